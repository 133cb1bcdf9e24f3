package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes as plain Java objects that nobody else holds, all of them serializable.
 */
final class DetachedValues {

	private DetachedValues() {
	}

	static @Nullable Object of(AttributeValue value) {
		return switch (value.type()) {
			case S -> value.s();
			case N -> Numbers.parse(value.n());
			case B -> value.b();
			case BOOL -> value.bool();
			case NUL -> null;
			case M -> map(value.m());
			case L -> list(value.l());
			case SS -> new LinkedHashSet<>(value.ss());
			case NS -> numbers(value.ns());
			case BS -> new LinkedHashSet<>(value.bs());
			case UNKNOWN_TO_SDK_VERSION -> throw new RefusedException("expected one of DynamoDB's types, found "
					+ AttributeTypes.describe(value) + ". Use a newer AWS SDK, or correct the item.");
		};
	}

	static Map<String, @Nullable Object> map(Map<String, AttributeValue> attributes) {
		Map<String, @Nullable Object> map = new DetachedMap();
		attributes.forEach((name, value) -> map.put(name, of(value)));
		return map;
	}

	private static List<@Nullable Object> list(List<AttributeValue> elements) {
		List<@Nullable Object> list = new ArrayList<>(elements.size());
		elements.forEach((element) -> list.add(of(element)));
		return list;
	}

	private static Set<BigDecimal> numbers(List<String> texts) {
		Set<BigDecimal> numbers = new LinkedHashSet<>();
		texts.forEach((text) -> numbers.add(Numbers.parse(text)));
		return numbers;
	}

}
