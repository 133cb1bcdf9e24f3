package io.dynamomapping.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes of some attributes.
 */
class ChangeScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema ID = KeySchema.simple("id", ScalarAttributeType.S);

	@Test
	@DisplayName("S17: condition on an attribute that no type knows")
	void conditionOnAnUnknownAttribute() {
		DynamoMapping<String, Book> books = tables.books();
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		ItemHandle<String, Book> book = books.at(Book.FOUNDATION.isbn());

		assertThat(book.onlyIf(attr("rating").eq(5)).update(attr(Book::stock).set(9))).isEmpty();
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> book.onlyIf(attr("rating").eq(5)).orThrow().update(attr(Book::stock).set(9)))
			.satisfies((ex) -> assertThat(ex.item(Book.class)).contains(Book.FOUNDATION));

		tables.set(books, Book.FOUNDATION.isbn(), "rating", AttributeValue.fromN("5"));
		assertThat(book.onlyIf(attr("rating").eq(5)).update(attr(Book::stock).set(9)))
			.contains(Book.FOUNDATION.withStock(9));
	}

	@Test
	@DisplayName("S17: update of an attribute that no type knows")
	void updateOfAnUnknownAttribute() {
		DynamoMapping<String, Book> books = tables.books();

		assertThatIllegalArgumentException()
			.isThrownBy(() -> books.at(Book.FOUNDATION.isbn()).upsert(attr("rating").set(5)))
			.withMessage("Expected an attribute of io.dynamomapping.testing.Book, found 'rating'. "
					+ "Use one of [author, isbn, price, shelf, stock, tags, title, year].");
		assertThat(tables.requests().operations()).doesNotContain("UpdateItem");
	}

	@Test
	@DisplayName("S18: append, add, subtract, and set what is absent")
	void computedChanges() {
		DynamoMapping<String, Counter> counters = tables.open(ID, String.class, Counter.class,
				MappingOptions.defaults());
		counters.put("first", new Counter("first", 222, List.of("one"), "there", null));
		ItemHandle<String, Counter> first = counters.at("first");
		tables.requests().clear();

		Counter added = first.update(attr(Counter::count).increment(10).and(attr(Counter::things).append("two")))
			.orElseThrow();
		Counter subtracted = first
			.update(attr(Counter::count).increment(-2)
				.and(attr(Counter::present).setIfMissing("other"))
				.and(attr(Counter::absent).setIfMissing("set")))
			.orElseThrow();

		assertThat(added).isEqualTo(new Counter("first", 232, List.of("one", "two"), "there", null));
		assertThat(subtracted).isEqualTo(new Counter("first", 230, List.of("one", "two"), "there", "set"));
		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem");
		assertThat(counters.get("first")).isEqualTo(subtracted);
	}

	@Test
	@DisplayName("S19: changes within maps")
	void nestedChanges() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("maps", Map.of("plain", Map.of("a", 1, "b", 2))));
		ItemHandle<String, Map<String, @Nullable Object>> theme = settings.at("theme");

		theme.update(attr("maps.added").set(Map.of("x", "old", "y", "kept")));
		theme.update(attr("maps.added.x").set("new"));
		assertThat(theme.select("maps.added"))
			.contains(Map.of("maps", Map.of("added", Map.of("x", "new", "y", "kept"))));

		theme.update(attr("maps.plain").set(Map.of("c", 3)));
		theme.update(attr("maps.added.x").setIfMissing("ignored").and(attr("maps.added.z").setIfMissing("set")));
		assertThat(theme.require()).isEqualTo(Map.of("maps", Map.of("plain", Map.of("c", new BigDecimal("3")), "added",
				Map.of("x", "new", "y", "kept", "z", "set"))));
	}

	@Test
	@DisplayName("S19: a dot that is part of a name")
	void nameWithADot() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("a", Map.of("b", "nested")));
		ItemHandle<String, Map<String, @Nullable Object>> theme = settings.at("theme");

		theme.update(attr("`a.b`").set("literal").and(attr("a").then("b.c").set("inner")));

		assertThat(theme.require()).isEqualTo(Map.of("a.b", "literal", "a", Map.of("b", "nested", "b.c", "inner")));
		assertThat(theme.onlyIf(attr("`a.b`").eq("literal").and(attr("a.b").eq("nested"))).remove()).isTrue();
	}

	@Test
	@DisplayName("S21: saves of what has changed")
	void partialSaves() {
		DynamoMapping<String, Book> books = tables.books();
		ItemHandle<String, Book> book = books.at(Book.FOUNDATION.isbn());
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		tables.requests().clear();

		Book first = book.saveChanges(Book.FOUNDATION, Book.FOUNDATION.withStock(9)).orElseThrow();
		assertThat(changedNames()).containsExactlyInAnyOrder("isbn", "stock");
		assertThat(book.saveChanges(first, first.withStock(9))).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
		book.saveChanges(first, first.withTitle("Foundation I"));
		assertThat(changedNames()).containsExactlyInAnyOrder("isbn", "title");

		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION.withStock(9).withTitle("Foundation I"));
	}

	@Test
	@DisplayName("S21: what a partly filled object lacks comes back")
	void partialSaveReturnsTheRest() {
		DynamoMapping<String, Counter> counters = tables.open(ID, String.class, Counter.class,
				MappingOptions.defaults());
		counters.put("first", new Counter("first", 222, List.of("one"), "there", "too"));
		Counter partly = new Counter("first", 222, null, null, null);

		assertThat(counters.at("first").saveChanges(partly, new Counter("first", 223, null, null, null)))
			.contains(new Counter("first", 223, List.of("one"), "there", "too"));
	}

	private static List<String> changedNames() {
		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		tables.requests().clear();
		return List.copyOf(request.expressionAttributeNames().values());
	}

	record Counter(@PartitionKey String id, int count, @Nullable List<String> things, @Nullable String present,
			@Nullable String absent) {
	}

}
