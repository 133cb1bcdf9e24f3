package io.dynamomapping.internal.codec;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's types, in words.
 */
final class AttributeTypes {

	private AttributeTypes() {
	}

	static String describe(AttributeValue value) {
		return describe(value.type());
	}

	static String describe(AttributeValue.Type type) {
		return switch (type) {
			case S -> "S (string)";
			case N -> "N (number)";
			case B -> "B (binary)";
			case BOOL -> "BOOL (boolean)";
			case NUL -> "NULL";
			case M -> "M (map)";
			case L -> "L (list)";
			case SS -> "SS (string set)";
			case NS -> "NS (number set)";
			case BS -> "BS (binary set)";
			case UNKNOWN_TO_SDK_VERSION -> "an unknown type";
		};
	}

}
