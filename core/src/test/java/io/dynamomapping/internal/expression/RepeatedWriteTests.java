package io.dynamomapping.internal.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatedWrite}, with bound expressions.
 */
class RepeatedWriteTests {

	private static final Attribute<Object> ISBN = attr("isbn");

	private static final Attribute<Object> STATE = attr("state");

	private static final Attribute<Object> STOCK = attr("stock");

	private static final Attribute<Object> VERSION = attr("version");

	private static final AttributeValue NEW = AttributeValue.fromS("new");

	private static final AttributeValue SOLD = AttributeValue.fromS("sold");

	private static final Map<String, AttributeValue> BOOK = Map.of("isbn", AttributeValue.fromS("1"), "state", NEW,
			"stock", number(3));

	private static AttributeValue number(int number) {
		return AttributeValue.fromN(Integer.toString(number));
	}

	private static Change set(Attribute<?> attribute, Object value) {
		return Change.of(new Change.Set(attribute, value));
	}

	private static Change bump() {
		return set(VERSION, new Expression.Sum<>(new Expression.Fallback<>(VERSION, number(0)), false, number(1)));
	}

	@Test
	void putWhereThereIsNoneRefusesItself() {
		assertThat(RepeatedWrite.refusesPut(BOOK, ISBN.missing())).isTrue();
		assertThat(RepeatedWrite.refusesPut(BOOK, ISBN.exists())).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, Condition.all())).isFalse();
	}

	@Test
	void putOverAnExpiredItemRefusesItselfUnlessItExpiresAtOnce() {
		Condition free = ISBN.missing().or(attr("expires").between(number(1), number(1000)));

		assertThat(RepeatedWrite.refusesPut(BOOK, free)).isTrue();
		assertThat(RepeatedWrite.refusesPut(with(BOOK, "expires", number(1001)), free)).isTrue();
		assertThat(RepeatedWrite.refusesPut(with(BOOK, "expires", number(1000)), free)).isFalse();
		assertThat(RepeatedWrite.refusesPut(with(BOOK, "expires", number(0)), free)).isTrue();
		assertThat(RepeatedWrite.refusesPut(with(BOOK, "expires", NEW), free)).isTrue();
	}

	@Test
	void putOfTheNextVersionRefusesItself() {
		Map<String, AttributeValue> second = with(BOOK, "version", number(2));

		assertThat(RepeatedWrite.refusesPut(second, VERSION.eq(number(1)))).isTrue();
		assertThat(RepeatedWrite.refusesPut(second, VERSION.eq(number(2)))).isFalse();
		assertThat(
				RepeatedWrite.refusesPut(with(BOOK, "version", number(1)), VERSION.missing().or(VERSION.eq(number(0)))))
			.isTrue();
	}

	@Test
	void oneRefutedTermIsEnoughOfAllAndAllAreNeededOfAny() {
		Condition holds = STATE.eq(NEW);

		assertThat(RepeatedWrite.refusesPut(BOOK, ISBN.missing().and(holds))).isTrue();
		assertThat(RepeatedWrite.refusesPut(BOOK, ISBN.missing().or(holds))).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, ISBN.missing().or(STATE.eq(SOLD)))).isTrue();
	}

	@Test
	void comparisonsAreJudgedByWhatIsPut() {
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.ne(NEW))).isTrue();
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.ne(SOLD))).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.in(List.of(SOLD)))).isTrue();
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.in(List.of(SOLD, NEW)))).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, attr("title").eq(NEW))).isTrue();
		assertThat(RepeatedWrite.refusesPut(BOOK, attr("title").ne(NEW))).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, STOCK.lt(number(3)))).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.eq(NEW).not())).isFalse();
		assertThat(RepeatedWrite.refusesPut(BOOK, STATE.ne(attr("title")))).isFalse();
	}

	@Test
	void numbersAreComparedByValue() {
		Condition one = STOCK.eq(AttributeValue.fromN("3.0"));

		assertThat(RepeatedWrite.refusesPut(BOOK, one)).isFalse();
	}

	@Test
	void deleteRefusesItselfWhereItAsksForAnItem() {
		assertThat(RepeatedWrite.refusesDelete(ISBN.exists())).isTrue();
		assertThat(RepeatedWrite.refusesDelete(STOCK.lt(number(3)))).isTrue();
		assertThat(RepeatedWrite.refusesDelete(Condition.all())).isFalse();
		assertThat(RepeatedWrite.refusesDelete(STOCK.missing())).isFalse();
		assertThat(RepeatedWrite.refusesDelete(STOCK.missing().or(STOCK.eq(number(0))))).isFalse();
	}

	@Test
	void updateRefusesItselfWhereItChangesWhatItCompares() {
		Condition unsold = STATE.eq(NEW);

		assertThat(RepeatedWrite.refusesUpdate(set(STATE, SOLD), unsold)).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(set(STATE, NEW), unsold)).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(set(STOCK, number(1)), unsold)).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(Change.of(new Change.Remove(STATE)), unsold)).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(set(STATE, SOLD), STATE.missing())).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(set(STATE, STOCK), unsold)).isFalse();
	}

	@Test
	void updateOfAVersionRefusesItself() {
		assertThat(RepeatedWrite.refusesUpdate(bump(), VERSION.eq(number(7)))).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(bump(), VERSION.missing())).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(bump(), VERSION.missing().or(VERSION.eq(number(0))))).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(bump(), VERSION.missing().or(VERSION.eq(number(1))))).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(bump(), ISBN.exists())).isFalse();
	}

	@Test
	void incrementRefusesItselfOnlyBesideAnExactNumber() {
		Change increment = set(STOCK, new Expression.Sum<>(STOCK, false, number(1)));
		Change decrement = set(STOCK, new Expression.Sum<>(STOCK, true, number(1)));
		Change nothing = set(STOCK, new Expression.Sum<>(STOCK, true, number(0)));
		Change ofAnother = set(STOCK, new Expression.Sum<>(VERSION, false, number(1)));

		assertThat(RepeatedWrite.refusesUpdate(increment, STOCK.eq(number(1)))).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(decrement, STOCK.eq(number(1)))).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(nothing, STOCK.eq(number(1)))).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(ofAnother, STOCK.eq(number(1)))).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(decrement, STOCK.gt(number(0)))).isFalse();
	}

	@Test
	void changeWithinAMapMakesAnotherOneOfIt() {
		AttributeValue shelf = AttributeValue.fromM(Map.of("room", number(1), "row", number(2)));
		Condition same = attr("shelf").eq(shelf);

		assertThat(RepeatedWrite.refusesUpdate(set(attr("shelf.row"), number(3)), same)).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(set(attr("shelf.row"), number(2)), same)).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(Change.of(new Change.Remove(attr("shelf.row"))), same)).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(Change.of(new Change.Remove(attr("shelf.place"))), same)).isFalse();
		assertThat(RepeatedWrite.refusesUpdate(set(attr("shelf"), shelf), attr("shelf.row").eq(number(3)))).isTrue();
		assertThat(RepeatedWrite.refusesUpdate(set(attr("shelf"), shelf), attr("shelf.row").eq(number(2)))).isFalse();
	}

	@Test
	void elementsOfListsAreNotJudged() {
		AttributeValue tags = AttributeValue.fromL(List.of(NEW, SOLD));

		assertThat(RepeatedWrite.refusesUpdate(Change.of(new Change.Remove(attr("tags[0]"))), attr("tags").eq(tags)))
			.isFalse();
		assertThat(RepeatedWrite.refusesUpdate(set(attr("tags[0]"), SOLD), attr("tags[0]").eq(NEW))).isFalse();
	}

	@Test
	void settingAndRemovingAreIdempotent() {
		assertThat(RepeatedWrite.isIdempotent(set(STATE, SOLD).and(Change.of(new Change.Remove(STOCK))))).isTrue();
		assertThat(RepeatedWrite.isIdempotent(set(STATE, new Expression.Fallback<>(STATE, NEW)))).isTrue();
		assertThat(RepeatedWrite
			.isIdempotent(Change.of(new Change.Membership(attr("tags"), false, AttributeValue.fromSs(List.of("sf"))))))
			.isTrue();
	}

	@Test
	void whatDependsOnTheItemIsNotIdempotent() {
		assertThat(RepeatedWrite.isIdempotent(bump())).isFalse();
		assertThat(RepeatedWrite.isIdempotent(set(STATE, SOLD).and(bump()))).isFalse();
		assertThat(RepeatedWrite.isIdempotent(set(STATE, attr("title")))).isFalse();
		assertThat(RepeatedWrite.isIdempotent(set(STATE, new Expression.Fallback<>(attr("title"), NEW)))).isFalse();
		assertThat(RepeatedWrite.isIdempotent(Change.of(new Change.Membership(STOCK, false, number(1))))).isFalse();
		assertThat(RepeatedWrite.isIdempotent(Change.of(new Change.Remove(attr("tags[0]"))))).isFalse();
		assertThat(RepeatedWrite.isIdempotent(set(attr("tags[9]"), NEW))).isFalse();
	}

	private static Map<String, AttributeValue> with(Map<String, AttributeValue> item, String name,
			AttributeValue value) {
		Map<String, AttributeValue> copy = new HashMap<>(item);
		copy.put(name, value);
		return copy;
	}

}
