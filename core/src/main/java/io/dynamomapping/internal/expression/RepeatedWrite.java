package io.dynamomapping.internal.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.Expression;
import io.dynamomapping.Operand;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What happens to a write that is sent again after it was applied. Bound expressions are
 * judged only; where that is not enough to tell, the answer is no.
 */
public final class RepeatedWrite {

	private RepeatedWrite() {
	}

	/**
	 * Return whether a put refuses itself.
	 * @param item the item
	 * @param condition its condition
	 * @return {@code true} if the condition does not hold for the item that was put
	 */
	public static boolean refusesPut(Map<String, AttributeValue> item, Condition condition) {
		return refutes(condition, condition, (path, before) -> State.of(find(item, path)));
	}

	/**
	 * Return whether a delete refuses itself.
	 * @param condition its condition
	 * @return {@code true} if the condition does not hold where there is no item
	 */
	public static boolean refusesDelete(Condition condition) {
		return refutes(condition, condition, (path, before) -> State.ABSENT);
	}

	/**
	 * Return whether an update refuses itself.
	 * @param change what it changes
	 * @param condition its condition
	 * @return {@code true} if the condition does not hold for the item that was changed
	 */
	public static boolean refusesUpdate(Change change, Condition condition) {
		return refutes(condition, condition, (path, before) -> after(change, path, before));
	}

	/**
	 * Return whether an update leaves the same item however often it is applied.
	 * @param change what it changes
	 * @return {@code true} if nothing in it depends on what the item was
	 */
	public static boolean isIdempotent(Change change) {
		return change.actions().stream().allMatch(RepeatedWrite::isIdempotent);
	}

	private static boolean isIdempotent(Change.Action action) {
		List<Object> path = action.attribute().elements();
		if (path.get(path.size() - 1) instanceof Integer) {
			// Elements move up after one that was removed, and are added at the end.
			return false;
		}
		if (action instanceof Change.Set set) {
			return set.value() instanceof AttributeValue || (set.value() instanceof Expression.Fallback<?> fallback
					&& fallback.otherwise() instanceof AttributeValue
					&& fallback.attribute().elements().equals(set.attribute().elements()));
		}
		return action instanceof Change.Remove || (action instanceof Change.Membership membership
				&& membership.elements() instanceof AttributeValue elements && elements.n() == null);
	}

	/**
	 * Return whether a condition does not hold afterwards.
	 * @param condition the condition
	 * @param assumed what held before: the condition itself, what it is part of, or what
	 * it is an alternative to
	 * @param effect the write
	 * @return {@code true} if it certainly does not
	 */
	private static boolean refutes(Condition condition, Condition assumed, Effect effect) {
		if (condition instanceof Condition.Junction junction) {
			List<Condition> terms = junction.terms();
			if (condition != assumed) {
				// Something else held: nothing is known of these.
				return junction.any() ? terms.stream().allMatch((term) -> refutes(term, assumed, effect))
						: terms.stream().anyMatch((term) -> refutes(term, assumed, effect));
			}
			return junction.any()
					? terms.stream().allMatch((held) -> terms.stream().allMatch((term) -> refutes(term, held, effect)))
					: terms.stream().anyMatch((term) -> refutes(term, term, effect));
		}
		return condition instanceof Condition.Test test && refutes(test, before(test, assumed), effect);
	}

	private static State before(Condition.Test test, Condition assumed) {
		if (!(assumed instanceof Condition.Test held) || !held.subject().equals(test.subject())) {
			return State.UNKNOWN;
		}
		if (held.operator() == Operator.MISSING) {
			return State.ABSENT;
		}
		return (held.operator() == Operator.EQ && held.arguments().get(0) instanceof AttributeValue value)
				? State.of(value) : State.UNKNOWN;
	}

	private static boolean refutes(Condition.Test test, State before, Effect effect) {
		if (!(test.subject() instanceof Attribute<?> attribute)
				|| test.arguments().stream().anyMatch((argument) -> argument instanceof Operand<?>)) {
			return false;
		}
		List<AttributeValue> arguments = test.arguments().stream().map(AttributeValue.class::cast).toList();
		State after = effect.on(attribute.elements(), before);
		AttributeValue value = after.value();
		return switch (test.operator()) {
			case MISSING -> after.present();
			case EXISTS -> after.absent();
			case EQ -> after.absent() || after.different()
					|| (value != null && !AttributeValues.same(value, arguments.get(0)));
			case NE -> value != null && AttributeValues.same(value, arguments.get(0));
			case IN -> after.absent() || (value != null
					&& arguments.stream().noneMatch((argument) -> AttributeValues.same(value, argument)));
			case BETWEEN -> after.absent() || (value != null && isOutside(value, arguments));
			default -> after.absent();
		};
	}

	private static boolean isOutside(AttributeValue value, List<AttributeValue> range) {
		if (value.n() == null || range.get(0).n() == null || range.get(1).n() == null) {
			return value.type() != range.get(0).type();
		}
		BigDecimal number = new BigDecimal(value.n());
		return number.compareTo(new BigDecimal(range.get(0).n())) < 0
				|| number.compareTo(new BigDecimal(range.get(1).n())) > 0;
	}

	private static State after(Change change, List<Object> path, State before) {
		State state = State.UNKNOWN;
		for (Change.Action action : change.actions()) {
			List<Object> changed = action.attribute().elements();
			if (starts(path, changed)) {
				return after(action, path.subList(changed.size(), path.size()), before);
			}
			if (starts(changed, path) && differs(action, changed.subList(path.size(), changed.size()), before)) {
				state = State.DIFFERENT;
			}
		}
		return state;
	}

	// What an action on the attribute, or on one around it, leaves behind.
	private static State after(Change.Action action, List<Object> rest, State before) {
		if (action instanceof Change.Remove) {
			return (last(action.attribute().elements()) instanceof Integer) ? State.UNKNOWN : State.ABSENT;
		}
		if (!(action instanceof Change.Set set)) {
			return State.UNKNOWN;
		}
		if (set.value() instanceof AttributeValue value) {
			return (last(set.attribute().elements()) instanceof Integer) ? State.UNKNOWN
					: State.of(rest.isEmpty() ? value : find(value, rest));
		}
		return (rest.isEmpty() && set.value() instanceof Expression.Sum<?> sum)
				? sum(set.attribute().elements(), sum, before) : State.UNKNOWN;
	}

	private static State sum(List<Object> path, Expression.Sum<?> sum, State before) {
		AttributeValue left = before.value();
		if (sum.left() instanceof Expression.Fallback<?> fallback && before.absent()
				&& fallback.otherwise() instanceof AttributeValue otherwise) {
			left = otherwise;
		}
		Object subject = (sum.left() instanceof Expression.Fallback<?> fallback) ? fallback.attribute() : sum.left();
		if (left == null || left.n() == null || !((Attribute<?>) subject).elements().equals(path)
				|| !(sum.right() instanceof AttributeValue right) || right.n() == null) {
			return State.UNKNOWN;
		}
		BigDecimal number = new BigDecimal(right.n());
		return State.of(AttributeValue
			.fromN(new BigDecimal(left.n()).add(sum.minus() ? number.negate() : number).toPlainString()));
	}

	// Whether an action within the attribute makes another one of what it was.
	private static boolean differs(Change.Action action, List<Object> rest, State before) {
		AttributeValue whole = before.value();
		if (whole == null || rest.stream().anyMatch(Integer.class::isInstance)) {
			return false;
		}
		AttributeValue present = find(whole, rest);
		if (action instanceof Change.Remove) {
			return present != null;
		}
		return action instanceof Change.Set set && set.value() instanceof AttributeValue value
				&& !AttributeValues.same(value, present);
	}

	private static boolean starts(List<Object> path, List<Object> beginning) {
		return path.size() >= beginning.size() && path.subList(0, beginning.size()).equals(beginning);
	}

	private static Object last(List<Object> path) {
		return path.get(path.size() - 1);
	}

	private static @Nullable AttributeValue find(Map<String, AttributeValue> item, List<Object> path) {
		AttributeValue value = item.get(path.get(0));
		return (value == null || path.size() == 1) ? value : find(value, path.subList(1, path.size()));
	}

	private static @Nullable AttributeValue find(AttributeValue value, List<Object> path) {
		AttributeValue found = value;
		for (Object element : path) {
			if (element instanceof Integer index) {
				found = (found.hasL() && index < found.l().size()) ? found.l().get(index) : null;
			}
			else {
				found = found.hasM() ? found.m().get(element) : null;
			}
			if (found == null) {
				return null;
			}
		}
		return found;
	}

	/**
	 * What a write leaves of an attribute.
	 */
	private interface Effect {

		State on(List<Object> path, State before);

	}

	/**
	 * What is known of an attribute after a write.
	 *
	 * @param absent whether it is certainly not there
	 * @param present whether it is certainly there
	 * @param different whether it is certainly not what it was
	 * @param value what it is, or {@code null} if that is not known
	 */
	private record State(boolean absent, boolean present, boolean different, @Nullable AttributeValue value) {

		static final State UNKNOWN = new State(false, false, false, null);

		static final State ABSENT = new State(true, false, false, null);

		static final State DIFFERENT = new State(false, true, true, null);

		static State of(@Nullable AttributeValue value) {
			return (value != null) ? new State(false, true, false, value) : ABSENT;
		}

	}

}
