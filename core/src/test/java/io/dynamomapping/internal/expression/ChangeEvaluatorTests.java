package io.dynamomapping.internal.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change makes of an item, as far as random changes do not compare it with
 * DynamoDB.
 */
class ChangeEvaluatorTests {

	private static final Map<String, AttributeValue> ITEM = Map.of("id", text("a"), "stock", number("1.50"), "tags",
			AttributeValue.fromSs(List.of("new")), "shelf", AttributeValue.fromM(Map.of("row", number("1"))), "reviews",
			AttributeValue.fromL(List.of(text("0"), text("1"), text("2"))));

	@Test
	void numbersHaveTheFormInWhichTheyAreStored() {
		Change change = set("a", number("1.500"))
			.and(set("b", AttributeValue.fromM(Map.of("c", AttributeValue.fromL(List.of(number("1E+3")))))))
			.and(set("d", AttributeValue.fromNs(List.of("2.0", "0.0"))))
			.and(increment("stock", "0.5"));

		assertThat(apply(change)).containsEntry("a", number("1.5"))
			.containsEntry("b", AttributeValue.fromM(Map.of("c", AttributeValue.fromL(List.of(number("1000"))))))
			.containsEntry("d", AttributeValue.fromNs(List.of("2", "0")))
			.containsEntry("stock", number("2"));
	}

	@Test
	void positionsAreThoseBeforeTheChange() {
		Change change = attr("reviews[0]").remove()
			.and(set("reviews[1]", text("one")))
			.and(set("reviews[9]", text("nine")))
			.and(set("reviews[7]", text("seven")));

		assertThat(apply(change)).containsEntry("reviews",
				AttributeValue.fromL(List.of(text("one"), text("2"), text("seven"), text("nine"))));
	}

	@Test
	void attributesChangePlaces() {
		Change change = attr("stock").set(attr("id")).and(attr("title").set(attr("stock")));

		assertThat(apply(change)).containsEntry("stock", text("a")).containsEntry("title", number("1.5"));
	}

	@Test
	void lastElementTakesTheSetWithIt() {
		assertThat(apply(membership("tags", true, "new"))).doesNotContainKey("tags");
		assertThat(apply(membership("none", true, "new"))).doesNotContainKey("none");
		assertThat(apply(membership("none", false, "new"))).containsEntry("none",
				AttributeValue.fromSs(List.of("new")));
	}

	@Test
	void fallbackThatIsNotNeededNeedNotBeThere() {
		Change change = attr("stock").set(attr("stock").orElse(attr("none")));

		assertThat(apply(change)).containsEntry("stock", number("1.5"));
	}

	@Test
	void itemIsLeftAsItIs() {
		apply(set("shelf.row", number("2")).and(attr("id").remove()));

		assertThat(ITEM.get("shelf")).isEqualTo(AttributeValue.fromM(Map.of("row", number("1"))));
		assertThat(ITEM).containsKey("id");
	}

	@Test
	void whatDoesNotFitIsNotApplied() {
		List<Change> changes = List.of(attr("stock").set(attr("none")), increment("tags", "1"),
				set("none.row", number("1")), set("stock[0]", number("1")), set("shelf[0]", number("1")),
				attr("none.row").remove(), membership("stock", false, "new"),
				attr("tags")
					.set(new Expression.Concatenation<>(attr("tags"), AttributeValue.fromL(List.of(text("x"))))),
				increment("stock", "1E-38"));

		assertThat(changes).allSatisfy((change) -> assertThat(ChangeEvaluator.apply(change, ITEM)).isEmpty());
	}

	private static Map<String, AttributeValue> apply(Change change) {
		Optional<Map<String, AttributeValue>> changed = ChangeEvaluator.apply(change, ITEM);
		return changed.orElseThrow();
	}

	private static Change set(String path, AttributeValue value) {
		return attr(path).set(value);
	}

	private static Change increment(String name, String number) {
		return attr(name).set(new Expression.Sum<>(attr(name), false, number(number)));
	}

	private static Change membership(String name, boolean exclude, String element) {
		Attribute<Object> attribute = attr(name);
		return Change.of(new Change.Membership(attribute, exclude, AttributeValue.fromSs(List.of(element))));
	}

	private static AttributeValue text(String text) {
		return AttributeValue.fromS(text);
	}

	private static AttributeValue number(String number) {
		return AttributeValue.fromN(number);
	}

}
