package io.dynamomapping;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Member;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes of typed items, by property and by text, with what the verbs of a handle
 * return.
 */
class TypedChangesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final Change SOLD = attr(Book::stock).increment(-1).and(attr(Book::tags).include("sold"));

	private final DynamoMapping<String, Book> books = tables.books();

	private final ItemHandle<String, Book> foundation = this.books.at(ISBN);

	private final ItemHandle<String, Book> absent = this.books.at(Book.SOLARIS.isbn());

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource
	void changes(Change change, Book expected) {
		assertThat(this.foundation.update(change)).contains(expected);

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(this.books.get(ISBN)).isEqualTo(expected);
	}

	static Stream<Arguments> changes() {
		return Stream.of(Arguments.of(attr(Book::title).set("I"), Book.FOUNDATION.withTitle("I")),
				Arguments.of(attr("title").set("I"), Book.FOUNDATION.withTitle("I")),
				Arguments.of(attr(Book::price).set(new BigDecimal("9.99")), Book.FOUNDATION.withPrice("9.99")),
				Arguments.of(attr(Book::price).increment(2), Book.FOUNDATION.withPrice("9.99")),
				Arguments.of(attr(Book::price).increment(0.5), Book.FOUNDATION.withPrice("8.49")),
				Arguments.of(attr(Book::price).set(attr(Book::price).minus(attr(Book::stock))),
						Book.FOUNDATION.withPrice("4.99")),
				Arguments.of(attr(Book::stock).increment(-1), Book.FOUNDATION.withStock(2)),
				Arguments.of(attr("stock").increment(-1), Book.FOUNDATION.withStock(2)),
				Arguments.of(attr(Book::stock).incrementOrSet(4), Book.FOUNDATION.withStock(7)),
				Arguments.of(attr(Book::stock).set(attr(Book::year)), Book.FOUNDATION.withStock(1951)),
				Arguments.of(attr(Book::stock).setIfMissing(99), Book.FOUNDATION),
				Arguments.of(attr(Book::shelf).then(Shelf::row).set(9),
						Book.FOUNDATION.withShelf(new Shelf("north", 9))),
				Arguments.of(attr(Book::shelf).then(Shelf::row).increment(1),
						Book.FOUNDATION.withShelf(new Shelf("north", 5))),
				Arguments.of(attr("shelf.room").set("south"), Book.FOUNDATION.withShelf(new Shelf("south", 4))),
				Arguments.of(attr(Book::shelf).set(new Shelf("south", 1)),
						Book.FOUNDATION.withShelf(new Shelf("south", 1))),
				Arguments.of(attr(Book::shelf).set((Shelf) null), Book.FOUNDATION.withShelf(null)),
				Arguments.of(attr(Book::shelf).remove(), Book.FOUNDATION.withShelf(null)),
				Arguments.of(attr(Book::tags).include("robots"), withTags(Set.of("sf", "classic", "robots"))),
				Arguments.of(attr(Book::tags).exclude("sf"), withTags(Set.of("classic"))),
				Arguments.of(attr(Book::tags).exclude(Set.of("sf", "classic")), withTags(Set.of())),
				Arguments.of(attr(Book::tags).set(Set.of()), withTags(Set.of())),
				Arguments.of(attr(Book::tags).set(new HashSet<>(Set.of("x"))), withTags(Set.of("x"))));
	}

	private static Book withTags(Set<String> tags) {
		Book book = Book.FOUNDATION;
		return new Book(ISBN, book.title(), book.author(), book.year(), book.price(), book.stock(), tags, book.shelf());
	}

	@Test
	void updateReturningOldReturnsTheValueBefore() {
		assertThat(this.foundation.updateReturningOld(SOLD)).contains(Book.FOUNDATION);

		assertThat(tables.requests().only(UpdateItemRequest.class).returnValues()).isEqualTo(ReturnValue.ALL_OLD);
		assertThat(this.books.get(ISBN)).extracting(Book::stock).isEqualTo(2);
	}

	@Test
	void updateKeepsWhatTheTypeDoesNotDeclare() {
		tables.set(this.books, ISBN, "rating", AttributeValue.fromN("5"));

		this.foundation.update(SOLD);

		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", AttributeValue.fromN("5"))
			.containsEntry("stock", AttributeValue.fromN("2"));
	}

	@Test
	void updateOfAnAbsentItemFailsAndCreatesNothing() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.absent.update(attr(Book::stock).set(1)))
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".");
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.absent.update(attr(Book::stock).increment(1)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.absent.updateReturningOld(attr(Book::shelf).remove()));

		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem", "UpdateItem");
		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).isEmpty();
	}

	@Test
	void upsertCreatesAnItemOfTheKeyAndTheChange() {
		this.absent.upsert(Change.allOf(attr(Book::stock).incrementOrSet(2), attr(Book::tags).include("sf"),
				attr(Book::title).setIfMissing("Solaris"), attr(Book::shelf).remove()));

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(tables.item(this.books, Book.SOLARIS.isbn()))
			.isEqualTo(Map.of("isbn", AttributeValue.fromS(Book.SOLARIS.isbn()), "stock", AttributeValue.fromN("2"),
					"tags", AttributeValue.fromSs(List.of("sf")), "title", AttributeValue.fromS("Solaris")));
	}

	@Test
	void upsertChangesWhatIsThere() {
		assertThat(this.foundation.upsert(attr(Book::stock).incrementOrSet(2))).contains(Book.FOUNDATION.withStock(5));
	}

	@Test
	void changeOfNothingSendsNothing() {
		assertThat(this.foundation.update(Change.none())).isEmpty();
		assertThat(this.absent.update(Change.none())).isEmpty();
		assertThat(this.foundation.updateReturningOld(Change.allOf())).isEmpty();
		assertThat(this.foundation.upsert(Change.none())).isEmpty();
		assertThat(this.foundation.edit().change(Change.none()).save()).isEmpty();
		assertThat(this.foundation.onlyIf(attr(Book::stock).lt(0)).orThrow().update(Change.none())).isEmpty();
		assertThat(this.foundation.onlyIf(attr(Book::stock).lt(0)).orThrow().upsert(Map.of())).isEmpty();

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void nullIsStoredOrLeftOutAsTheMappingSays() {
		DynamoMapping<String, Book> storing = tables.books(MappingOptions.defaults().withNullPolicy(NullPolicy.STORE));
		storing.put(ISBN, Book.FOUNDATION);

		this.foundation.update(attr(Book::shelf).set((Shelf) null));
		storing.at(ISBN).update(attr(Book::shelf).set((Shelf) null));

		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("shelf");
		assertThat(tables.item(storing, ISBN)).containsEntry("shelf", AttributeValue.fromNul(true));
	}

	@Test
	void namesAreThoseOfTheCodec() {
		DynamoMapping<String, Renamed> renamed = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Renamed.class, MappingOptions.defaults());
		renamed.put("1", new Renamed("1", 1, "x"));

		renamed.at("1").update(attr(Renamed::inStock).increment(1).and(attr(Renamed::status).set("y")));

		assertThat(tables.item(renamed, "1")).isEqualTo(Map.of("id", AttributeValue.fromS("1"), "in.stock",
				AttributeValue.fromN("2"), "status", AttributeValue.fromS("y")));
	}

	@Test
	void gettersOfBeansNameTheirProperties() {
		DynamoMapping<String, Member> members = tables.open(KeySchema.simple("number", ScalarAttributeType.S),
				String.class, Member.class, MappingOptions.defaults());
		members.put("1", new Member("Lem", 2));

		assertThat(members.at("1").update(attr(Member::getLoans).increment(1))).contains(new Member("Lem", 3));
	}

	@Test
	void scalarValuesAreChangedInTheirAttribute() {
		DynamoMapping<String, Long> counters = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Long.class, MappingOptions.defaults());

		assertThat(counters.at("visits").upsert(attr("value").incrementOrSet(2))).contains(2L);
		assertThat(counters.at("visits").update(attr("value").increment(3))).contains(5L);
	}

	@Test
	void selectTakesAttributes() {
		tables.requests().clear();

		assertThat(this.foundation.select(attr(Book::title), attr(Book::shelf).then(Shelf::row), attr("none")))
			.contains(Map.of("title", "Foundation", "shelf", Map.of("row", new BigDecimal("4"))));
		assertThat(this.absent.select(attr(Book::title))).isEmpty();
		assertThat(tables.requests().operations()).containsExactly("GetItem", "GetItem");
	}

	record Renamed(@PartitionKey String id, @JsonProperty("in.stock") int inStock, @Nullable String status) {
	}

}
