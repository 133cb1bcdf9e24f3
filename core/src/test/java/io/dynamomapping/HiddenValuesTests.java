package io.dynamomapping;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.AfterLoadEvent;
import io.dynamomapping.spi.AfterSaveEvent;
import io.dynamomapping.spi.AfterUpdateEvent;
import io.dynamomapping.spi.ItemContext;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values may be secrets: texts of the library's objects have keys and names of
 * attributes, and nothing else of items.
 */
class HiddenValuesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String SECRET = "a secret";

	private static final Book BOOK = new Book("978-0", SECRET, SECRET, 7777, BigDecimal.ONE, 1, Set.of(SECRET), null);

	static Stream<Object> conditions() {
		Attribute<String> title = attr(Book::title);
		return Stream.of(title.eq(SECRET), title.ne(SECRET).and(title.gt(SECRET)), title.between(SECRET, SECRET + "s"),
				title.in(SECRET, "b").not(), title.beginsWith(SECRET), title.contains(SECRET), title.size().gt(7777),
				Condition.matching(Map.of("title", SECRET)), Condition.parse("title__contains", SECRET),
				new Condition.TextValue(SECRET), title.eq(attr(Book::author)),
				attr(Book::tags).contains(SECRET).or(attr(Book::year).eq(7777)));
	}

	static Stream<Object> changes() {
		Attribute<String> title = attr(Book::title);
		return Stream.of(title.set(SECRET), title.set(title.orElse(SECRET)), title.setIfMissing(SECRET),
				attr(Book::year).increment(7777), attr(Book::year).set(attr(Book::year).plus(7777)),
				attr(Book::tags).include(SECRET), attr(Book::tags).exclude(SECRET),
				attr("list").append(List.of(SECRET)), attr("list").set(attr("list").concat(List.of(SECRET))),
				title.set(SECRET).and(attr(Book::author).set(SECRET)).actions());
	}

	static Stream<Object> results() {
		ItemContext context = new ItemContext("books", "books", Book.class, "978-0", false);
		return Stream.of(new Page<>(List.of(BOOK), SECRET, 1, null, false),
				new LeftOver("books", "books", LeftOver.Verb.PUT, "978-0", BOOK), new AfterSaveEvent<>(context, BOOK),
				new AfterLoadEvent<>(context, BOOK), new AfterUpdateEvent<>(context, attr(Book::title).set(SECRET)),
				new CancellationReason("books", "978-0", "ConditionalCheckFailed", null, BOOK));
	}

	static Stream<Object> failures() {
		LeftOver left = new LeftOver("books", "books", LeftOver.Verb.PUT, "978-0", BOOK);
		CancellationReason reason = new CancellationReason("books", "978-0", "ConditionalCheckFailed", null, BOOK);
		return Stream.of(new ConditionFailedException("books", "978-0", attr(Book::title).eq(SECRET), BOOK),
				new BatchIncompleteException(List.of("books"), "BatchWriteItem", 1, List.of(left), null),
				new TransactionCancelledException("TransactWriteItems", List.of(reason), null),
				new OutcomeUnknownException("unknown", "books", "PutItem",
						Map.of("isbn", AttributeValue.fromS("978-0")), 1, new IllegalStateException()));
	}

	static Stream<Object> steps() {
		DynamoMappings mappings = tables.mappings();
		DynamoMapping<String, Book> books = tables.books();
		Condition secret = attr(Book::title).eq(SECRET);
		books.put(BOOK.isbn(), BOOK);
		return Stream.of(books.scan().filter(secret), books.find(Map.of("isbn", "978-0", "title", SECRET)),
				books.scan().filter(secret).explain(), books.at("978-0").onlyIf(secret),
				books.at("978-0").ifUnchanged(BOOK), books.at("978-0").edit().put("title", SECRET), books.values(),
				books.entrySet(), books.keySet().iterator(), books.scan().page(), books.batchWriter(),
				books.scan().iterator(), mappings, DynamoMappings.builder(tables.raw()));
	}

	@Test
	void textsHaveNoValues() {
		List<Object> all = Stream.of(conditions(), changes(), results(), failures(), steps())
			.flatMap((part) -> part)
			.toList();

		assertThat(all).hasSizeGreaterThan(40)
			.allSatisfy((object) -> assertThat(object.toString()).doesNotContain(SECRET, "7777"));
	}

	@Test
	void recordsThatHoldValuesHaveTextsOfTheirOwn() {
		List<JavaClass> holders = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.withImportOption((location) -> !location.contains("/io/dynamomapping/memory/"))
			.importPackages("io.dynamomapping")
			.stream()
			.filter((type) -> !type.getPackageName().startsWith("io.dynamomapping.internal"))
			.filter((type) -> type.isRecord() && Modifier.isPublic(type.reflect().getModifiers()))
			.filter((type) -> holdsValues(type.reflect()))
			.toList();

		assertThat(holders).map(JavaClass::getSimpleName).contains("Page", "LeftOver", "Test", "AfterSaveEvent");
		assertThat(holders)
			.allSatisfy((type) -> assertThat(line(type, "toString")).isNotEqualTo(line(type, "hashCode")));
	}

	// What the compiler writes is all at the line of the record itself.
	private static int line(JavaClass type, String method) {
		return type.getMethod(method).getSourceCodeLocation().getLineNumber();
	}

	private static boolean holdsValues(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getGenericType)
			.anyMatch(HiddenValuesTests::isValue);
	}

	private static boolean isValue(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(HiddenValuesTests::isValue);
		}
		return type == Object.class || type instanceof TypeVariable<?>;
	}

}
