package io.dynamomapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Selections of some attributes.
 */
class ProjectionTests {

	private static final Edition FOUNDATION = Edition.of(Edition.ASIMOV, "Foundation", "Gnome Press", 1951, "7.99")
		.withShelf(new Shelf("north", 4));

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	private final Query<Edition> asimov = this.editions.partition(Edition.ASIMOV);

	@BeforeEach
	void storeEdition() {
		this.editions.put(FOUNDATION.key(), FOUNDATION);
		tables.requests().clear();
	}

	@Test
	void asReadsTheAttributesOfAType() {
		assertThat(this.asimov.as(Label.class).list()).containsExactly(new Label("Foundation", 1951));

		QueryRequest request = tables.requests().only(QueryRequest.class);
		assertThat(request.expressionAttributeNames().values()).contains("title", "year").doesNotContain("price");
		assertThat(request.projectionExpression().split(", ")).hasSize(2);
	}

	@Test
	void asOfASchemalessTypeReadsEverything() {
		Map<?, ?> item = this.asimov.as(Map.class).first().orElseThrow();

		assertThat(item).isNotInstanceOf(DynamoItem.class);
		assertThat(item.keySet()).hasSize(8);
	}

	@Test
	void selectReadsAttributesAtAnyDepth() {
		assertThat(this.asimov.select("price", "shelf.row").list())
			.containsExactly(Map.of("price", new BigDecimal("7.99"), "shelf", Map.of("row", new BigDecimal(4))));
		assertThat(this.editions.scan().select("tags").list()).containsExactly(Map.of("tags", Set.of("sf")));
	}

	@Test
	void selectTakesReferences() {
		assertThat(this.asimov.select(attr(Edition::year), attr(Edition::shelf).then(Shelf::room)).list())
			.containsExactly(Map.of("year", new BigDecimal(1951), "shelf", Map.of("room", "north")));
		assertThat(this.editions.scan().select(attr(Edition::year)).list())
			.containsExactly(Map.of("year", new BigDecimal(1951)));
	}

	@Test
	void selectLeavesOutWhatIsMissing() {
		assertThat(this.asimov.select("isbn", "price").list()).containsExactly(Map.of("price", new BigDecimal("7.99")));
		assertThat(this.asimov.select("isbn").list()).containsExactly(Map.of());
		assertThat(this.asimov.select("shelf.row.left", "tags[0]").list()).containsExactly(Map.of());
	}

	@Test
	void selectOfTheSameTwiceReadsItOnce() {
		assertThat(this.asimov.select("year", "year").list()).containsExactly(Map.of("year", new BigDecimal(1951)));
	}

	@Test
	void selectOfNothingReadsNothing() {
		assertThat(this.asimov.select(new String[0]).list()).containsExactly(Map.of());
	}

	@Test
	void selectedKeysAreReadOnce() {
		Query<Map<String, @Nullable Object>> titles = this.asimov.filter(attr("price").lt(10))
			.limit(1)
			.select("title", "author.first");

		assertThat(titles.page().items()).containsExactly(Map.of("title", "Foundation"));
	}

	@Test
	void laterProjectionTakesThePlaceOfAnEarlierOne() {
		assertThat(this.asimov.select("price").as(Label.class).list()).containsExactly(new Label("Foundation", 1951));
		assertThat(this.asimov.as(Label.class).select("price").list()).hasSize(1);
	}

	@Test
	void stepsMayFollowAProjection() {
		assertThat(this.asimov.as(Label.class).filter(attr("price").gt(8)).list()).isEmpty();
		assertThat(this.editions.scan().as(Label.class).filter(attr("price").lt(8)).limit(5).first())
			.contains(new Label("Foundation", 1951));
	}

	@Test
	void namesThatNeedPlaceholdersAreRead() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("odd", Map.of("a.b", 1, "size", 2, "ß", 3, "s", Map.of("name", 4, "c.d", List.of(5, 6))));

		assertThat(settings.scan().select("`a.b`", "size", "ß", "s.name", "s.`c.d`[1]").list())
			.containsExactly(Map.of("a.b", new BigDecimal(1), "size", new BigDecimal(2), "ß", new BigDecimal(3), "s",
					Map.of("name", new BigDecimal(4), "c.d", List.of(new BigDecimal(6)))));
	}

	@Test
	void scansOfASimpleTableProjectAsWell() {
		DynamoMapping<String, Book> books = tables.books();
		books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		tables.requests().clear();

		assertThat(books.scan().as(Label.class).list()).containsExactly(new Label("Solaris", 1961));
		assertThat(tables.requests().only(ScanRequest.class).projectionExpression()).isNotNull();
		assertThat(books.partition(Book.SOLARIS.isbn()).select("stock").first())
			.contains(Map.of("stock", new BigDecimal(7)));
	}

	@Test
	void resultsOfASchemalessMappingWriteThrough() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("my_item", Map.of("price", 123));

		settings.partition("my_item").first().orElseThrow().put("price", 456);
		settings.scan().forEach((item) -> item.put("seen", true));

		assertThat(tables.item(settings, "my_item")).containsEntry("price", AttributeValue.fromN("456"))
			.containsEntry("seen", AttributeValue.fromBool(true));
	}

	record Label(String title, int year) {
	}

}
