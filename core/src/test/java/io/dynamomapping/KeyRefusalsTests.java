package io.dynamomapping;

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Keys that are unusual, and keys that are refused before any request.
 */
class KeyRefusalsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	@ParameterizedTest
	@ValueSource(strings = { "nul\u0000byte", "\u0000", "crème brûlée", "🚀📚", "עברית", "e\u0301", "\u00e9", " ",
			"a/b?c=d&e#f", "#name", ":value", "`a.b`", "line\nbreak\ttab" })
	void textKeysMayHoldAnyCharacter(String isbn) {
		this.books.put(isbn, Book.FOUNDATION);

		assertThat(this.books.get(isbn)).isEqualTo(Book.FOUNDATION.withIsbn(isbn));
		assertThat(this.books.keySet()).containsExactly(isbn);
		assertThat(this.books.remove(isbn)).isEqualTo(Book.FOUNDATION.withIsbn(isbn));
	}

	@Test
	void composedAndDecomposedLettersAreDifferentKeys() {
		this.books.put("\u00e9", Book.FOUNDATION);

		assertThat(this.books.containsKey("e\u0301")).isFalse();
	}

	@Test
	void longestKeysAreStored() {
		String longest = "é".repeat(1024);
		this.books.put(longest, Book.FOUNDATION);

		assertThat(this.books.containsKey(longest)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void emptyKeysAreRefused(Consumer<Access> verb) {
		assertThatIllegalArgumentException().isThrownBy(() -> verb.accept(Access.of(this.books, "")))
			.withMessage("Key of String: expected text or binary that is not empty, found an empty one. "
					+ "DynamoDB has no such keys, use another.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void keysOfMoreThan2048BytesAreRefused(Consumer<Access> verb) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> verb.accept(Access.of(this.books, "é".repeat(1024) + "x")))
			.withMessageContaining("2048");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void loneSurrogatesAreRefused(Consumer<Access> verb) {
		assertThatIllegalArgumentException().isThrownBy(() -> verb.accept(Access.of(this.books, "a\ud800b")));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void nullKeysAreRefused(Consumer<Access> verb) {
		assertThatNullPointerException().isThrownBy(() -> verb.accept(nullKey(this.books)));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings("NullAway") // The null is what the test is about.
	private static Access nullKey(DynamoMapping<String, Book> books) {
		return Access.of(books, null);
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void keysOfAnotherTypeAreRefused(Consumer<Access> verb) {
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> verb.accept(Access.of(this.books, 42)))
			.withMessageContaining("String")
			.withMessageContaining("Integer");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void sortKeysOfMoreThan1024BytesAreRefused() {
		DynamoMapping<Chapter, Book> chapters = tables.open(
				KeySchema.composite("isbn", ScalarAttributeType.S, "chapter", ScalarAttributeType.S), Chapter.class,
				Book.class, MappingOptions.defaults().withKeys("isbn", "chapter"));

		assertThatIllegalArgumentException().isThrownBy(() -> chapters.get(new Chapter("isbn", "é".repeat(513))))
			.withMessageContaining("1024");
		assertThatIllegalArgumentException().isThrownBy(() -> chapters.get(new Chapter("isbn", "")))
			.withMessageContaining("chapter");
		assertThatIllegalArgumentException().isThrownBy(() -> chapters.get(new Chapter("", "one")))
			.withMessageContaining("isbn");
		assertThat(tables.requests().operations()).isEmpty();
		chapters.put(new Chapter("isbn", "é".repeat(512)), Book.FOUNDATION);
	}

	@Test
	void componentsThatAreNullAreRefused() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> lines.get(keyWithoutOrder()))
			.isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class)
			.withMessageContaining("order");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings("NullAway") // The null is what the test is about.
	private static LineKey keyWithoutOrder() {
		return new LineKey(null, 1);
	}

	@Test
	void nullValuesAreRefused() {
		assertThatNullPointerException().isThrownBy(() -> putNull(this.books));
		assertThatNullPointerException().isThrownBy(() -> this.books.containsValue(nothing()));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings("NullAway") // The null is what the test is about.
	private static void putNull(DynamoMapping<String, Book> books) {
		books.put("isbn", null);
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private static <T> T nothing() {
		return null;
	}

	static Stream<Named<Consumer<Access>>> verbs() {
		return Stream.of(verb("get", (access) -> access.books().get(access.key())),
				verb("getOrDefault", (access) -> access.books().getOrDefault(access.key(), Book.FOUNDATION)),
				verb("containsKey", (access) -> assertThat(access.books().containsKey(access.key())).isTrue()),
				verb("put", (access) -> access.books().put(access.key(), Book.FOUNDATION)),
				verb("putIfAbsent", (access) -> access.books().putIfAbsent(access.key(), Book.FOUNDATION)),
				verb("replace", (access) -> access.books().replace(access.key(), Book.FOUNDATION)),
				verb("replace expected",
						(access) -> access.books().replace(access.key(), Book.FOUNDATION, Book.SOLARIS)),
				verb("remove", (access) -> access.books().remove(access.key())),
				verb("remove expected", (access) -> access.books().remove(access.key(), Book.FOUNDATION)),
				verb("compute", (access) -> access.books().compute(access.key(), (isbn, book) -> Book.FOUNDATION)),
				verb("computeIfAbsent",
						(access) -> access.books().computeIfAbsent(access.key(), (isbn) -> Book.FOUNDATION)),
				verb("merge",
						(access) -> access.books().merge(access.key(), Book.FOUNDATION, (present, given) -> given)),
				verb("at", (access) -> access.books().at(access.key()).find()));
	}

	private static Named<Consumer<Access>> verb(String name, Consumer<Access> verb) {
		return Named.of(name, verb);
	}

	// Of keys of any type, as a caller sees them who circumvents the type by a raw
	// mapping.
	record Access(DynamoMapping<Object, Book> books, Object key) {

		@SuppressWarnings("unchecked")
		static Access of(DynamoMapping<String, Book> books, Object key) {
			return new Access((DynamoMapping<Object, Book>) (DynamoMapping<?, Book>) books, key);
		}

	}

	record Chapter(String isbn, String chapter) {
	}

}
