package com.acme.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRepository;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.Page;
import io.dynamomapping.Query;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The listings of the page on reading.
 */
@ExtendWith(Shop.class)
class ReadingGuideTests {

	@Test
	void oneItemTakesOneRequest(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = Books.FOUNDATION.isbn();

		Book book = books.get(isbn);
		Optional<Book> found = books.at(isbn).find();
		Book required = books.at(isbn).require();
		boolean exists = books.at(isbn).exists();

		assertThat(calls.operations()).containsExactly("GetItem", "GetItem", "GetItem", "GetItem");
		assertThat(book).isEqualTo(Books.FOUNDATION).isEqualTo(required);
		assertThat(found).contains(Books.FOUNDATION);
		assertThat(exists).isTrue();
		assertThat(books.get("none")).isNull();
		assertThat(books.at("none").find()).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(books.at("none")::require);
	}

	@Test
	void manyItemsTakeOneRequestPerHundred(DynamoMapping<String, Book> books, Calls calls) {
		Map<String, Book> several = books.getAll(List.of("978-0553293357", "978-0156027601", "none"));

		assertThat(several.values()).containsExactly(Books.FOUNDATION, Books.SOLARIS);
		assertThat(calls.operations()).containsExactly("BatchGetItem");
	}

	@Test
	void partsOfAnItemAreRead(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = Books.FOUNDATION.isbn();

		Optional<Label> label = books.at(isbn).as(Label.class);
		Optional<Map<String, @Nullable Object>> place = books.at(isbn).select("title", "shelf.row");

		assertThat(label).contains(new Label("Foundation", new BigDecimal("7.99")));
		assertThat(place).contains(Map.of("title", "Foundation", "shelf", Map.of("row", new BigDecimal(4))));
		assertThat(calls.operations()).containsExactly("GetItem", "GetItem");
	}

	@Test
	void partitionIsReadInTheOrderOfTheSortKey(DynamoMapping<LineKey, OrderLine> lines, Calls calls) {
		List<OrderLine> all = lines.partition("o-17").list();
		List<OrderLine> first = lines.partition("o-17").sortAtMost(9).list();
		Optional<OrderLine> last = lines.partition("o-17").descending().first();

		assertThat(calls.operations()).containsExactly("Query", "Query", "Query");
		assertThat(all).extracting(OrderLine::line).containsExactly(1, 2, 10);
		assertThat(first).extracting(OrderLine::line).containsExactly(1, 2);
		assertThat(last).get().extracting(OrderLine::line).isEqualTo(10);
	}

	@Test
	void indexIsQueriedByItsOwnKeys(DynamoMapping<String, Book> books, Calls calls) {
		List<Book> found = books.index("by-author")
			.partition("Isaac Asimov")
			.sortBeginsWith("Foundation")
			.filter(attr(Book::stock).gt(0))
			.list();

		assertThat(found).containsExactly(Books.FOUNDATION);
		assertThat(calls.operations()).containsExactly("Query");
	}

	@Test
	void selectionIsReadAsItIsUsed(DynamoMapping<String, Book> books, Calls calls) {
		Query<Book> asimov = books.index("by-author").partition("Isaac Asimov").pageSize(1);

		List<String> titles = asimov.stream().map(Book::title).limit(2).toList();

		assertThat(titles).containsExactly("Foundation", "Foundation and Empire");
		assertThat(calls.operations()).containsExactly("Query", "Query");
		for (Book book : asimov) {
			assertThat(book.author()).isEqualTo("Isaac Asimov");
		}
		assertThat(calls.operations()).hasSizeBetween(3, 4);
	}

	@Test
	void projectionsReadWhatTheyDeclare(DynamoMapping<String, Book> books) {
		List<Label> labels = books.index("by-author").partition("Isaac Asimov").as(Label.class).list();
		List<Map<String, @Nullable Object>> rows = books.scan().select(attr(Book::title), attr("shelf.row")).list();

		assertThat(labels).extracting(Label::title).containsExactly("Foundation", "Foundation and Empire", "I, Robot");
		assertThat(rows).contains(Map.of("title", "Solaris", "shelf", Map.of("row", BigDecimal.ONE)),
				Map.of("title", "I, Robot"));
	}

	@Test
	void limitAndPageSizeAreTwoThings(DynamoMapping<String, Book> books, Calls calls) {
		List<Book> two = books.scan().filter(attr(Book::stock).gt(0)).limit(2).list();
		List<Book> all = books.scan().pageSize(2).list();

		assertThat(two).hasSize(2);
		assertThat(all).hasSize(5);
		assertThat(calls.operations()).containsExactly("Scan", "Scan", "Scan", "Scan");
	}

	@Test
	void tokenLeadsToTheNextPage(DynamoMapping<String, Book> books, Calls calls) {
		Query<Label> labels = books.index("by-author").partition("Isaac Asimov").as(Label.class).pageSize(2);

		Page<Label> page = labels.page();
		String token = page.next();
		Page<Label> next = labels.after(token).page();

		assertThat(page).extracting(Label::title).containsExactly("Foundation", "Foundation and Empire");
		assertThat(token).matches("[-_A-Za-z0-9]+");
		assertThat(next).extracting(Label::title).containsExactly("I, Robot");
		assertThat(calls.operations()).containsExactly("Query", "Query");
		assertThat(next.hasNext()).isFalse();
		Query<Book> other = books.index("by-author").partition("Stanislaw Lem").pageSize(2);
		assertThatIllegalArgumentException().isThrownBy(() -> other.after(token).page());
	}

	@Test
	void pageSaysWhatItTook(DynamoMapping<String, Book> books) {
		Page<Book> page = books.scan().filter(attr(Book::tags).contains("fantasy")).page();

		assertThat(page.count()).isEqualTo(1);
		assertThat(page.scannedCount()).isEqualTo(5);
		assertThat(page.consumedCapacity()).isEqualTo(1.0);
	}

	@Test
	void resultsAreCounted(DynamoMapping<String, Book> books, Calls calls) {
		long sf = books.scan().filter(attr(Book::tags).contains("sf")).count();
		boolean anyOfLem = books.index("by-author").partition("Stanislaw Lem").exists();
		long upToTwo = books.index("by-author").partition("Isaac Asimov").countUpTo(2);

		assertThat(sf).isEqualTo(4);
		assertThat(anyOfLem).isTrue();
		assertThat(upToTwo).isEqualTo(2);
		assertThat(calls.operations()).containsExactly("Scan", "Query", "Query");
	}

	@Test
	void segmentsAreReadAtOnce(DynamoMapping<String, Book> books, Calls calls) {
		long inStock = books.scan().segments(4).filter(attr(Book::stock).gt(0)).count();

		assertThat(inStock).isEqualTo(4);
		assertThat(calls.operations()).containsExactly("Scan", "Scan", "Scan", "Scan");
		assertThat(books.scan().segments(4).list()).containsExactlyInAnyOrderElementsOf(Books.ALL);
		assertThatIllegalStateException().isThrownBy(() -> books.scan().segments(4).page());
	}

	@Test
	void nextPageIsAskedForAhead(DynamoMapping<String, Book> books, Calls calls) {
		assertThat(books.scan().pageSize(2).prefetch().list()).containsExactlyInAnyOrderElementsOf(Books.ALL);
		assertThat(calls.operations()).hasSize(3);
	}

	@Test
	void wholeItemsAreFetchedForPartialOnes(DynamoMapping<String, Book> books, Calls calls) {
		Page<Book> partial = books.index("by-year").partition(1951).page();
		List<Book> whole = books.index("by-year").partition(1951).fetchAll().list();

		assertThat(partial.partial()).isTrue();
		assertThat(partial.items().get(0)).extracting(Book::isbn, Book::title, Book::stock, Book::tags)
			.containsExactly(Books.FOUNDATION.isbn(), null, 0, Set.of());
		assertThat(whole).containsExactly(Books.FOUNDATION);
		assertThat(calls.operations()).containsExactly("DescribeTable", "Query", "Query", "BatchGetItem");
		assertThat(books.index("by-author").partition("Isaac Asimov").page().partial()).isFalse();
	}

	@Test
	void segmentsShareATable(DynamoMapping<String, Book> books) {
		List<Book> found = new ArrayList<>();
		for (int segment = 0; segment < 4; segment++) {
			books.scan().segment(segment, 4).forEach(found::add);
		}

		assertThat(found).containsExactlyInAnyOrderElementsOf(Books.ALL);
	}

	@Test
	void criteriaAreSplitIntoKeyAndFilter(DynamoMapping<String, Book> books) {
		Query<Book> query = books.index("by-author")
			.find(Map.of("author", "Isaac Asimov", "title__begins_with", "Found", "price__lt", "7.50"));

		assertThat(query).containsExactly(Books.EMPIRE);
		assertThat(query.explain().lines()).contains("  keys: author = ? AND begins_with(title, ?)",
				"  filter: price < ?");
		assertThatIllegalArgumentException().isThrownBy(() -> books.find(Map.of("price__lt", "7.50")));
	}

	@Test
	void repositoryReadsWhatTheMappingDoes(DynamoMapping<String, Book> books, Calls calls) {
		DynamoRepository<Book, String> repository = books.repository();

		Optional<Book> solaris = repository.findById("978-0156027601");
		List<Book> both = repository.findAllById(List.of("978-0156027601", "978-0553293357"));
		List<Book> all = repository.findAll().list();

		assertThat(calls.operations()).containsExactly("GetItem", "BatchGetItem", "Scan");
		assertThat(solaris).contains(Books.SOLARIS);
		assertThat(both).containsExactly(Books.SOLARIS, Books.FOUNDATION);
		assertThat(all).containsExactlyInAnyOrderElementsOf(Books.ALL);
		assertThat(repository.mapping()).isSameAs(books);
	}

	@Test
	void requestsAreCustomized(DynamoMapping<String, Book> books, Calls calls) {
		DynamoMapping<String, Book> traced = books.customizing(DynamoDbRequest.Builder.class,
				(request) -> request.overrideConfiguration((call) -> call.putHeader("X-Trace", "t-1")));
		Book book = traced.get("978-0553293357");

		assertThat(book).isEqualTo(Books.FOUNDATION);
		assertThat(calls.last().overrideConfiguration().orElseThrow().headers()).containsEntry("X-Trace",
				List.of("t-1"));
		books.get("978-0553293357");
		assertThat(calls.last().overrideConfiguration().orElseThrow().headers()).isEmpty();
	}

	@Test
	void customizedExpressionsKeepTheirPlaceholders(DynamoMapping<String, Book> books) {
		List<Book> found = books
			.customizing(ScanRequest.Builder.class,
					(request) -> request
						.filterExpression("(" + request.build().filterExpression() + ") AND #own > :own")
						.expressionAttributeNames(Map.of("#own", "stock"))
						.expressionAttributeValues(Map.of(":own", AttributeValue.fromN("3"))))
			.scan()
			.filter(attr(Book::tags).contains("sf"))
			.list();

		assertThat(found).containsExactly(Books.I_ROBOT);
	}

	@Test
	void configurationIsThatOfTheStarter() {
		byte[] yaml = GuidePage.READING.listing("yaml").getBytes(StandardCharsets.UTF_8);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
					DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(source(yaml)))
			.withPropertyValues("PAGE_TOKEN_SECRET=a secret of many bytes", "dynamodb.tables.books.on-startup=create")
			.run((context) -> {
				DynamoMapping<?, ?> books = context.getBean("books", DynamoMapping.class);

				assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(books::count);
				assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> books.scan().list());
				assertThat(books.index("by-author").partition("Isaac Asimov").list()).isEmpty();
			});
	}

	private static PropertySource<?> source(byte[] yaml) {
		try {
			return new YamlPropertySourceLoader().load("reading.md", new ByteArrayResource(yaml)).get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void selectionExplainsItself(DynamoMapping<LineKey, OrderLine> lines) {
		Query<OrderLine> query = lines.partition("o-17").sortBetween(1, 9).filter(attr(OrderLine::count).gt(1));

		String request = query.explain();

		assertThat(request.lines().map(String::strip)).containsExactly("Query of table '" + lines.tableName() + "'",
				"keys: order = ? AND line BETWEEN ? AND ?", "filter: count > ?", "consistent");
	}

}
