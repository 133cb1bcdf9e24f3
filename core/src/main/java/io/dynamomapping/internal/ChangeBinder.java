package io.dynamomapping.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import io.dynamomapping.internal.codec.AttributeResolver;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns changes in terms of properties and objects into bound ones, and refuses what
 * DynamoDB would refuse, as far as it can be told without the item.
 */
final class ChangeBinder {

	private final AttributeResolver attributes;

	private final AttributeEdits edits;

	ChangeBinder(AttributeResolver attributes, AttributeEdits edits) {
		this.attributes = attributes;
		this.edits = edits;
	}

	Change bind(Change change) {
		List<Change.Action> actions = new ArrayList<>();
		for (Change.Action action : change.actions()) {
			Change.Action bound = bind(action);
			actions.forEach((other) -> ItemChanges.requireApart(path(other), path(bound)));
			actions.add(bound);
		}
		return Change.allOf(actions.stream().map(Change::of).toList());
	}

	/**
	 * Return what is changed.
	 * @param bound a bound action
	 * @return the path of its attribute
	 */
	static AttributePath path(Change.Action bound) {
		return new AttributePath(bound.attribute().elements());
	}

	private Change.Action bind(Change.Action action) {
		AttributePath path = this.attributes.path(action.attribute());
		Attribute<Object> attribute = Attribute.attr(path);
		this.edits.requireChangeable(path, null);
		if (action instanceof Change.Membership membership) {
			return new Change.Membership(attribute, membership.exclude(), elements(path, membership));
		}
		if (action instanceof Change.Set set) {
			return set(path, attribute, set.value());
		}
		return new Change.Remove(attribute);
	}

	private Change.Action set(AttributePath path, Attribute<Object> attribute, @Nullable Object value) {
		if (value instanceof Expression<?> expression) {
			return new Change.Set(attribute, computed(path, expression));
		}
		AttributeValue stored = stored(path, value);
		return (stored != null) ? new Change.Set(attribute, stored) : new Change.Remove(attribute);
	}

	private Object computed(AttributePath path, Expression<?> expression) {
		if (expression instanceof Expression.Sum<?> sum) {
			Expression.Term<?> left = (Expression.Term<?>) part(path, sum.left(), this.attributes::encodeNumber);
			Object right = part(path, sum.right(), this.attributes::encodeNumber);
			requireWhole(path, left, right);
			return new Expression.Sum<>(left, sum.minus(), right);
		}
		if (expression instanceof Expression.Concatenation<?> lists) {
			return new Expression.Concatenation<>(part(path, lists.left(), this::list),
					part(path, lists.right(), this::list));
		}
		return part(path, expression, this::fallback);
	}

	/**
	 * Bind a part of an expression.
	 * @param path the attribute that is set to the expression
	 * @param part an attribute, a fallback or a value
	 * @param values binds values
	 * @return the bound part
	 */
	private Object part(AttributePath path, Object part, BiFunction<AttributePath, Object, AttributeValue> values) {
		if (part instanceof Attribute<?> attribute) {
			return Attribute.attr(this.attributes.path(attribute));
		}
		if (part instanceof Expression.Fallback<?> fallback) {
			return new Expression.Fallback<>(Attribute.attr(this.attributes.path(fallback.attribute())),
					part(path, fallback.otherwise(), values));
		}
		return values.apply(path, part);
	}

	// A part of a number that is whole would leave it unreadable.
	private void requireWhole(AttributePath path, Expression.Term<?> left, Object right) {
		Attribute<?> sum = (left instanceof Expression.Fallback<?> fallback) ? fallback.attribute()
				: (Attribute<?>) left;
		boolean fraction = right instanceof AttributeValue value
				&& new BigDecimal(value.n()).stripTrailingZeros().scale() > 0;
		if (fraction && sum.equals(Attribute.attr(path))) {
			requireReadable(path, (AttributeValue) right);
		}
	}

	private AttributeValue list(AttributePath path, Object value) {
		if (!(value instanceof Collection<?> elements)) {
			throw new IllegalArgumentException("Expected a list to compute '" + path + "' with, found "
					+ value.getClass().getName() + ". Use lists and attributes that are lists.");
		}
		return requireReadable(path, this.attributes.encodeList(path, elements));
	}

	private AttributeValue fallback(AttributePath path, Object value) {
		AttributeValue stored = stored(path, value);
		if (stored == null) {
			throw new IllegalArgumentException("Expected a value for '" + path
					+ "' where the item has none, found an empty set, which DynamoDB does not hold. "
					+ "Leave the change out.");
		}
		return stored;
	}

	private AttributeValue elements(AttributePath path, Change.Membership membership) {
		if (membership.elements() instanceof Collection<?> elements) {
			AttributeValue set = this.attributes.encodeSet(path, elements);
			return membership.exclude() ? set : requireReadable(path, set);
		}
		throw new IllegalArgumentException("Expected a collection of elements of '" + path + "', found "
				+ membership.elements().getClass().getName() + ". Use one.");
	}

	private @Nullable AttributeValue stored(AttributePath path, @Nullable Object value) {
		AttributeValue stored = this.attributes.encode(path, value, this.edits.nullPolicy());
		return (stored != null) ? requireReadable(path, stored) : null;
	}

	private AttributeValue requireReadable(AttributePath path, AttributeValue value) {
		this.edits.requireChangeable(path, value);
		return value;
	}

}
