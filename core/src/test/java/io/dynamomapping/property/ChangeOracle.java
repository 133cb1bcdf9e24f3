package io.dynamomapping.property;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Says what a bound change makes of an item.
 */
class ChangeOracle {

	private static final int DIGITS = 38;

	private static final BigDecimal SMALLEST = new BigDecimal("1E-130");

	private static final BigDecimal LARGEST = new BigDecimal("9.9999999999999999999999999999999999999E+125");

	/**
	 * Apply all actions of a change, each to the item as it was before.
	 * @return the item after the change, or empty if DynamoDB refuses it
	 */
	Optional<Map<String, AttributeValue>> apply(List<Change.Action> actions, Map<String, AttributeValue> item) {
		try {
			Edits edits = new Edits();
			actions.forEach((action) -> edits.add(action.attribute().elements(), outcome(action, item)));
			return Optional.of(Objects.requireNonNull(edits.apply(AttributeValue.fromM(item))).m());
		}
		catch (RefusedException ex) {
			return Optional.empty();
		}
	}

	private @Nullable AttributeValue outcome(Change.Action action, Map<String, AttributeValue> item) {
		if (action instanceof Change.Set set) {
			return computed(Objects.requireNonNull(set.value()), item);
		}
		if (action instanceof Change.Membership membership) {
			AttributeValue present = Comparisons.find(item, membership.attribute().elements());
			AttributeValue elements = (AttributeValue) membership.elements();
			return membership.exclude() ? excluded(present, elements) : included(present, elements);
		}
		return null;
	}

	private static AttributeValue included(@Nullable AttributeValue present, AttributeValue elements) {
		if (present == null) {
			return elements;
		}
		Set<Object> all = elements(present, elements);
		all.addAll(Comparisons.elements(elements));
		return Comparisons.set(elements.type(), all);
	}

	@Nullable AttributeValue excluded(@Nullable AttributeValue present, AttributeValue elements) {
		if (present == null) {
			return null;
		}
		Set<Object> left = elements(present, elements);
		left.removeAll(Comparisons.elements(elements));
		return left.isEmpty() ? null : Comparisons.set(elements.type(), left);
	}

	private static Set<Object> elements(AttributeValue present, AttributeValue elements) {
		refuseUnless(present.type() == elements.type());
		return Comparisons.elements(present);
	}

	private AttributeValue computed(Object value, Map<String, AttributeValue> item) {
		if (value instanceof Attribute<?> attribute) {
			AttributeValue found = Comparisons.find(item, attribute.elements());
			refuseUnless(found != null);
			return Objects.requireNonNull(found);
		}
		if (value instanceof Expression.Fallback<?> fallback) {
			AttributeValue found = Comparisons.find(item, fallback.attribute().elements());
			// DynamoDB Local wants the other attribute to be there even if it is not
			// needed.
			AttributeValue otherwise = computed(fallback.otherwise(), item);
			return (found != null) ? found : otherwise;
		}
		if (value instanceof Expression.Sum<?> sum) {
			return sum(computed(sum.left(), item), sum.minus(), computed(sum.right(), item));
		}
		if (value instanceof Expression.Concatenation<?> lists) {
			return concatenation(computed(lists.left(), item), computed(lists.right(), item));
		}
		return (AttributeValue) value;
	}

	private AttributeValue sum(AttributeValue left, boolean minus, AttributeValue right) {
		refuseUnless(left.n() != null && right.n() != null);
		BigDecimal added = Comparisons.number(right);
		BigDecimal sum = add(Comparisons.number(left), minus ? added.negate() : added).stripTrailingZeros();
		refuseUnless(sum.precision() <= DIGITS && sum.abs().compareTo(LARGEST) <= 0
				&& (sum.signum() == 0 || sum.abs().compareTo(SMALLEST) >= 0));
		return AttributeValue.fromN(sum.toString());
	}

	BigDecimal add(BigDecimal left, BigDecimal right) {
		return left.add(right);
	}

	private static AttributeValue concatenation(AttributeValue left, AttributeValue right) {
		refuseUnless(left.hasL() && right.hasL());
		return AttributeValue.fromL(Stream.concat(left.l().stream(), right.l().stream()).toList());
	}

	private static void refuseUnless(boolean possible) {
		if (!possible) {
			throw new RefusedException();
		}
	}

}
