package io.dynamomapping.property;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.Change;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Oracles that are wrong, each in another way.
 */
final class ChangeMistakes {

	private ChangeMistakes() {
	}

	static Map<String, ChangeOracle> all() {
		return Map.of("an action sees what the ones before it did", new ChangeOracle() {
			@Override
			Optional<Map<String, AttributeValue>> apply(List<Change.Action> actions, Map<String, AttributeValue> item) {
				Optional<Map<String, AttributeValue>> changed = Optional.of(item);
				for (Change.Action action : actions) {
					changed = changed.flatMap((before) -> super.apply(List.of(action), before));
				}
				return changed;
			}
		}, "sums are inexact", new ChangeOracle() {
			@Override
			BigDecimal add(BigDecimal left, BigDecimal right) {
				return BigDecimal.valueOf(left.doubleValue() + right.doubleValue());
			}
		}, "what has the wrong type is left alone", new ChangeOracle() {
			@Override
			Optional<Map<String, AttributeValue>> apply(List<Change.Action> actions, Map<String, AttributeValue> item) {
				return super.apply(actions, item).or(() -> Optional.of(item));
			}
		}, "a set keeps its last element", new ChangeOracle() {
			@Override
			@Nullable AttributeValue excluded(@Nullable AttributeValue present, AttributeValue elements) {
				AttributeValue left = super.excluded(present, elements);
				return (left != null) ? left : present;
			}
		});
	}

}
