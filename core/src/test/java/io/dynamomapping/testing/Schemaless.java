package io.dynamomapping.testing;

import java.lang.reflect.Type;
import java.util.Map;

import tools.jackson.core.type.TypeReference;

/**
 * The type of schemaless values.
 */
public final class Schemaless {

	/** {@code Map<String, Object>}. */
	public static final Type TYPE = new TypeReference<Map<String, Object>>() {
	}.getType();

	private Schemaless() {
	}

}
