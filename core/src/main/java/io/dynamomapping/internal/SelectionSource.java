package io.dynamomapping.internal;

import java.util.List;
import java.util.Objects;

import io.dynamomapping.KeySchema;
import io.dynamomapping.internal.codec.DeclaredIndex;
import io.dynamomapping.internal.codec.KeyComponent;
import io.dynamomapping.internal.table.IndexSchema;
import org.jspecify.annotations.Nullable;

/**
 * What is read: a table, or an index of it. Knows its keys as they are declared, else
 * asks the table on first use.
 */
final class SelectionSource {

	private final ItemStore<?, ?> store;

	private final @Nullable String index;

	private final @Nullable DeclaredIndex declaration;

	private SelectionSource(ItemStore<?, ?> store, @Nullable String index, @Nullable DeclaredIndex declaration) {
		this.store = store;
		this.index = index;
		this.declaration = declaration;
	}

	static SelectionSource table(ItemStore<?, ?> store) {
		return new SelectionSource(store, null, null);
	}

	static SelectionSource index(ItemStore<?, ?> store, String name, List<DeclaredIndex> declarations) {
		DeclaredIndex declaration = declarations.stream()
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
		return this.declaration != null && (this.declaration.partitionKey() != null || table);
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

	private IndexSchema declared(DeclaredIndex index) {
		KeyComponent partitionKey = index.partitionKey();
		KeyComponent sortKey = index.sortKey();
		boolean local = partitionKey == null;
		if (partitionKey == null) {
			KeySchema table = this.store.keys().schema();
			partitionKey = new KeyComponent(table.partitionKey(), table.partitionKeyType());
		}
		KeySchema keys = new KeySchema(partitionKey.name(), partitionKey.type(),
				(sortKey != null) ? sortKey.name() : null, (sortKey != null) ? sortKey.type() : null);
		return new IndexSchema(index.name(), keys, local, null);
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
		return !global && ((asked != null) || this.store.options().consistentReads());
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
