package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Changes;
import io.dynamomapping.Condition;
import io.dynamomapping.Operand;
import io.dynamomapping.Size;
import io.dynamomapping.internal.expression.ExpressionWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of all conditions and changes as values.
 */
class ExpressionPropertyTests {

	private static final int CASES = 500;

	private static final int ITEMS = 20;

	private static final int DEPTH = 4;

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void conditionsMadeEqualAreEqual(long seed) {
		RandomConditions one = new RandomConditions(seed, ITEMS);
		RandomConditions other = new RandomConditions(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			assertEqual(one.next(DEPTH), other.next(DEPTH), seed);
		}
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void changesMadeEqualAreEqual(long seed) {
		RandomChanges one = new RandomChanges(seed, ITEMS);
		RandomChanges other = new RandomChanges(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			Map<String, AttributeValue> item = one.items().get(i % ITEMS);
			assertEqual(one.next(item), other.next(item), seed);
		}
	}

	private static void assertEqual(Object one, Object other, long seed) {
		assertThat(one).as("seed %d", seed).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void textsOfConditionsDoNotDependOnValues(long seed) {
		forConditions(seed, (condition, description) -> {
			Condition masked = Bindings.replaceValues(condition, (value) -> "secret");

			assertThat(masked.toString()).as(description).isEqualTo(condition.toString()).doesNotContain("secret");
		});
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void textsOfChangesDoNotDependOnValues(long seed) {
		RandomChanges random = new RandomChanges(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			Change change = random.next(random.items().get(i % ITEMS));
			Change masked = Changes.of(Bindings.replaceValues(change, (value) -> "secret"));

			assertThat(masked.toString()).as("seed %d", seed).isEqualTo(change.toString()).doesNotContain("secret");
		}
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void negatingTwiceChangesNothing(long seed) {
		forConditions(seed, (condition, description) -> {
			if (!condition.isEmpty()) {
				assertThat(condition.not().not()).as(description).isEqualTo(condition);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void groupingDoesNotMatter(long seed) {
		RandomConditions random = new RandomConditions(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			Condition one = random.next(2);
			Condition two = random.next(2);
			Condition three = random.next(2);

			assertThat(one.and(two).and(three)).as("seed %d", seed)
				.isEqualTo(one.and(two.and(three)))
				.isEqualTo(Condition.allOf(one, two, three));
			assertThat(one.or(two).or(three)).as("seed %d", seed)
				.isEqualTo(one.or(two.or(three)))
				.isEqualTo(Condition.anyOf(one, two, three));
		}
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void conditionsShareThePlaceholdersOfEqualNamesAndValues(long seed) {
		forConditions(seed, (condition, description) -> {
			Set<Object> values = new HashSet<>();
			Set<Object> names = new HashSet<>();
			Condition bound = Bindings.replaceValues(condition, (value) -> {
				values.add(Bindings.encode(value));
				return Bindings.encode(value);
			});
			bound.format((operand) -> {
				names.addAll(path(operand).elements());
				return "";
			}, (value) -> "");
			names.removeIf(Integer.class::isInstance);
			ExpressionWriter writer = new ExpressionWriter();

			String text = writer.condition(bound);

			assertPlaceholders(writer.values(), values, text, description);
			assertPlaceholders(writer.names(), names, text, description);
		});
	}

	private static Attribute<?> path(Operand<?> operand) {
		return (operand instanceof Size size) ? size.attribute() : (Attribute<?>) operand;
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void changesShareThePlaceholdersOfEqualValues(long seed) {
		RandomChanges random = new RandomChanges(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			Set<Object> values = new HashSet<>();
			List<Change.Action> bound = Bindings.replaceValues(random.next(random.items().get(i % ITEMS)), (value) -> {
				values.add(Bindings.encode(value));
				return Bindings.encode(value);
			});
			ExpressionWriter writer = new ExpressionWriter();

			String text = writer.update(Changes.of(bound));

			assertPlaceholders(writer.values(), values, text, "seed " + seed);
		}
	}

	private static void assertPlaceholders(@Nullable Map<String, ?> byPlaceholder, Set<Object> expected,
			@Nullable String text, String description) {
		Map<String, ?> found = (byPlaceholder != null) ? byPlaceholder : Map.of();
		assertThat(new ArrayList<Object>(found.values())).as(description).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(found.keySet()).as(description)
			.allMatch((placeholder) -> text != null && text.matches("(?s).*" + placeholder + "\\b.*"));
	}

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void pathsAreReadAsTheyAreWritten(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < CASES; i++) {
			AttributePath path = AttributePath.of(name(random));
			while (random.nextBoolean()) {
				path = random.nextBoolean() ? path.then(name(random)) : path.at(random.nextInt(1000));
			}

			assertThat(attr(path.toString())).as("seed %d", seed).isEqualTo(attr(path)).hasToString(path.toString());
		}
	}

	private static String name(Random random) {
		StringBuilder name = new StringBuilder();
		do {
			name.append(".[]`#:0a ü\n".charAt(random.nextInt(11)));
		}
		while (random.nextInt(3) > 0);
		return name.toString();
	}

	private static void forConditions(long seed, BiConsumer<Condition, String> assertion) {
		RandomConditions random = new RandomConditions(seed, ITEMS);
		for (int i = 0; i < CASES; i++) {
			assertion.accept(random.next(DEPTH), "condition " + i + " of seed " + seed);
		}
	}

}
