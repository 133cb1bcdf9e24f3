package io.dynamomapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What DynamoDB demands of a table and its indexes.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">Quotas
 * in Amazon DynamoDB</a>
 */
final class DefinitionRules {

	private static final int MAX_GLOBAL = 20;

	private static final int MAX_LOCAL = 5;

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

	private static final Pattern ARN = Pattern.compile("arn:[a-zA-Z0-9_.:/-]+");

	private final String table;

	private final KeySchema keys;

	private final @Nullable Billing billing;

	private final Map<String, ScalarAttributeType> types = new HashMap<>();

	DefinitionRules(String table, KeySchema keys, @Nullable Billing billing) {
		this.table = table;
		this.keys = keys;
		this.billing = billing;
		if (!NAME.matcher(table).matches() && !ARN.matcher(table).matches()) {
			throw new IllegalArgumentException(
					"Expected a table name of 3 to 255 letters, digits, '_', '-' and '.', or an ARN; found '" + table
							+ "'. Rename the table.");
		}
	}

	/**
	 * Check the indexes.
	 * @param indexes the indexes as declared
	 * @return the same, local ones with the partition key of the table
	 * @throws IllegalArgumentException if DynamoDB could not have them
	 */
	List<IndexDefinition> check(List<IndexDefinition> indexes) {
		note("the table", this.keys);
		Set<String> names = new HashSet<>();
		List<IndexDefinition> checked = new ArrayList<>();
		for (IndexDefinition index : indexes) {
			if (!names.add(index.name())) {
				throw refused("one index '" + index.name() + "'", "several", "Rename one of them.");
			}
			IndexDefinition complete = index.local() ? local(index) : global(index);
			note("index '" + index.name() + "'", complete.keySchema());
			checked.add(complete);
		}
		long local = checked.stream().filter(IndexDefinition::local).count();
		limit("local", local, MAX_LOCAL);
		limit("global", checked.size() - local, MAX_GLOBAL);
		return List.copyOf(checked);
	}

	private void limit(String kind, long count, int max) {
		if (count > max) {
			throw refused("at most " + max + " " + kind + " indexes", Long.toString(count),
					"Leave some out, or let one serve several queries.");
		}
	}

	private IndexDefinition local(IndexDefinition index) {
		KeyAttribute partitionKey = index.partitionKey();
		if (partitionKey != null && !partitionKey.name().equals(this.keys.partitionKey())) {
			throw refused(
					"local " + text(index) + " to have the partition key '" + this.keys.partitionKey()
							+ "' of the table",
					"'" + partitionKey.name() + "'", "Leave it out, or make the index global.");
		}
		if (!this.keys.isComposite()) {
			throw refused("a sort key beside '" + this.keys.partitionKey() + "', since " + text(index) + " is local",
					"none", "Make the index global: only tables with a sort key have local ones.");
		}
		if (index.sortKey() == null) {
			throw refused("local " + text(index) + " to have a sort key", "none", "Name its sort key.");
		}
		return complete(index.withPartitionKey(this.keys.partitionKey(), this.keys.partitionKeyType()));
	}

	private IndexDefinition global(IndexDefinition index) {
		if (!index.hasKeys()) {
			throw refused(text(index) + " to have keys", "none",
					"Name its partition key, or mark attributes of the type of the values as its keys.");
		}
		if (index.partitionKey() == null) {
			throw refused("global " + text(index) + " to have a partition key", "the sort key " + index.sortKey(),
					"Name its partition key, or make it local.");
		}
		if (index.throughput() != null && this.billing != null && this.billing.throughput() == null) {
			throw refused("no capacity units of " + text(index) + ", since the table is billed on demand",
					index.throughput().toString(), "Give the table capacity units, or leave those of the index out.");
		}
		return complete(index);
	}

	private IndexDefinition complete(IndexDefinition index) {
		if (!NAME.matcher(index.name()).matches()) {
			throw refused("indexes with names of 3 to 255 letters, digits, '_', '-' and '.'", "'" + index.name() + "'",
					"Rename the index.");
		}
		typed(index, Objects.requireNonNull(index.partitionKey()));
		KeyAttribute sortKey = index.sortKey();
		if (sortKey != null) {
			typed(index, sortKey);
			if (sortKey.name().equals(Objects.requireNonNull(index.partitionKey()).name())) {
				throw refused("two different keys of " + text(index), "'" + sortKey.name() + "' as both",
						"Name another attribute, or leave the sort key out.");
			}
		}
		return index;
	}

	private void typed(IndexDefinition index, KeyAttribute key) {
		if (key.type() == null) {
			throw refused("the type S, N or B of key " + key + " of " + text(index), "none", "Give its type.");
		}
	}

	private void note(String place, KeySchema schema) {
		note(place, schema.partitionKey(), schema.partitionKeyType());
		String sortKey = schema.sortKey();
		if (sortKey != null) {
			note(place, sortKey, Objects.requireNonNull(schema.sortKeyType()));
		}
	}

	private void note(String place, String attribute, ScalarAttributeType type) {
		ScalarAttributeType other = this.types.putIfAbsent(attribute, type);
		if (other != null && other != type) {
			throw refused("one type of key attribute '" + attribute + "'",
					other + " and, as key of " + place + ", " + type, "Give it the same type everywhere.");
		}
	}

	private static String text(IndexDefinition index) {
		return "index '" + index.name() + "'";
	}

	private IllegalArgumentException refused(String expected, String found, String advice) {
		return new IllegalArgumentException(
				"Table '" + this.table + "' expected " + expected + ", found " + found + ". " + advice);
	}

}
