package io.dynamomapping.internal.expression;

import java.util.List;
import java.util.Map;

import io.dynamomapping.AttributePath;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpressionTests {

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private final ExpressionWriter writer = new ExpressionWriter();

	@Test
	void equalNamesAndValuesShareAPlaceholder() {
		Guard guard = Guard.allOf(List.of(Guard.equal(AttributePath.parse("name.size[3]"), ONE),
				Guard.equal(AttributePath.parse("size"), ONE)));

		String condition = guard.write(this.writer);

		assertThat(condition).isEqualTo("#n0.#n1[3] = :v0 AND #n1 = :v0");
		assertThat(this.writer.names()).isEqualTo(Map.of("#n0", "name", "#n1", "size"));
		assertThat(this.writer.values()).isEqualTo(Map.of(":v0", ONE));
	}

	@Test
	void namesThatLookLikeExpressionsStayNames() {
		AttributePath path = AttributePath.of("a = :v0 OR #n0");

		String condition = Guard.missing(path).write(this.writer);

		assertThat(condition).isEqualTo("attribute_not_exists(#n0)");
		assertThat(this.writer.names()).isEqualTo(Map.of("#n0", "a = :v0 OR #n0"));
	}

	@Test
	void missingOrNullIsOneTermOfAConjunction() {
		Guard guard = Guard
			.allOf(List.of(Guard.exists(AttributePath.of("id")), Guard.missingOrNull(AttributePath.of("price"))));

		assertThat(guard.write(this.writer))
			.isEqualTo("attribute_exists(#n0) AND (attribute_not_exists(#n1) OR #n1 = :v0)");
	}

	@Test
	void changesSetAndRemove() {
		ItemChanges changes = new ItemChanges().change(AttributePath.of("price"), ONE)
			.change(AttributePath.of("stock"), null)
			.change(AttributePath.parse("shelf.row"), ONE);

		assertThat(changes.write(this.writer)).isEqualTo("SET #n0 = :v0, #n2.#n3 = :v0 REMOVE #n1");
	}

	@Test
	void laterChangeOfTheSamePlaceWins() {
		ItemChanges changes = new ItemChanges().change(AttributePath.of("price"), ONE)
			.change(AttributePath.of("price"), null);

		assertThat(changes.write(this.writer)).isEqualTo("REMOVE #n0");
		assertThat(this.writer.values()).isNull();
	}

	@Test
	void noChangesAreNoExpression() {
		assertThat(new ItemChanges().isEmpty()).isTrue();
		assertThat(new ItemChanges().write(this.writer)).isNull();
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
