package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.Condition;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DynamoDB selects by a random condition what Java selects.
 */
class ConditionPropertyTests {

	private static final int ITEMS = 40;

	private static final int CONDITIONS = 300;

	private static final int DEPTHS = 5;

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void dynamoDbAndJavaAgree(long seed) {
		Answers answers = Answers.ask(seed);

		assertThat(answers.disagreements(new ConditionOracle())).as("seed %d", seed).isEmpty();
		assertThat(answers.holding()).as("cases that hold, seed %d", seed)
			.isBetween(ITEMS * CONDITIONS / 10, ITEMS * CONDITIONS * 9 / 10);
		assertThat(answers.selective()).as("conditions that tell items apart, seed %d", seed)
			.isGreaterThan(CONDITIONS / 3);
	}

	@Test
	void mistakesAreFound() {
		Answers answers = Answers.ask(1920);

		ConditionMistakes.all()
			.forEach((mistake, mistaken) -> assertThat(answers.disagreements(mistaken)).as(mistake).isNotEmpty());
	}

	/**
	 * What DynamoDB selected.
	 *
	 * @param items the items of the table
	 * @param keys the keys of those that were selected, by condition
	 */
	private record Answers(List<Map<String, AttributeValue>> items, Map<Condition, Set<String>> keys) {

		static Answers ask(long seed) {
			RandomConditions random = new RandomConditions(seed, ITEMS);
			LocalItems table = new LocalItems(tables, random.items());
			Map<Condition, Set<String>> keys = new LinkedHashMap<>();
			for (int i = 0; keys.size() < CONDITIONS; i++) {
				keys.computeIfAbsent(Bindings.bind(random.next(i % DEPTHS)), table::keys);
			}
			return new Answers(random.items(), keys);
		}

		List<String> disagreements(ConditionOracle oracle) {
			List<String> disagreements = new ArrayList<>();
			this.keys.forEach((condition, found) -> {
				Set<String> expected = this.items.stream()
					.filter((item) -> oracle.holds(condition, item))
					.map(LocalItems::key)
					.collect(Collectors.toSet());
				if (!found.equals(expected)) {
					disagreements.add("%s: found %s, expected %s"
						.formatted(condition.format(Object::toString, Object::toString), found, expected));
				}
			});
			return disagreements;
		}

		int holding() {
			return this.keys.values().stream().mapToInt(Set::size).sum();
		}

		long selective() {
			return this.keys.values().stream().filter((found) -> !found.isEmpty() && found.size() < ITEMS).count();
		}

	}

}
