package io.dynamomapping.spi;

import java.util.Set;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads truth values in all forms that were ever in use.
 */
final class LenientBooleanCodec implements AttributeCodec<Boolean> {

	private static final Set<AttributeValue> TRUE = Set.of(AttributeValue.fromBool(true), AttributeValue.fromN("1"),
			AttributeValue.fromS("true"));

	private static final Set<AttributeValue> FALSE = Set.of(AttributeValue.fromBool(false), AttributeValue.fromN("0"),
			AttributeValue.fromS("false"));

	@Override
	public Class<Boolean> type() {
		return Boolean.class;
	}

	@Override
	public AttributeValue encode(Boolean object) {
		return AttributeValue.fromBool(object);
	}

	@Override
	public Boolean decode(AttributeValue value) {
		if (TRUE.contains(value) || FALSE.contains(value)) {
			return TRUE.contains(value);
		}
		throw new IllegalArgumentException(
				"Expected BOOL, N 0 or 1, or S true or false, found another " + value.type() + ". Correct the item.");
	}

}
