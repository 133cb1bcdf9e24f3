package io.dynamomapping.client;

import java.lang.reflect.Type;
import java.util.Map;

/**
 * Holds the generic type {@code Map<String, Object>}, which has no class literal.
 */
final class SchemalessType {

	@SuppressWarnings("unused") // read by reflection
	private static final Map<String, Object> EXAMPLE = Map.of();

	private SchemalessType() {
	}

	static Type get() {
		try {
			return SchemalessType.class.getDeclaredField("EXAMPLE").getGenericType();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
