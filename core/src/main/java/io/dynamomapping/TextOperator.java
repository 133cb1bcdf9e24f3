package io.dynamomapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The operators of criteria. Each is called like its constant, in lower case.
 */
enum TextOperator {

	EQ, NE, LT, LTE, GT, GTE, BETWEEN, IN, NOT_IN, BEGINS_WITH, CONTAINS, NOT_CONTAINS, EXISTS, NOT_EXISTS, TYPE;

	static Optional<TextOperator> find(String name) {
		return Arrays.stream(values()).filter((operator) -> operator.toString().equals(name)).findFirst();
	}

	static List<String> names() {
		return Arrays.stream(values()).map(TextOperator::toString).toList();
	}

	Condition condition(Attribute<Object> attribute, TextArgument argument) {
		return switch (this) {
			case EQ -> argument.isNull() ? nothing(attribute) : attribute.eq(argument.value());
			case NE -> argument.isNull() ? nothing(attribute).not() : attribute.ne(argument.value());
			case LT -> attribute.lt(argument.scalar());
			case LTE -> attribute.le(argument.scalar());
			case GT -> attribute.gt(argument.scalar());
			case GTE -> attribute.ge(argument.scalar());
			case BETWEEN -> attribute.between(argument.pair().get(0), argument.pair().get(1));
			case IN -> attribute.in(argument.several());
			case NOT_IN -> attribute.in(argument.several()).not();
			case BEGINS_WITH -> attribute.test(Condition.Operator.BEGINS_WITH, argument.prefix());
			case CONTAINS -> attribute.contains(argument.value());
			case NOT_CONTAINS -> attribute.contains(argument.value()).not();
			case EXISTS -> argument.flag() ? attribute.exists() : attribute.missing();
			case NOT_EXISTS -> argument.flag() ? attribute.missing() : attribute.exists();
			case TYPE -> attribute.type(argument.type());
		};
	}

	static Condition nothing(Attribute<Object> attribute) {
		return attribute.missing().or(attribute.type(AttributeType.NULL));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
