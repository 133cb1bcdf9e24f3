package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import io.dynamomapping.internal.expression.ChangeEvaluator;
import io.dynamomapping.internal.expression.RepeatedWrite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A write that is said to refuse itself does, and one that is said to leave the same item
 * does as well, whatever the item was.
 */
class RepeatedWritePropertyTests {

	private static final int WRITES = 20_000;

	private static final List<String> NAMES = List.of("a", "b", "c");

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void judgementsHold(long seed) {
		Random random = new Random(seed);
		ConditionOracle oracle = new ConditionOracle();
		List<String> mistakes = new ArrayList<>();
		int refusing = 0;
		int idempotent = 0;
		for (int i = 0; i < WRITES; i++) {
			Map<String, AttributeValue> item = item(random);
			Condition condition = condition(random, 3);
			Change change = change(random);
			Map<String, AttributeValue> once = ChangeEvaluator.apply(change, item).orElse(null);
			if (once == null || !oracle.holds(condition, item)) {
				continue;
			}
			if (RepeatedWrite.refusesUpdate(change, condition)) {
				refusing++;
				if (oracle.holds(condition, once)) {
					mistakes.add(change + " of " + item + " if " + condition);
				}
			}
			if (RepeatedWrite.isIdempotent(change)) {
				idempotent++;
				if (!ChangeEvaluator.apply(change, once).orElseThrow().equals(once)) {
					mistakes.add(change + " of " + item);
				}
			}
			if (RepeatedWrite.refusesPut(once, condition) && oracle.holds(condition, once)) {
				mistakes.add("put of " + once + " if " + condition);
			}
			if (RepeatedWrite.refusesDelete(condition) && oracle.holds(condition, Map.of())) {
				mistakes.add("delete if " + condition);
			}
		}

		assertThat(mistakes).as("seed %d", seed).isEmpty();
		assertThat(refusing).as("seed %d", seed).isGreaterThan(WRITES / 100);
		assertThat(idempotent).as("seed %d", seed).isGreaterThan(WRITES / 100);
	}

	private static Map<String, AttributeValue> item(Random random) {
		Map<String, AttributeValue> item = new LinkedHashMap<>();
		NAMES.stream().filter((name) -> random.nextInt(3) > 0).forEach((name) -> item.put(name, number(random)));
		return item;
	}

	private static AttributeValue number(Random random) {
		return AttributeValue.fromN(Integer.toString(random.nextInt(3)));
	}

	private static Attribute<Object> attribute(Random random) {
		return Attribute.attr(NAMES.get(random.nextInt(NAMES.size())));
	}

	private static Condition condition(Random random, int depth) {
		if (depth == 0 || random.nextInt(3) == 0) {
			return test(random);
		}
		Condition one = condition(random, depth - 1);
		return switch (random.nextInt(5)) {
			case 0, 1 -> one.and(condition(random, depth - 1));
			case 2, 3 -> one.or(condition(random, depth - 1));
			default -> one.not();
		};
	}

	private static Condition test(Random random) {
		Attribute<Object> attribute = attribute(random);
		return switch (random.nextInt(7)) {
			case 0, 1, 2 -> attribute.eq(number(random));
			case 3 -> attribute.ne(number(random));
			case 4 -> attribute.exists();
			case 5 -> attribute.between(number(random), AttributeValue.fromN("2"));
			default -> attribute.missing();
		};
	}

	private static Change change(Random random) {
		List<Change> changes = new ArrayList<>();
		for (String name : NAMES) {
			Attribute<Object> attribute = Attribute.attr(name);
			switch (random.nextInt(6)) {
				case 0 -> changes.add(set(attribute, number(random)));
				case 1 -> changes.add(Change.of(new Change.Remove(attribute)));
				case 2 -> changes.add(set(attribute, new Expression.Fallback<>(attribute, number(random))));
				case 3 -> changes
					.add(set(attribute, new Expression.Sum<>(new Expression.Fallback<>(attribute, number(random)),
							random.nextBoolean(), number(random))));
				default -> {
				}
			}
		}
		return Change.allOf(changes);
	}

	private static Change set(Attribute<?> attribute, Object value) {
		return Change.of(new Change.Set(attribute, value));
	}

}
