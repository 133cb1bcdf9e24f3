package io.dynamomapping.internal.expression;

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
 * Finds out without DynamoDB what a change makes of an item. All parts of the change see
 * the item as it was before.
 */
public final class ChangeEvaluator {

	private final Map<String, AttributeValue> item;

	private ChangeEvaluator(Map<String, AttributeValue> item) {
		this.item = item;
	}

	/**
	 * Apply a change.
	 * @param change what to change, bound
	 * @param item the item before, which is left as it is
	 * @return the item after, or empty if DynamoDB refuses to change it so
	 */
	public static Optional<Map<String, AttributeValue>> apply(Change change, Map<String, AttributeValue> item) {
		ChangeEvaluator evaluator = new ChangeEvaluator(item);
		ChangedPlace root = new ChangedPlace();
		try {
			change.actions()
				.forEach((action) -> root.at(action.attribute().elements()).become(evaluator.outcome(action)));
			return Optional.ofNullable(root.apply(AttributeValue.fromM(item))).map(AttributeValue::m);
		}
		catch (InapplicableChangeException ex) {
			return Optional.empty();
		}
	}

	private @Nullable AttributeValue outcome(Change.Action action) {
		if (action instanceof Change.Set set) {
			return StoredValues.of(computed(Objects.requireNonNull(set.value(), "value")));
		}
		if (action instanceof Change.Membership membership) {
			AttributeValue present = find(membership.attribute());
			AttributeValue elements = StoredValues.of((AttributeValue) membership.elements());
			return membership.exclude() ? excluded(present, elements) : included(present, elements);
		}
		return null;
	}

	private AttributeValue computed(Object value) {
		if (value instanceof Attribute<?> attribute) {
			AttributeValue found = find(attribute);
			InapplicableChangeException.requireThat(found != null);
			return Objects.requireNonNull(found);
		}
		if (value instanceof Expression.Fallback<?> fallback) {
			AttributeValue found = find(fallback.attribute());
			return (found != null) ? found : computed(fallback.otherwise());
		}
		if (value instanceof Expression.Sum<?> sum) {
			return sum(computed(sum.left()), computed(sum.right()), sum.minus());
		}
		if (value instanceof Expression.Concatenation<?> lists) {
			return concatenation(computed(lists.left()), computed(lists.right()));
		}
		return (AttributeValue) value;
	}

	private static AttributeValue sum(AttributeValue left, AttributeValue right, boolean minus) {
		InapplicableChangeException.requireThat(left.n() != null && right.n() != null);
		BigDecimal augend = new BigDecimal(left.n());
		BigDecimal addend = new BigDecimal(right.n());
		BigDecimal sum = minus ? augend.subtract(addend) : augend.add(addend);
		InapplicableChangeException.requireThat(StoredValues.isNumber(sum));
		return StoredValues.number(sum);
	}

	private static AttributeValue concatenation(AttributeValue left, AttributeValue right) {
		InapplicableChangeException.requireThat(left.hasL() && right.hasL());
		return AttributeValue.fromL(Stream.concat(left.l().stream(), right.l().stream()).toList());
	}

	private static AttributeValue included(@Nullable AttributeValue present, AttributeValue elements) {
		if (present == null) {
			return elements;
		}
		Set<Object> all = elements(present, elements);
		all.addAll(StoredValues.elements(elements));
		return StoredValues.set(elements.type(), all);
	}

	private static @Nullable AttributeValue excluded(@Nullable AttributeValue present, AttributeValue elements) {
		if (present == null) {
			return null;
		}
		Set<Object> left = elements(present, elements);
		left.removeAll(StoredValues.elements(elements));
		// There are no empty sets.
		return left.isEmpty() ? null : StoredValues.set(elements.type(), left);
	}

	private static Set<Object> elements(AttributeValue present, AttributeValue elements) {
		InapplicableChangeException.requireThat(present.type() == elements.type());
		return StoredValues.elements(StoredValues.of(present));
	}

	private @Nullable AttributeValue find(Attribute<?> attribute) {
		AttributeValue found = AttributeValue.fromM(this.item);
		for (Object element : attribute.elements()) {
			found = (element instanceof Integer position) ? element(found.l(), position) : found.m().get(element);
			if (found == null) {
				return null;
			}
		}
		return found;
	}

	private static @Nullable AttributeValue element(List<AttributeValue> list, int position) {
		return (position < list.size()) ? list.get(position) : null;
	}

}
