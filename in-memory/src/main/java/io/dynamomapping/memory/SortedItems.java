package io.dynamomapping.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of a table or an index: by the hash of the partition key, as nobody is to
 * rely on the order of partitions, and in a partition by the sort key. Items of an index
 * that have the same key follow one another by the key of the table.
 */
final class SortedItems {

	private final KeyAttributes keys;

	private final Comparator<Map<String, AttributeValue>> order;

	private final NavigableMap<Map<String, AttributeValue>, Map<String, AttributeValue>> items;

	SortedItems(KeyAttributes keys, KeyAttributes tableKeys) {
		this.keys = keys;
		Comparator<Map<String, AttributeValue>> byKeys = Comparator.comparing(this::hash, Integer::compareUnsigned);
		for (KeyAttributes attributes : new KeyAttributes[] { keys, tableKeys }) {
			for (AttributeDefinition attribute : attributes.definitions()) {
				byKeys = byKeys.thenComparing((item) -> item.get(attribute.attributeName()),
						Comparator.nullsFirst(ValueOrder::compare));
			}
		}
		this.order = byKeys;
		this.items = new TreeMap<>(byKeys);
	}

	private int hash(Map<String, AttributeValue> item) {
		AttributeValue partition = Objects.requireNonNull(item.get(this.keys.partition().attributeName()));
		int hash = (partition.s() != null) ? partition.s().hashCode()
				: (partition.n() != null) ? partition.n().hashCode() : partition.b().hashCode();
		// Spreads what differs in the last character only over all segments.
		hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
		hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
		return hash ^ (hash >>> 16);
	}

	int segment(Map<String, AttributeValue> item, int total) {
		return (int) ((Integer.toUnsignedLong(hash(item)) * total) >>> Integer.SIZE);
	}

	Comparator<Map<String, AttributeValue>> order() {
		return this.order;
	}

	@Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
		return this.items.get(key);
	}

	void put(Map<String, AttributeValue> item) {
		// A key that is there already would stay, with the attributes of an older item.
		this.items.remove(item);
		this.items.put(item, item);
	}

	void remove(Map<String, AttributeValue> key) {
		this.items.remove(key);
	}

	Collection<Map<String, AttributeValue>> all() {
		return this.items.values();
	}

	Stream<Map<String, AttributeValue>> after(@Nullable Map<String, AttributeValue> start) {
		return ((start != null) ? this.items.tailMap(start, false) : this.items).values().stream();
	}

	Stream<Map<String, AttributeValue>> partition(AttributeValue value) {
		String name = this.keys.partition().attributeName();
		return this.items.tailMap(Map.of(name, value))
			.values()
			.stream()
			.takeWhile((item) -> value.equals(item.get(name)));
	}

}
