package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributeType;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import io.dynamomapping.Operand;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What conditions and changes of schemaless items mean in terms of attribute values.
 */
final class Bindings {

	private Bindings() {
	}

	static Condition bind(Condition condition) {
		return replaceValues(condition, Bindings::encode);
	}

	static List<Change.Action> bind(Change change) {
		return replaceValues(change, Bindings::encode);
	}

	static Condition replaceValues(Condition condition, Function<Object, Object> values) {
		if (condition instanceof Condition.Junction junction) {
			return new Condition.Junction(junction.any(),
					junction.terms().stream().map((term) -> replaceValues(term, values)).toList());
		}
		if (condition instanceof Condition.Negation negation) {
			return new Condition.Negation(replaceValues(negation.term(), values));
		}
		Condition.Test test = (Condition.Test) condition;
		return new Condition.Test(test.subject(), test.operator(),
				test.arguments()
					.stream()
					.map((argument) -> (argument instanceof Operand<?>) ? argument : values.apply(argument))
					.toList());
	}

	static List<Change.Action> replaceValues(Change change, Function<Object, Object> values) {
		return change.actions().stream().map((action) -> replaceValues(action, values)).toList();
	}

	private static Change.Action replaceValues(Change.Action action, Function<Object, Object> values) {
		if (action instanceof Change.Set set) {
			return new Change.Set(set.attribute(), computed(Objects.requireNonNull(set.value()), values));
		}
		if (action instanceof Change.Membership membership) {
			return new Change.Membership(membership.attribute(), membership.exclude(),
					values.apply(membership.elements()));
		}
		return action;
	}

	private static Object computed(Object value, Function<Object, Object> values) {
		if (value instanceof Attribute<?>) {
			return value;
		}
		if (value instanceof Expression.Fallback<?> fallback) {
			return new Expression.Fallback<>(fallback.attribute(), computed(fallback.otherwise(), values));
		}
		if (value instanceof Expression.Sum<?> sum) {
			return new Expression.Sum<>((Expression.Term<?>) computed(sum.left(), values), sum.minus(),
					computed(sum.right(), values));
		}
		if (value instanceof Expression.Concatenation<?> lists) {
			return new Expression.Concatenation<>(computed(lists.left(), values), computed(lists.right(), values));
		}
		return values.apply(value);
	}

	static AttributeValue encode(@Nullable Object value) {
		if (value instanceof AttributeValue bound) {
			return bound;
		}
		if (value == null) {
			return AttributeValue.fromNul(true);
		}
		if (value instanceof String || value instanceof AttributeType) {
			return AttributeValue.fromS(value.toString());
		}
		if (value instanceof Number) {
			return AttributeValue.fromN(value.toString());
		}
		if (value instanceof Boolean truth) {
			return AttributeValue.fromBool(truth);
		}
		if (value instanceof byte[] bytes) {
			return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
		}
		if (value instanceof SdkBytes bytes) {
			return AttributeValue.fromB(bytes);
		}
		if (value instanceof Set<?> set) {
			return set(encodeAll(set));
		}
		if (value instanceof Collection<?> list) {
			return AttributeValue.fromL(encodeAll(list));
		}
		return AttributeValue.fromM(((Map<?, ?>) value).entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> (String) entry.getKey(), (entry) -> encode(entry.getValue()))));
	}

	private static List<AttributeValue> encodeAll(Collection<?> values) {
		List<AttributeValue> encoded = new ArrayList<>();
		values.forEach((value) -> encoded.add(encode(value)));
		return encoded;
	}

	private static AttributeValue set(List<AttributeValue> elements) {
		return switch (elements.get(0).type()) {
			case S -> AttributeValue.fromSs(elements.stream().map(AttributeValue::s).toList());
			case N -> AttributeValue.fromNs(elements.stream().map(AttributeValue::n).toList());
			default -> AttributeValue.fromBs(elements.stream().map(AttributeValue::b).toList());
		};
	}

}
