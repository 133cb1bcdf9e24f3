package io.dynamomapping.lifecycle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Functions of users that throw, or use the mapping themselves, and items that no value
 * can be made of.
 */
class FunctionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Book BOOK = Library.volume(1).withIsbn("k");

	private final DynamoMapping<String, Book> books = tables.books();

	@ParameterizedTest(name = "L3 function of {0} throws")
	@MethodSource("verbs")
	void whatAFunctionThrowsIsThrownAndNothingWritten(BiConsumer<DynamoMapping<String, Book>, Runnable> verb) {
		this.books.put("k", BOOK);
		tables.requests().clear();
		AtomicInteger calls = new AtomicInteger();
		IllegalArgumentException thrown = new IllegalArgumentException("No more books");

		@Nullable Throwable failure = catchThrowable(() -> verb.accept(this.books, () -> {
			calls.incrementAndGet();
			throw thrown;
		}));

		assertThat(failure).isSameAs(thrown);
		assertThat(calls).hasValue(1);
		assertThat(tables.requests().operations()).doesNotContain("PutItem", "UpdateItem", "DeleteItem",
				"BatchWriteItem");
		assertThat(this.books).containsExactly(Map.entry("k", BOOK));
	}

	static Stream<Named<BiConsumer<DynamoMapping<String, Book>, Runnable>>> verbs() {
		return Stream.of(verb("compute", (books, function) -> books.compute("k", (isbn, book) -> {
			function.run();
			return book;
		})), verb("computeIfAbsent", (books, function) -> books.computeIfAbsent("absent", (isbn) -> {
			function.run();
			return BOOK;
		})), verb("computeIfPresent", (books, function) -> books.computeIfPresent("k", (isbn, book) -> {
			function.run();
			return book;
		})), verb("merge", (books, function) -> books.merge("k", BOOK, (one, other) -> {
			function.run();
			return one;
		})), verb("replaceAll", (books, function) -> books.replaceAll((isbn, book) -> {
			function.run();
			return book;
		})), verb("forEach", (books, function) -> books.forEach((isbn, book) -> function.run())),
				verb("removeIf", (books, function) -> books.values().removeIf((book) -> {
					function.run();
					return true;
				})), verb("batch", (books, function) -> books.batch((batch) -> {
					batch.remove("k");
					function.run();
				})));
	}

	private static Named<BiConsumer<DynamoMapping<String, Book>, Runnable>> verb(String name,
			BiConsumer<DynamoMapping<String, Book>, Runnable> verb) {
		return Named.of(name, verb);
	}

	@Test
	@DisplayName("L4 same key within compute")
	void aFunctionMayUseTheSameKey() {
		this.books.put("k", BOOK);
		AtomicInteger calls = new AtomicInteger();

		// The first time it changes the item itself, which is found out.
		Book computed = this.books.compute("k", (isbn, book) -> {
			if (calls.incrementAndGet() == 1) {
				this.books.merge(isbn, BOOK, (one, other) -> one.withStock(10));
			}
			return (book != null) ? book.withStock(book.stock() + 1) : null;
		});

		assertThat(calls).hasValue(2);
		assertThat(computed).isEqualTo(BOOK.withStock(11));
		assertThat(this.books.get("k")).isEqualTo(BOOK.withStock(11));
	}

	@Test
	@DisplayName("L4 same key within forEach")
	void anIterationMayWriteWhatItIsAt() {
		this.books.putAll(Library.volumes(30));

		this.books.forEach((isbn, book) -> this.books.put(isbn, book.withStock(-1)));

		assertThat(this.books.values()).hasSize(30).allMatch((book) -> book.stock() == -1);
	}

	@Test
	@DisplayName("L5 poisoned item, passed")
	void anItemThatCannotBeReadIsNamedAndPassed() {
		this.books.putAll(Library.volumes(5));
		tables.set(this.books, "poisoned", "stock", AttributeValue.fromS("many"));
		Iterator<Book> iterator = this.books.scan().iterator();
		List<String> read = new ArrayList<>();
		List<ItemMappingException> unreadable = new ArrayList<>();

		while (iterator.hasNext()) {
			try {
				read.add(iterator.next().isbn());
			}
			catch (ItemMappingException ex) {
				unreadable.add(ex);
			}
		}

		assertThat(read).containsExactlyInAnyOrderElementsOf(Library.volumes(5).keySet());
		assertThat(unreadable).hasSize(1)
			.first()
			.satisfies((ex) -> assertThat(ex).hasMessageContaining("poisoned")
				.hasMessageContaining(this.books.tableName()));
	}

	@Test
	@DisplayName("L5 poisoned item, fails")
	void anItemThatCannotBeReadFailsWhatWantsAllOfThem() {
		this.books.putAll(Library.volumes(5));
		tables.set(this.books, "poisoned", "stock", AttributeValue.fromS("many"));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.books.scan().list())
			.withMessageContaining("poisoned");
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.books.forEach((isbn, book) -> {
		})).withMessageContaining("poisoned");
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.books.getAll(List.of("volume-0001", "poisoned")))
			.withMessageContaining("poisoned");
	}

}
