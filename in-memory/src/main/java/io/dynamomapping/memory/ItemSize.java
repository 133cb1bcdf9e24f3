package io.dynamomapping.memory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes items are charged for.
 */
final class ItemSize {

	static final int MAX_ITEM = 400 * 1024;

	static final int MAX_PAGE = 1024 * 1024;

	/** What a list or map takes besides its elements. */
	private static final int COLLECTION = 3;

	private ItemSize() {
	}

	static int of(Map<String, AttributeValue> item) {
		return item.entrySet()
			.stream()
			.mapToInt((attribute) -> of(attribute.getKey()) + of(attribute.getValue()))
			.sum();
	}

	static int of(AttributeValue value) {
		return switch (value.type()) {
			case S -> of(value.s());
			case N -> ofNumber(value.n());
			case B -> value.b().asByteArrayUnsafe().length;
			case SS, NS, BS -> AttributeValues.elements(value).stream().mapToInt(ItemSize::of).sum();
			case L -> COLLECTION + value.l().stream().mapToInt((element) -> 1 + of(element)).sum();
			case M -> COLLECTION + value.m().size() + of(value.m());
			default -> 1;
		};
	}

	private static int of(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static int ofNumber(String text) {
		BigDecimal number = new BigDecimal(text).stripTrailingZeros();
		return (number.precision() + 1) / 2 + ((number.signum() < 0) ? 2 : 1);
	}

}
