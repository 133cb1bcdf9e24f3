package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table: its items, and what it is described by.
 */
final class StoredTable {

	private final KeyAttributes keys;

	private final SortedItems items;

	private final Map<String, SecondaryIndex> indexes = new LinkedHashMap<>();

	private final Map<String, String> tags = new TreeMap<>();

	private TableDescription description;

	private @Nullable String timeToLiveAttribute;

	private boolean pointInTimeRecovery;

	StoredTable(TableDescription description) {
		this.description = description;
		this.keys = KeyAttributes.of(description.keySchema(), description.attributeDefinitions());
		this.items = new SortedItems(this.keys, this.keys);
		describe(description);
	}

	String name() {
		return this.description.tableName();
	}

	KeyAttributes keys() {
		return this.keys;
	}

	SortedItems items() {
		return this.items;
	}

	Map<String, String> tags() {
		return this.tags;
	}

	@Nullable String timeToLiveAttribute() {
		return this.timeToLiveAttribute;
	}

	void timeToLiveAttribute(@Nullable String attribute) {
		this.timeToLiveAttribute = attribute;
	}

	boolean pointInTimeRecovery() {
		return this.pointInTimeRecovery;
	}

	void pointInTimeRecovery(boolean enabled) {
		this.pointInTimeRecovery = enabled;
	}

	SecondaryIndex index(String name) {
		SecondaryIndex index = this.indexes.get(name);
		if (index == null) {
			throw Errors.validation("The table does not have the specified index: " + name);
		}
		return index;
	}

	boolean isKey(String attribute) {
		return this.description.attributeDefinitions()
			.stream()
			.anyMatch((definition) -> definition.attributeName().equals(attribute));
	}

	void put(Map<String, AttributeValue> item) {
		replace(this.items.get(item), item);
	}

	void remove(Map<String, AttributeValue> key) {
		replace(this.items.get(key), null);
	}

	private void replace(@Nullable Map<String, AttributeValue> old, @Nullable Map<String, AttributeValue> item) {
		if (old != null) {
			this.items.remove(old);
		}
		if (item != null) {
			this.items.put(item);
		}
		this.indexes.values().forEach((index) -> index.replace(old, item));
	}

	void requireFits(Map<String, AttributeValue> item) {
		this.keys.requireIn(item);
		this.indexes.values().forEach((index) -> index.requireFits(item));
	}

	/**
	 * Describe the table otherwise, with the indexes that it is to have from now on.
	 * @param changed the description, without counts
	 */
	void describe(TableDescription changed) {
		List<SecondaryIndex> present = new ArrayList<>();
		changed.localSecondaryIndexes()
			.forEach((index) -> present.add(new SecondaryIndex(index.indexName(), true,
					KeyAttributes.of(index.keySchema(), changed.attributeDefinitions()), index.projection(),
					this.keys)));
		changed.globalSecondaryIndexes()
			.forEach((index) -> present.add(new SecondaryIndex(index.indexName(), false,
					KeyAttributes.of(index.keySchema(), changed.attributeDefinitions()), index.projection(),
					this.keys)));
		this.indexes.clear();
		present.forEach((index) -> {
			this.items.all().forEach((item) -> index.replace(null, item));
			this.indexes.put(index.name(), index);
		});
		this.description = changed;
	}

	/**
	 * Return what the table is like now.
	 * @return the description, with counts
	 */
	TableDescription describe() {
		return this.description.copy((table) -> {
			table.itemCount((long) this.items.all().size()).tableSizeBytes(size(this.items));
			if (this.description.hasGlobalSecondaryIndexes()) {
				table.globalSecondaryIndexes(
						this.description.globalSecondaryIndexes().stream().map(this::counted).toList());
			}
			if (this.description.hasLocalSecondaryIndexes()) {
				table.localSecondaryIndexes(
						this.description.localSecondaryIndexes().stream().map(this::counted).toList());
			}
		});
	}

	private GlobalSecondaryIndexDescription counted(GlobalSecondaryIndexDescription index) {
		SortedItems indexed = index(index.indexName()).items();
		return index.copy((copy) -> copy.itemCount((long) indexed.all().size()).indexSizeBytes(size(indexed)));
	}

	private LocalSecondaryIndexDescription counted(LocalSecondaryIndexDescription index) {
		SortedItems indexed = index(index.indexName()).items();
		return index.copy((copy) -> copy.itemCount((long) indexed.all().size()).indexSizeBytes(size(indexed)));
	}

	private static long size(SortedItems items) {
		return items.all().stream().mapToLong(ItemSize::of).sum();
	}

}
