package io.dynamomapping.memory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * An index, which has those items of its table that have its key attributes.
 */
final class SecondaryIndex {

	private final String name;

	private final boolean local;

	private final KeyAttributes keys;

	private final @Nullable Set<String> projected;

	private final SortedItems items;

	SecondaryIndex(String name, boolean local, KeyAttributes keys, Projection projection, KeyAttributes tableKeys) {
		this.name = name;
		this.local = local;
		this.keys = keys;
		this.items = new SortedItems(keys, tableKeys);
		if (projection.projectionType() == ProjectionType.ALL) {
			this.projected = null;
		}
		else {
			this.projected = new LinkedHashSet<>(keys.names());
			this.projected.addAll(tableKeys.names());
			this.projected.addAll(projection.nonKeyAttributes());
		}
	}

	String name() {
		return this.name;
	}

	boolean isLocal() {
		return this.local;
	}

	KeyAttributes keys() {
		return this.keys;
	}

	SortedItems items() {
		return this.items;
	}

	boolean projectsAll() {
		return this.projected == null;
	}

	boolean projects(String attribute) {
		return this.projected == null || this.projected.contains(attribute);
	}

	Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
		if (this.projected == null) {
			return item;
		}
		Map<String, AttributeValue> part = new LinkedHashMap<>(item);
		part.keySet().retainAll(this.projected);
		return part;
	}

	void replace(@Nullable Map<String, AttributeValue> old, @Nullable Map<String, AttributeValue> item) {
		if (old != null && this.keys.areIn(old)) {
			this.items.remove(old);
		}
		if (item != null && this.keys.areIn(item)) {
			this.items.put(item);
		}
	}

	void requireFits(Map<String, AttributeValue> item) {
		for (AttributeDefinition attribute : this.keys.definitions()) {
			AttributeValue value = item.get(attribute.attributeName());
			if (value != null && !KeyAttributes.isOf(attribute, item)) {
				throw Errors.unfit(Errors.INVALID + "Type mismatch for Index Key " + attribute.attributeName()
						+ " Expected: " + attribute.attributeType() + " Actual: " + AttributeValues.typeName(value)
						+ " IndexName: " + this.name);
			}
			if (value != null && ItemSize.of(value) == 0) {
				throw Errors.validation("One or more parameter values are not valid. A value specified for a secondary "
						+ "index key is not supported. The AttributeValue for a key attribute cannot contain an empty "
						+ "string value. IndexName: " + this.name + ", IndexKey: " + attribute.attributeName());
			}
		}
	}

}
