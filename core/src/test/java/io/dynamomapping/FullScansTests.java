package io.dynamomapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Verbs that read the whole table, where that is unwelcome.
 */
class FullScansTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.dynamomapping.internal.FullScanGuard");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setAdditive(false);
	}

	@AfterEach
	void endListening() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
	}

	private DynamoMapping<String, Book> books(FullScans fullScans) {
		return tables.books(MappingOptions.defaults().withFullScans(fullScans));
	}

	@ParameterizedTest
	@MethodSource("fullScans")
	void areDeniedBeforeAnyRequest(String verb, Consumer<DynamoMapping<String, Book>> scan) {
		DynamoMapping<String, Book> books = books(FullScans.DENY);

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> scan.accept(books))
			.withMessage("Mapping 'books' of table '" + books.tableName() + "' denies full scans, found " + verb
					+ ", which reads the whole table. Query a partition or an index, or open it with full scans "
					+ "allowed.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("fullScans")
	void areAllowedUnlessSetOtherwise(String verb, Consumer<DynamoMapping<String, Book>> scan) {
		scan.accept(tables.books());

		assertThat(tables.requests().operations()).as(verb).contains("Scan");
		assertThat(this.log.list).isEmpty();
	}

	static Stream<Arguments> fullScans() {
		return Stream.of(reading("count()", DynamoMapping::count), scanning("clear()", Map::clear),
				scanning("replaceAll()", (books) -> books.replaceAll((isbn, book) -> book)),
				reading("containsValue()", (books) -> books.containsValue(Book.FOUNDATION)),
				reading("containsValue()", (books) -> books.values().contains(Book.FOUNDATION)),
				scanning("clear()", (books) -> books.keySet().clear()),
				scanning("entrySet()", (books) -> books.forEach((isbn, book) -> {
				})), reading("keySet()", (books) -> books.keySet().iterator().hasNext()),
				reading("keySet()", (books) -> books.keySet().equals(Set.of(ISBN))),
				reading("values()", (books) -> books.values().stream().findFirst()),
				reading("values()", (books) -> books.values().toArray()),
				reading("values()", (books) -> books.values().removeIf((book) -> false)),
				reading("values()", (books) -> books.values().remove(Book.FOUNDATION)),
				reading("entrySet()", (books) -> books.entrySet().retainAll(new HashSet<>())));
	}

	private static Arguments scanning(String verb, Consumer<DynamoMapping<String, Book>> scan) {
		return Arguments.of(verb, Named.of("scan", scan));
	}

	private static Arguments reading(String verb, Function<DynamoMapping<String, Book>, Object> scan) {
		return scanning(verb, (books) -> assertThat(scan.apply(books)).isNotNull());
	}

	@Test
	void exactSizeIsDenied() {
		DynamoMapping<String, Book> books = tables
			.books(MappingOptions.defaults().withExactSize(true).withFullScans(FullScans.DENY));

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(books::size)
			.withMessageContaining("found size(), which reads the whole table.");
	}

	@Test
	void everythingElseIsAllowed() {
		DynamoMapping<String, Book> books = books(FullScans.DENY);

		books.putAll(Library.volumes(3));
		books.put(ISBN, Book.FOUNDATION);

		assertThat(books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(books.getAll(List.of(ISBN))).hasSize(1);
		assertThat(books.isEmpty()).isFalse();
		assertThat(books.size()).isPositive();
		assertThat(books.estimatedSize()).isNotNegative();
		assertThat(books.keySet().contains(ISBN)).isTrue();
		assertThat(books.entrySet().contains(Map.entry(ISBN, Book.FOUNDATION))).isTrue();
		assertThat(books.keySet().removeAll(Library.volumes(2).keySet())).isTrue();
		assertThat(books.values().isEmpty()).isFalse();
		assertThat(books.keySet().remove(ISBN)).isTrue();
		assertThat(books.keySet().spliterator()).isNotNull();
	}

	@Test
	void warningIsLoggedOnceForEachMapping() {
		DynamoMapping<String, Book> books = books(FullScans.WARN);
		DynamoMapping<String, Book> others = books(FullScans.WARN);
		books.put(ISBN, Book.FOUNDATION);
		assertThat(this.log.list).isEmpty();

		assertThat(books.values()).containsExactly(Book.FOUNDATION);
		assertThat(books.count()).isEqualTo(1);
		assertThat(others.count()).isZero();

		assertThat(this.log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly(warning(books, "values()"), warning(others, "count()"));
	}

	private static String warning(DynamoMapping<?, ?> mapping, String verb) {
		return "Mapping 'books' reads the whole of table '" + mapping.tableName() + "' for " + verb
				+ ". Query a partition or an index where it grows large. This is logged once for each mapping.";
	}

}
