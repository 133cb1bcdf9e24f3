package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What is known of a table besides its items: its keys and indexes for good, its size for
 * a moment. One {@code DescribeTable} answers for all of them.
 */
public final class TableMetadata {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private final TableCalls calls;

	private final AtomicReference<@Nullable Description> description;

	TableMetadata(TableCalls calls) {
		this(calls, new AtomicReference<>());
	}

	private TableMetadata(TableCalls calls, AtomicReference<@Nullable Description> description) {
		this.calls = calls;
		this.description = description;
	}

	/**
	 * Return the same knowledge, asked for by other calls.
	 * @param calls the calls
	 * @return metadata that knows what this knows, and the other way round
	 */
	TableMetadata with(TableCalls calls) {
		return new TableMetadata(calls, this.description);
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
		KeySchema declared = this.calls.declaredKeys();
		return (declared != null) ? declared : TableDescriptions.keySchema(description().table());
	}

	/**
	 * Return what {@code DescribeTable} says of an index: asked once, and again for an
	 * index that was not there then.
	 * @param name the name of the index
	 * @return its keys and what it holds
	 * @throws KeySchemaException if the table has no such index
	 */
	public IndexSchema index(String name) {
		Description known = description();
		Optional<IndexSchema> index = known.indexes().find(name);
		if (index.isEmpty() && known.isStale()) {
			known = describe();
			index = known.indexes().find(name);
		}
		List<String> found = known.indexes().names();
		return index.orElseThrow(() -> new KeySchemaException(
				"Mapping '" + this.calls.mapping() + "' expected table '" + this.calls.table() + "' to have an index '"
						+ name + "', found " + (found.isEmpty() ? "none. Create the index, or query the table."
								: "indexes " + found + ". Name one of these, or create the index.")));
	}

	/**
	 * Return about how many items the table holds: one {@code DescribeTable}, unless the
	 * table was asked a moment ago.
	 * @return the estimate
	 */
	public long itemCount() {
		Description known = this.description.get();
		return ((known == null || known.isStale()) ? describe() : known).table().itemCount();
	}

	private Description description() {
		Description known = this.description.get();
		return (known != null) ? known : describe();
	}

	private Description describe() {
		Description description = new Description(this.calls.describe(), System.nanoTime());
		this.description.set(description);
		return description;
	}

	/**
	 * Return the key attributes as declared.
	 * @return the key schema
	 * @throws KeySchemaException if none are declared
	 */
	public KeySchema requireDeclaredKeys() {
		KeySchema declared = this.calls.declaredKeys();
		if (declared == null) {
			throw new KeySchemaException("Mapping '" + this.calls.mapping()
					+ "' expected declared key attributes to create table '" + this.calls.table()
					+ "', found none. Annotate the type of its values, or name the keys in its options.");
		}
		return declared;
	}

	private record Description(TableDescription table, long nanoTime) {

		IndexDescriptions indexes() {
			return new IndexDescriptions(this.table);
		}

		boolean isStale() {
			return System.nanoTime() - this.nanoTime > FRESH.toNanos();
		}

	}

}
