package io.dynamomapping.badinput;

import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.NoClient;
import io.dynamomapping.testing.Schemaless;

/**
 * A mapping of a table that nobody reaches: every request ends in an
 * {@link UnsupportedOperationException}. Its types are open, as those of raw types are.
 *
 * @param mappings what it was opened from
 * @param mapping the mapping
 */
record Notes(DynamoMappings mappings, DynamoMapping<Object, Object> mapping) {

	/** A value that is as it should be. */
	static final Map<String, Object> NOTE = Map.of("text", "Buy bread");

	static Notes withKeys(Class<?> keyType) {
		return withKeys(keyType, MappingOptions.defaults().withKeys("id", null));
	}

	@SuppressWarnings("unchecked") // as a caller sees it who circumvents the types
	static Notes withKeys(Class<?> keyType, MappingOptions options) {
		DynamoMappings mappings = DynamoMappings.create(new NoClient());
		return new Notes(mappings, (DynamoMapping<Object, Object>) (DynamoMapping<?, ?>) mappings.open("notes",
				(Class<Object>) keyType, Schemaless.TYPE, options));
	}

	static Map<String, Object> note(Object content) {
		return Map.of("content", content);
	}

}
