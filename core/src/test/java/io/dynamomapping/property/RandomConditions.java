package io.dynamomapping.property;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random conditions that DynamoDB accepts, made by the verbs that users have.
 */
final class RandomConditions {

	private final RandomValues values;

	private final RandomItems items;

	RandomConditions(long seed, int items) {
		this.values = new RandomValues(new Random(seed), RandomItems.NAMES);
		this.items = new RandomItems(this.values, items);
	}

	List<Map<String, AttributeValue>> items() {
		return this.items.all();
	}

	Condition next(int depth) {
		if (depth == 0 || this.values.chance(20)) {
			return test();
		}
		return switch (this.values.upTo(6)) {
			case 0, 1 -> next(depth - 1).and(next(depth - 1));
			case 2, 3 -> next(depth - 1).or(next(depth - 1));
			case 4 -> negated(next(depth - 1));
			case 5 -> Condition.anyOf(several(depth - 1));
			default -> this.values.chance(10) ? Condition.all() : Condition.allOf(several(depth - 1));
		};
	}

	private List<Condition> several(int depth) {
		return IntStream.rangeClosed(0, this.values.upTo(2)).mapToObj((i) -> next(depth)).toList();
	}

	private Condition negated(Condition condition) {
		return condition.isEmpty() ? condition : condition.not();
	}

	private Condition test() {
		return switch (this.values.upTo(10)) {
			case 0 -> on((value) -> true).equality();
			case 1, 2 -> on(RandomComparison::isOrdered).order();
			case 3, 4 -> on(RandomComparison::isOrdered).between();
			case 5 -> on((value) -> true).in();
			case 6 -> on((value) -> true).presence();
			case 7 -> on((value) -> value.s() != null || value.b() != null).beginsWith();
			case 8, 9 -> on((value) -> Comparisons.size(value) != null && !value.hasM()).contains();
			default -> on((value) -> Comparisons.size(value) != null).size();
		};
	}

	private RandomComparison on(Predicate<AttributeValue> wish) {
		Map<String, AttributeValue> item = this.items.any();
		AttributePath path = this.items.path(item, wish);
		return new RandomComparison(this.values, this.items, item, path);
	}

}
