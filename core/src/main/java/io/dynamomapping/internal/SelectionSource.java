package io.dynamomapping.internal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.KeySchema;
import io.dynamomapping.internal.table.IndexSchema;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * What is read: a table, or an index of it. Knows its keys as they are declared, else
 * asks the table on first use.
 */
final class SelectionSource {

	private final ItemStore<?, ?> store;

	private final @Nullable String index;

	private final @Nullable IndexDefinition declaration;

	private SelectionSource(ItemStore<?, ?> store, @Nullable String index, @Nullable IndexDefinition declaration) {
		this.store = store;
		this.index = index;
		this.declaration = declaration;
	}

	static SelectionSource table(ItemStore<?, ?> store) {
		return new SelectionSource(store, null, null);
	}

	static SelectionSource index(ItemStore<?, ?> store, String name, List<IndexDefinition> declarations) {
		IndexDefinition declaration = declarations.stream()
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElse(null);
		return new SelectionSource(store, Objects.requireNonNull(name, "name"), declaration);
	}

	ItemStore<?, ?> store() {
		return this.store;
	}

	/**
	 * Return whether the keys are known without asking the table.
	 * @return {@code true} if they are declared
	 */
	boolean isDeclared() {
		boolean table = this.store.table().metadata().isDeclared();
		if (this.index == null) {
			return table;
		}
		return this.declaration != null
				&& (table || (this.declaration.partitionKey() != null && !isPartial(this.declaration)));
	}

	/**
	 * Return the key attributes of what is read.
	 * @return the key schema
	 */
	KeySchema keys() {
		IndexSchema schema = schema();
		return (schema != null) ? schema.keys() : this.store.keys().schema();
	}

	/**
	 * Return what is known of the index.
	 * @return its schema, or {@code null} for the table itself
	 * @throws io.dynamomapping.KeySchemaException if there is no such index
	 */
	@Nullable IndexSchema schema() {
		if (this.index == null) {
			return null;
		}
		return (this.declaration != null) ? declared(this.declaration)
				: this.store.table().metadata().index(this.index);
	}

	private IndexSchema declared(IndexDefinition index) {
		IndexDefinition complete = index;
		if (index.partitionKey() == null) {
			KeySchema table = this.store.keys().schema();
			complete = index.withPartitionKey(table.partitionKey(), table.partitionKeyType());
		}
		KeySchema keys = complete.keySchema();
		return new IndexSchema(index.name(), keys, index.local(),
				isPartial(index) ? projected(keys, index.projection()) : null);
	}

	private static boolean isPartial(IndexDefinition index) {
		return index.projection() != null && index.projection().type() != ProjectionType.ALL;
	}

	private Set<String> projected(KeySchema keys, @Nullable IndexProjection projection) {
		Set<String> names = new LinkedHashSet<>(keys.attributeNames());
		names.addAll(this.store.keys().schema().attributeNames());
		if (projection != null) {
			names.addAll(projection.included());
		}
		return Collections.unmodifiableSet(names);
	}

	/**
	 * Return whether to read strongly consistently.
	 * @param asked what was asked for, or {@code null} for the default
	 * @return {@code true} to do so
	 * @throws IllegalArgumentException if that is not possible
	 */
	boolean isConsistent(@Nullable Boolean asked) {
		if (Boolean.FALSE.equals(asked)) {
			return false;
		}
		IndexSchema schema = schema();
		boolean global = schema != null && !schema.local();
		if (global && asked != null) {
			throw new IllegalArgumentException("Expected eventually consistent reads of global " + this
					+ ", found consistent(true). Leave it out, or read the table.");
		}
		return !global && ((asked != null) || this.store.types().options().consistentReads());
	}

	@Nullable String index() {
		return this.index;
	}

	/**
	 * Return what is read, for messages.
	 */
	@Override
	public String toString() {
		String table = "table '" + this.store.table().name() + "'";
		return (this.index != null) ? "index '" + this.index + "' of " + table : table;
	}

}
