package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.Change;
import io.dynamomapping.Changes;
import io.dynamomapping.internal.expression.ChangeEvaluator;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DynamoDB makes of an item by a random change what Java makes of it, or both refuse it.
 */
class ChangePropertyTests {

	private static final int ITEMS = 400;

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void dynamoDbAndJavaAgree(long seed) {
		Answers answers = Answers.ask(seed);

		assertThat(answers.disagreements(new ChangeOracle())).as("seed %d", seed).isEmpty();
		assertThat(answers.disagreementsOfEvaluator()).as("seed %d", seed).isEmpty();
		assertThat(answers.applied()).as("changes that were applied, seed %d", seed)
			.isBetween(ITEMS / 4L, ITEMS * 3L / 4);
	}

	@Test
	void mistakesAreFound() {
		Answers answers = Answers.ask(1920);

		ChangeMistakes.all()
			.forEach((mistake, mistaken) -> assertThat(answers.disagreements(mistaken)).as(mistake).isNotEmpty());
	}

	/**
	 * What DynamoDB made of items.
	 *
	 * @param items the items before, by key
	 * @param changes the change of each
	 * @param returned what was returned, empty where the change was refused
	 * @param stored the items after
	 */
	private record Answers(Map<String, Map<String, AttributeValue>> items, Map<String, List<Change.Action>> changes,
			Map<String, Optional<Map<String, AttributeValue>>> returned,
			Map<String, Map<String, AttributeValue>> stored) {

		static Answers ask(long seed) {
			RandomChanges random = new RandomChanges(seed, ITEMS);
			LocalItems table = new LocalItems(tables, random.items());
			Map<String, Map<String, AttributeValue>> items = new LinkedHashMap<>();
			Map<String, List<Change.Action>> changes = new HashMap<>();
			Map<String, Optional<Map<String, AttributeValue>>> returned = new HashMap<>();
			for (Map<String, AttributeValue> item : random.items()) {
				String key = LocalItems.key(item);
				List<Change.Action> change = Bindings.bind(random.next(item));
				items.put(key, item);
				changes.put(key, change);
				returned.put(key, table.update(key, change));
			}
			return new Answers(items, changes, returned, table.all());
		}

		List<String> disagreements(ChangeOracle oracle) {
			List<String> disagreements = new ArrayList<>();
			this.items.forEach((key, item) -> {
				List<Change.Action> change = this.changes.getOrDefault(key, List.of());
				Optional<Map<String, AttributeValue>> expected = oracle.apply(change, item);
				Optional<Map<String, AttributeValue>> found = this.returned.getOrDefault(key, Optional.empty());
				Map<String, AttributeValue> after = this.stored.getOrDefault(key, Map.of());
				boolean agreed = found.isPresent() == expected.isPresent()
						&& Comparisons.same(found.orElse(item), expected.orElse(item))
						&& Comparisons.same(after, expected.orElse(item));
				if (!agreed) {
					disagreements.add("%s of %s: found %s, expected %s".formatted(change, item, found, expected));
				}
			});
			return disagreements;
		}

		// It need not find out what DynamoDB refuses, as DynamoDB is asked.
		List<String> disagreementsOfEvaluator() {
			List<String> disagreements = new ArrayList<>();
			this.items.forEach((key, item) -> {
				Change change = Changes.of(this.changes.getOrDefault(key, List.of()));
				Optional<Map<String, AttributeValue>> expected = ChangeEvaluator.apply(change, item);
				Optional<Map<String, AttributeValue>> found = this.returned.getOrDefault(key, Optional.empty());
				boolean lenient = found.isEmpty() && change.toString().contains("if_not_exists");
				if (!lenient && (found.isPresent() != expected.isPresent()
						|| !Comparisons.same(found.orElse(item), expected.orElse(item)))) {
					disagreements.add("%s of %s: found %s, expected %s".formatted(change, item, found, expected));
				}
			});
			return disagreements;
		}

		long applied() {
			return this.returned.values().stream().filter(Optional::isPresent).count();
		}

	}

}
