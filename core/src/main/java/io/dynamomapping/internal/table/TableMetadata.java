package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table besides its items: its keys for good, its size for a moment.
 */
public final class TableMetadata {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private final TableCalls calls;

	private volatile @Nullable KeySchema keys;

	private volatile @Nullable ItemCount itemCount;

	private final Map<String, IndexSchema> indexes = new ConcurrentHashMap<>();

	TableMetadata(TableCalls calls) {
		this.calls = calls;
		this.keys = calls.declaredKeys();
	}

	/**
	 * Return whether the keys are known without asking the table.
	 * @return {@code true} if they are declared
	 */
	public boolean isDeclared() {
		return this.calls.declaredKeys() != null;
	}

	/**
	 * Return the key attributes: as declared, else as {@code DescribeTable} says, asked
	 * once.
	 * @return the key schema
	 */
	public KeySchema keySchema() {
		KeySchema known = this.keys;
		if (known == null) {
			known = TableDescriptions.keySchema(this.calls.describe());
			this.keys = known;
		}
		return known;
	}

	/**
	 * Return about how many items the table holds: one {@code DescribeTable}, unless that
	 * was asked a moment ago.
	 * @return the estimate
	 */
	public long itemCount() {
		ItemCount known = this.itemCount;
		if (known == null || known.isStale()) {
			known = new ItemCount(this.calls.describe().itemCount(), System.nanoTime());
			this.itemCount = known;
		}
		return known.count();
	}

	/**
	 * Return what is known of an index.
	 * @param name its name
	 * @return its schema
	 */
	public IndexSchema index(String name) {
		return this.indexes.computeIfAbsent(name,
				(key) -> TableDescriptions.index(this.calls.describe(), key)
					.orElseThrow(() -> new KeySchemaException("Mapping '" + this.calls.mapping() + "' expected index '"
							+ key + "' of table '" + this.calls.table() + "', found none. Use one that it has.")));
	}

	KeySchema requireDeclaredKeys() {
		KeySchema declared = this.calls.declaredKeys();
		if (declared == null) {
			throw new KeySchemaException("Mapping '" + this.calls.mapping()
					+ "' expected declared key attributes to create table '" + this.calls.table()
					+ "', found none. Annotate the type of its values, or name the keys in its options.");
		}
		return declared;
	}

	private record ItemCount(long count, long nanoTime) {

		boolean isStale() {
			return System.nanoTime() - this.nanoTime > FRESH.toNanos();
		}

	}

}
