package com.acme.guide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamomapping.BatchResult;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.client.DynamoMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The listings of the page on many items.
 */
@ExtendWith(Shop.class)
class BulkGuideTests {

	@TempDir
	private Path directory;

	@Test
	void putsAndRemovalsAreSentTogether(DynamoMapping<String, Book> books, Calls calls) {
		Book book = Books.FOUNDATION;
		String isbn = Books.SOLARIS.isbn();

		BatchResult result = books.batch((batch) -> {
			batch.put(book.isbn(), book);
			batch.remove(isbn);
		});

		assertThat(calls.operations()).containsExactly("BatchWriteItem");
		assertThat(result.puts()).isEqualTo(1);
		assertThat(result.removals()).isEqualTo(1);
		assertThat(result.consumedCapacity()).isPositive();
		assertThat(books).doesNotContainKey(isbn);
	}

	@Test
	void tablesShareABatch(DynamoMapping<String, Book> books, DynamoMapping<LineKey, OrderLine> lines,
			DynamoMappings mappings, Calls calls) {
		Book book = Books.FOUNDATION;
		LineKey key = new LineKey("o-17", 2);

		mappings.batch((batch) -> {
			batch.put(books, book.isbn(), book);
			batch.remove(lines, key);
		});

		assertThat(calls.operations()).containsExactly("BatchWriteItem");
		assertThat(lines.containsKey(key)).isFalse();
	}

	@Test
	void streamsAreWrittenAsTheyCome(DynamoMapping<String, Book> books, Calls calls) {
		List<Book> series = Books.ALL;

		BatchResult result = books
			.batchWriter((writer) -> series.forEach((volume) -> writer.put(volume.isbn(), volume)));

		assertThat(calls.operations()).containsExactly("BatchWriteItem");
		assertThat(result.puts()).isEqualTo(series.size());
	}

	@Test
	void writersAreFlushed(DynamoMapping<String, Book> books, Calls calls) {
		List<Book> series = Books.ALL;

		try (BatchWriter<String, Book> writer = books.batchWriter()) {
			for (Book volume : series) {
				writer.put(volume.isbn(), volume);
			}
			writer.flush();
		}

		assertThat(calls.operations()).containsExactly("BatchWriteItem");
		BatchWriter<String, Book> left = books.batchWriter();
		left.remove("none");
		assertThatIllegalStateException().isThrownBy(left::close);
		assertThat(calls.operations()).isEmpty();
		BatchWriter<String, Book> sent = books.batchWriter().flushOnClose();
		sent.remove("none");
		sent.close();
		assertThat(calls.operations()).containsExactly("BatchWriteItem");
	}

	@Test
	void limitsAreKept(DynamoMapping<String, Book> books) {
		CapacityLimiter background = CapacityLimiter.perSecond(50);
		List<Book> all = books.scan().rateLimit(background).list();

		assertThat(all).hasSize(Books.ALL.size());
		assertThat(background.consumedUnits()).isPositive();
	}

	@Test
	void tablesAreDumpedAndLoaded(DynamoMapping<String, Book> books, DynamoMappings mappings) {
		Path file = this.directory.resolve("books.json.gz");
		DynamoMapping<String, Book> copy = mappings.open("copies", String.class, Book.class);
		mappings.createTableIfMissing(copy);

		TransferProgress dumped = mappings.dump(books).to(file);
		TransferProgress loaded = mappings.load(copy).from(file);

		assertThat(dumped.items()).isEqualTo(Books.ALL.size());
		assertThat(loaded.items()).isEqualTo(Books.ALL.size());
		assertThat(Map.copyOf(copy)).isEqualTo(Map.copyOf(books));
	}

	@Test
	void dumpsTellTheirProgress(DynamoMapping<String, Book> books, DynamoMappings mappings) {
		Path file = this.directory.resolve("books.json");
		CapacityLimiter background = CapacityLimiter.perSecond(50);
		List<String> log = new ArrayList<>();

		mappings.dump(books)
			.segments(4)
			.rateLimit(background)
			.onProgress((progress) -> log.add(progress.items() + " items, " + progress.bytes() + " bytes"))
			.resume()
			.to(file);

		assertThat(log).hasSize(4);
		assertThat(file).content().startsWith("{\"Item\":{").hasLineCount(Books.ALL.size());
	}

}
