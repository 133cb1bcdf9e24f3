package io.dynamomapping.client;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.dynamomapping.IndexDefinition;
import io.dynamomapping.KeyAttribute;
import io.dynamomapping.KeySchema;
import io.dynamomapping.internal.codec.Codecs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Finds out what an application says of the indexes of a table: by annotations, and by
 * options that add to them.
 */
final class DeclaredIndexes {

	private final String mapping;

	private final Codecs codecs;

	private final Type valueType;

	private final @Nullable KeySchema keys;

	private final @Nullable Set<String> attributes;

	DeclaredIndexes(String mapping, Codecs codecs, Type valueType, @Nullable KeySchema keys) {
		this.mapping = mapping;
		this.codecs = codecs;
		this.valueType = valueType;
		this.keys = keys;
		this.attributes = codecs.attributeNames(valueType);
	}

	/**
	 * Return the declared indexes.
	 * @param annotated those of the type of the values
	 * @param options those of the options
	 * @return all of them, with the types of their keys
	 * @throws IllegalArgumentException if a declaration does not fit the type of the
	 * values
	 */
	List<IndexDefinition> of(List<IndexDefinition> annotated, List<IndexDefinition> options) {
		Map<String, IndexDefinition> indexes = new LinkedHashMap<>();
		annotated.forEach((index) -> indexes.put(index.name(), index));
		for (IndexDefinition index : options) {
			IndexDefinition known = indexes.get(index.name());
			indexes.put(index.name(), (known != null) ? merged(known, index) : index);
		}
		return indexes.values().stream().map(this::complete).toList();
	}

	private static IndexDefinition merged(IndexDefinition annotated, IndexDefinition option) {
		IndexDefinition keys = option.hasKeys() ? option : annotated;
		return new IndexDefinition(option.name(), keys.local(), keys.partitionKey(), keys.sortKey(),
				(option.projection() != null) ? option.projection() : annotated.projection(), option.throughput());
	}

	private IndexDefinition complete(IndexDefinition index) {
		if (!index.hasKeys()) {
			throw refused(index, "keys", "none",
					"Name its partition key, or mark attributes of the type of the values as its keys");
		}
		IndexDefinition complete = index;
		KeyAttribute partitionKey = index.partitionKey();
		if (partitionKey != null) {
			complete = complete.withPartitionKey(partitionKey.name(), type(index, partitionKey));
		}
		KeyAttribute sortKey = index.sortKey();
		if (sortKey != null) {
			complete = complete.withSortKey(sortKey.name(), type(index, sortKey));
		}
		if (index.projection() != null) {
			index.projection().included().forEach((attribute) -> requireKnown(index, attribute));
		}
		return complete;
	}

	private ScalarAttributeType type(IndexDefinition index, KeyAttribute key) {
		ScalarAttributeType stored = storedType(index, key);
		if (stored != null && key.type() != null && stored != key.type()) {
			throw refused(index, "key '" + key.name() + "' as " + stored + ", as values store it",
					key.type().toString(), "Leave the type out, or change that of the property");
		}
		ScalarAttributeType type = (stored != null) ? stored : key.type();
		if (type != null) {
			return type;
		}
		requireKnown(index, key.name());
		throw refused(index, "the type S, N or B of key '" + key.name() + "', which the values do not tell", "none",
				"Give its type");
	}

	private @Nullable ScalarAttributeType storedType(IndexDefinition index, KeyAttribute key) {
		if (this.keys != null && key.name().equals(this.keys.partitionKey())) {
			return this.keys.partitionKeyType();
		}
		if (this.keys != null && key.name().equals(this.keys.sortKey())) {
			return this.keys.sortKeyType();
		}
		if (this.attributes == null) {
			return null;
		}
		try {
			return this.codecs.indexKeyType(this.valueType, key.name());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(prefix(index) + ex.getMessage(), ex);
		}
	}

	private void requireKnown(IndexDefinition index, String attribute) {
		boolean key = this.keys != null && this.keys.attributeNames().contains(attribute);
		if (this.attributes != null && !key && !this.attributes.contains(attribute)) {
			throw refused(index, "attributes of " + this.valueType.getTypeName(), "'" + attribute + "'",
					"Use one of " + new TreeSet<>(this.attributes));
		}
	}

	private String prefix(IndexDefinition index) {
		return "Index '" + index.name() + "' of mapping '" + this.mapping + "' expected ";
	}

	private IllegalArgumentException refused(IndexDefinition index, String expected, String found, String advice) {
		return new IllegalArgumentException(prefix(index) + expected + ", found " + found + ". " + advice + ".");
	}

}
