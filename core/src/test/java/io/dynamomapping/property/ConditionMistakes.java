package io.dynamomapping.property;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

import io.dynamomapping.Condition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Oracles that are wrong, each in another way.
 */
final class ConditionMistakes {

	private ConditionMistakes() {
	}

	static Map<String, ConditionOracle> all() {
		return Map.of("ne does not hold of what is missing", new ConditionOracle() {
			@Override
			boolean holds(Condition.Operator operator, @Nullable AttributeValue subject,
					List<@Nullable AttributeValue> arguments) {
				boolean refused = operator == Condition.Operator.NE && subject == null;
				return !refused && super.holds(operator, subject, arguments);
			}
		}, "numbers and sets are equal as texts are", new ConditionOracle() {
			@Override
			boolean same(@Nullable AttributeValue one, @Nullable AttributeValue other) {
				return one != null && one.equals(other);
			}
		}, "what is missing equals what is missing", new ConditionOracle() {
			@Override
			boolean same(@Nullable AttributeValue one, @Nullable AttributeValue other) {
				return (one == null && other == null) || super.same(one, other);
			}
		}, "texts have the order of UTF-16", new ConditionOracle() {
			@Override
			boolean compares(@Nullable AttributeValue one, @Nullable AttributeValue other, IntPredicate order) {
				String text = (one != null) ? one.s() : null;
				String otherText = (other != null) ? other.s() : null;
				return (text != null && otherText != null) ? order.test(text.compareTo(otherText))
						: super.compares(one, other, order);
			}
		}, "what is missing is the least", new ConditionOracle() {
			@Override
			boolean compares(@Nullable AttributeValue one, @Nullable AttributeValue other, IntPredicate order) {
				return (one != null) ? super.compares(one, other, order) : order.test(-1);
			}
		}, "texts have the size of their bytes", new ConditionOracle() {
			@Override
			@Nullable AttributeValue size(@Nullable AttributeValue value) {
				boolean text = value != null && value.s() != null;
				return text ? AttributeValue.fromN(Integer.toString(bytes(value))) : super.size(value);
			}
		});
	}

	private static int bytes(@Nullable AttributeValue text) {
		return Objects.requireNonNull(text).s().getBytes(StandardCharsets.UTF_8).length;
	}

}
