package io.dynamomapping.internal.expression;

import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpressionTests {

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private final ExpressionWriter writer = new ExpressionWriter();

	@Test
	void equalNamesAndValuesShareAPlaceholder() {
		Condition condition = attr("name.size[3]").eq(ONE).and(attr("size").eq(ONE));

		assertThat(this.writer.condition(condition)).isEqualTo("#n0.#n1[3] = :v0 AND #n1 = :v0");
		assertThat(this.writer.names()).isEqualTo(Map.of("#n0", "name", "#n1", "size"));
		assertThat(this.writer.values()).isEqualTo(Map.of(":v0", ONE));
	}

	@Test
	void namesThatLookLikeExpressionsStayNames() {
		AttributePath path = AttributePath.of("a = :v0 OR #n0");

		assertThat(this.writer.condition(attr(path).missing())).isEqualTo("attribute_not_exists(#n0)");
		assertThat(this.writer.names()).isEqualTo(Map.of("#n0", "a = :v0 OR #n0"));
	}

	@Test
	void nestedJunctionsKeepTheirParentheses() {
		Condition condition = attr("id").exists().and(attr("price").missing().or(attr("price").eq(ONE)));

		assertThat(this.writer.condition(condition))
			.isEqualTo("attribute_exists(#n0) AND (attribute_not_exists(#n1) OR #n1 = :v0)");
	}

	@Test
	void conditionsWithoutTermsAreNotWritten() {
		assertThat(this.writer.condition(Condition.all())).isNull();
	}

	@Test
	void changesSetAndRemove() {
		ItemChanges changes = new ItemChanges().change(AttributePath.of("price"), ONE)
			.change(AttributePath.of("stock"), null)
			.change(AttributePath.parse("shelf.row"), ONE);

		assertThat(this.writer.update(changes.toChange())).isEqualTo("SET #n0 = :v0, #n2.#n3 = :v0 REMOVE #n1");
	}

	@Test
	void laterChangeOfTheSamePlaceWins() {
		ItemChanges changes = new ItemChanges().change(AttributePath.of("price"), ONE)
			.change(AttributePath.of("price"), null);

		assertThat(this.writer.update(changes.toChange())).isEqualTo("REMOVE #n0");
		assertThat(this.writer.values()).isNull();
	}

	@Test
	void noChangesAreNoExpression() {
		assertThat(new ItemChanges().isEmpty()).isTrue();
		assertThat(this.writer.update(new ItemChanges().toChange())).isNull();
		assertThat(this.writer.names()).isNull();
	}

	@Test
	void overlappingChangesAreRefused() {
		ItemChanges changes = new ItemChanges().change(AttributePath.parse("shelf.row"), ONE);

		assertThatIllegalArgumentException().isThrownBy(() -> changes.change(AttributePath.of("shelf"), null))
			.withMessage("Expected changes of separate attributes, found 'shelf.row' and 'shelf', "
					+ "one of which holds the other. Change one of them.");
	}

}
