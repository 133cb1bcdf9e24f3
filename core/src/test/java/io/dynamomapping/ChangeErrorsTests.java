package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes that DynamoDB refuses because of what the item is.
 */
class ChangeErrorsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Map<String, @Nullable Object> THEME = Map.of("size", 1, "colour", "my-secret", "fonts",
			List.of("serif"), "tags", Set.of("old"));

	private static final String MISSING = "expected all attributes that the change computes with, found that the item "
			+ "lacks one. Use incrementOrSet, appendOrSet or prependOrSet, or say by orElse what to take instead.";

	private static final String TYPE = "expected attributes of the types that the change is for, found one of another "
			+ "type in the item. Increment numbers, append to lists, include in and exclude from sets of the same "
			+ "type; or set the attribute.";

	private static final String PATH = "the item has no map or list at the path to be changed. "
			+ "Set the attribute around it first.";

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@BeforeEach
	void store() {
		this.settings.put("theme", THEME);
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource
	void sayWhatToDo(Change change, String reason) {
		ItemHandle<String, Map<String, @Nullable Object>> theme = this.settings.at("theme");

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> theme.update(change.and(attr("other").set("my-secret"))))
			.withMessage("UpdateItem on table '" + this.settings.tableName() + "' (mapping '" + this.settings.name()
					+ "') at " + endpoint() + " (region eu-central-1) failed: ValidationException: " + reason)
			.satisfies((ex) -> assertThat(ex.awsErrorCode()).isEqualTo("ValidationException"));
		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(this.settings.get("theme")).containsOnlyKeys(THEME.keySet());
	}

	private static String endpoint() {
		return tables.client().serviceClientConfiguration().endpointOverride().orElseThrow().toString();
	}

	static Stream<Arguments> sayWhatToDo() {
		return Stream.of(Arguments.of(attr("count").increment(1), MISSING),
				Arguments.of(attr("size").set(attr("count").plus(1)), MISSING),
				Arguments.of(attr("size").set(attr("count").minus(attr("size"))), MISSING),
				Arguments.of(attr("size").set(attr("count")), MISSING),
				Arguments.of(attr("size").set(attr("count").orElse(attr("none"))), MISSING),
				Arguments.of(attr("more").append("sans"), MISSING), Arguments.of(attr("more").prepend("sans"), MISSING),
				Arguments.of(attr("colour").increment(1), TYPE), Arguments.of(attr("colour").append("sans"), TYPE),
				Arguments.of(attr("tags").append("new"), TYPE), Arguments.of(attr("fonts").include("sans"), TYPE),
				Arguments.of(attr("tags").include(1), TYPE), Arguments.of(attr("tags").exclude(1), TYPE),
				Arguments.of(attr("colour").incrementOrSet(1), TYPE), Arguments.of(attr("window.width").set(1), PATH),
				Arguments.of(attr("window.width").remove(), PATH), Arguments.of(attr("size.x").set(1), PATH),
				Arguments.of(attr("size[0]").set(1), PATH), Arguments.of(attr("window.tags").include("new"), PATH));
	}

	@Test
	void comparisonsThatDynamoDbHasNotNameOperatorAndType() {
		ItemHandle<String, Map<String, @Nullable Object>> theme = this.settings.at("theme");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> theme.onlyIf(attr("size").lt(Set.of("my-secret"))).remove())
			.withMessage("Expected text, a number or binary to order 'size' by, found a value that is stored as SS. "
					+ "Ask whether it is equal, or compare another attribute.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> theme.onlyIf(attr("colour").between("z", "my-secret")).remove())
			.withMessage("Expected the lower bound of 'colour' first, found the higher one. Swap them, or leave the "
					+ "condition out.");
	}

}
