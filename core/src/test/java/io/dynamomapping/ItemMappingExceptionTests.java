package io.dynamomapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ItemMappingExceptionTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final BigDecimal TOO_LARGE = new BigDecimal("1E200");

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	private final DynamoMapping<String, Book> books = tables.books();

	@ParameterizedTest
	@MethodSource
	void tellsThatAValueWasToBeStored(String name, Object value) {
		tables.requests().clear();

		assertWriting(() -> this.settings.put("a", Map.of("content", value)));
		assertWriting(() -> this.settings.at("a").upsert(Attribute.attr("content").set(value)));
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> tellsThatAValueWasToBeStored() {
		return Stream.of(Arguments.of("number", TOO_LARGE), Arguments.of("size", "x".repeat(410_000)),
				Arguments.of("text", "a\ud800"), Arguments.of("date", Instant.MAX),
				Arguments.of("attribute value", AttributeValue.fromSs(List.of())));
	}

	private static void assertWriting(Runnable write) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(write::run)
			.satisfies((ex) -> assertThat(ex.isWriting()).isTrue());
	}

	@Test
	void tellsThatAnItemCannotBeRead() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		tables.set(this.books, Book.SOLARIS.isbn(), "year", AttributeValue.fromS("long ago"));

		assertReading(() -> this.books.get(Book.SOLARIS.isbn()));
		assertReading(() -> this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS));
	}

	private static void assertReading(Runnable read) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(read::run)
			.satisfies((ex) -> assertThat(ex.isWriting()).isFalse());
	}

	@Test
	void isAboutReadingUnlessToldOtherwise() {
		assertThat(new ItemMappingException("stock", "Expected a number", null).isWriting()).isFalse();
	}

}
