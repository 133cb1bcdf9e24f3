package io.dynamomapping.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.TransferException;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.internal.codec.StorableValues;
import io.dynamomapping.internal.table.BatchElement;
import io.dynamomapping.internal.table.BatchStream;
import io.dynamomapping.internal.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * One run of a load: line after line from its source to the table.
 */
final class Load {

	private static final int LINES_PER_PROGRESS = 1000;

	private final Table table;

	private final String source;

	private final Consumer<? super TransferProgress> observer;

	private final long afterLine;

	private final BatchStream stream;

	private final long start = System.nanoTime();

	private long line;

	private long bytes;

	Load(Table table, String source, Consumer<? super TransferProgress> observer, long afterLine) {
		this.table = table;
		this.source = source;
		this.observer = observer;
		this.afterLine = afterLine;
		this.stream = table.batches().stream();
	}

	TransferProgress run(BufferedReader reader) {
		KeySchema keys = this.table.metadata().keySchema();
		try {
			for (String text = reader.readLine(); text != null; text = reader.readLine()) {
				this.line++;
				if (this.line > this.afterLine && !text.isBlank()) {
					this.bytes += Dump.utf8Length(text) + 1;
					this.stream.add(element(text, keys), this.line);
				}
				if (this.line > this.afterLine && this.line % LINES_PER_PROGRESS == 0) {
					this.observer.accept(progress());
				}
			}
			this.stream.flush();
		}
		catch (IllegalArgumentException | ItemMappingException ex) {
			throw ended(ex, "Line " + this.line + ": " + ex.getMessage());
		}
		catch (DynamoMappingException ex) {
			throw ended(ex, String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			throw ended(ex, "After line " + this.line + ": " + ex);
		}
		TransferProgress all = progress();
		this.observer.accept(all);
		return all;
	}

	private BatchElement element(String text, KeySchema keys) {
		Map<String, AttributeValue> item = ItemJson.fromExportLine(text);
		StorableValues.requireItem(item);
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		key.put(keys.partitionKey(), key(item, keys.partitionKey(), keys.partitionKeyType(), KeyLength.PARTITION_KEY));
		if (keys.sortKey() != null) {
			key.put(keys.sortKey(), key(item, keys.sortKey(), keys.sortKeyType(), KeyLength.SORT_KEY));
		}
		return this.table.element(Verb.PUT, key, key, item, null);
	}

	private static AttributeValue key(Map<String, AttributeValue> item, String name, @Nullable ScalarAttributeType type,
			KeyLength length) {
		AttributeValue value = item.get(name);
		if (value == null || !value.type().name().equals(String.valueOf(type))) {
			throw new IllegalArgumentException("Expected key attribute '" + name + "' of type " + type + ", found "
					+ ((value != null) ? value.type() : "none") + ". Correct the text, or load it into another table.");
		}
		return length.require(value, "key attribute '" + name + "'");
	}

	private TransferException ended(Exception cause, String reason) {
		// What came before a line that is wrong is put all the same.
		if (!this.stream.isOver()) {
			try {
				this.stream.flush();
			}
			catch (RuntimeException ex) {
				cause.addSuppressed(ex);
			}
		}
		long confirmed = confirmedLines();
		return new TransferException("Load of " + this.source + " into table '" + this.table.name() + "' ended after "
				+ confirmed + " lines that are confirmed. " + reason + (reason.endsWith(".") ? "" : ".")
				+ " Go on with afterLine(" + confirmed + ").", this.table.name(), confirmed, cause);
	}

	private long confirmedLines() {
		return Math.max(this.afterLine, this.stream.confirmed());
	}

	private TransferProgress progress() {
		return new TransferProgress(this.stream.result().puts(), confirmedLines(), this.bytes,
				this.stream.result().consumedCapacity(), Duration.ofNanos(System.nanoTime() - this.start));
	}

}
