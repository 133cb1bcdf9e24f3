package io.dynamomapping.internal.table;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an item is called in messages, made only when there is one.
 *
 * @param table its table
 * @param key its key as the caller knows it, or attributes among which it is
 */
record ItemName(Table table, Object key) {

	@Override
	public String toString() {
		Object name = (this.key instanceof Map<?, ?> attributes) ? describe(attributes) : this.key;
		return "item " + name + " of table '" + this.table.name() + "'";
	}

	private String describe(Map<?, ?> attributes) {
		return this.table.metadata()
			.keySchema()
			.attributeNames()
			.stream()
			.map((name) -> describe((AttributeValue) attributes.get(name)))
			.collect(Collectors.joining(", "));
	}

	private static String describe(@Nullable AttributeValue value) {
		if (value == null || value.b() != null) {
			return "(binary)";
		}
		return (value.n() != null) ? value.n() : value.s();
	}

}
