package io.dynamomapping.memory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * What queries and scans have in common.
 *
 * @param table the table
 * @param index the index, or {@code null} for the table itself
 * @param projection what is asked for of each item
 * @param select whether items are asked for, and which attributes
 * @param limit how many items to evaluate at most
 * @param consistent whether the read is to be strongly consistent
 */
record PageRequest(StoredTable table, @Nullable SecondaryIndex index, ProjectionExpression projection,
		@Nullable Select select, @Nullable Integer limit, @Nullable Boolean consistent) {

	PageRequest {
		if (limit != null && limit < 1) {
			throw Errors.validation("1 validation error detected: Value '" + limit
					+ "' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
		}
		if (index != null && !index.isLocal() && Boolean.TRUE.equals(consistent)) {
			throw Errors.validation("Consistent reads are not supported on global secondary indexes");
		}
		if (select == Select.SPECIFIC_ATTRIBUTES && projection.isWhole()) {
			throw Errors.validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get "
					+ "SPECIFIC_ATTRIBUTES");
		}
		if (select != null && select != Select.SPECIFIC_ATTRIBUTES && !projection.isWhole()) {
			throw Errors.validation("Cannot specify the ProjectionExpression when choosing to get " + select);
		}
		if (select == Select.ALL_PROJECTED_ATTRIBUTES && index == null) {
			throw Errors.invalidParameter("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
		}
		requireProjected(index, projection, select);
	}

	private static void requireProjected(@Nullable SecondaryIndex index, ProjectionExpression projection,
			@Nullable Select select) {
		if (index == null || index.isLocal() || index.projectsAll()) {
			return;
		}
		if (select == Select.ALL_ATTRIBUTES) {
			throw Errors.invalidParameter("Select type ALL_ATTRIBUTES is not supported for global secondary index "
					+ index.name() + " because its projection type is not ALL");
		}
		List<String> missing = projection.paths()
			.stream()
			.map(DocumentPath::attribute)
			.filter((name) -> !index.projects(name))
			.toList();
		if (!missing.isEmpty()) {
			throw Errors.invalidParameter("Global secondary index " + index.name() + " does not project " + missing);
		}
	}

	SortedItems items() {
		return (this.index != null) ? this.index.items() : this.table.items();
	}

	KeyAttributes keys() {
		return (this.index != null) ? this.index.keys() : this.table.keys();
	}

	boolean isCount() {
		return this.select == Select.COUNT;
	}

	/**
	 * Return what is to be seen of an item. A local index fetches from the table what it
	 * lacks itself.
	 * @param item the whole item
	 * @return all of it, or what the index has
	 */
	Map<String, AttributeValue> visible(Map<String, AttributeValue> item) {
		if (this.index == null) {
			return item;
		}
		boolean whole = this.select == Select.ALL_ATTRIBUTES || !this.projection.isWhole();
		return (whole && this.index.isLocal()) ? item : this.index.project(item);
	}

	Map<String, AttributeValue> filtered(Map<String, AttributeValue> item) {
		return (this.index == null || this.index.isLocal()) ? item : this.index.project(item);
	}

	Map<String, AttributeValue> position(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> position = new LinkedHashMap<>(keys().of(item));
		position.putAll(this.table.keys().of(item));
		return position;
	}

	/**
	 * Check where a page is to begin.
	 * @param given the key of the item before it
	 * @return the key as it is kept
	 */
	Map<String, AttributeValue> requirePosition(Map<String, AttributeValue> given) {
		Map<String, AttributeValue> start = AttributeValues.normalize(given);
		Set<String> names = new HashSet<>(keys().names());
		names.addAll(this.table.keys().names());
		for (KeyAttributes attributes : List.of(keys(), this.table.keys())) {
			for (AttributeDefinition attribute : attributes.definitions()) {
				if (!KeyAttributes.isOf(attribute, start)) {
					throw Errors.validation("The provided starting key is invalid");
				}
			}
		}
		if (!start.keySet().equals(names)) {
			throw Errors.validation("The provided starting key is invalid");
		}
		return start;
	}

}
