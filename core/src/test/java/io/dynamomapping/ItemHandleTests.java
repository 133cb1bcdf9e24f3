package io.dynamomapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One addressed item: reading, inserting, saving and deleting it.
 */
class ItemHandleTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	private final ItemHandle<String, Book> foundation = this.books.at(ISBN);

	private final ItemHandle<String, Book> absent = this.books.at(Book.SOLARIS.isbn());

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@Test
	void keyIsTheKey() {
		assertThat(this.foundation.key()).isEqualTo(ISBN);
	}

	@Test
	void findReturnsTheValueIfThereIsOne() {
		assertThat(this.foundation.find()).contains(Book.FOUNDATION);
		assertThat(this.absent.find()).isEmpty();
		assertThat(tables.requests().operations()).containsExactly("GetItem", "GetItem");
	}

	@Test
	void requireReturnsTheValueOrFails() {
		assertThat(this.foundation.require()).isEqualTo(Book.FOUNDATION);
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(this.absent::require)
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo(Book.SOLARIS.isbn()))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.books.tableName()));
	}

	@Test
	void existsReadsTheKeyOnly() {
		assertThat(this.foundation.exists()).isTrue();
		assertThat(tables.requests().only(GetItemRequest.class).expressionAttributeNames()).containsValue("isbn")
			.hasSize(1);
		assertThat(this.absent.exists()).isFalse();
	}

	@Test
	void asReadsTheAttributesThatAProjectionDeclares() {
		assertThat(this.foundation.as(Label.class)).contains(new Label("Foundation", new Shelf("north", 4)));
		assertThat(tables.requests().only(GetItemRequest.class).expressionAttributeNames().values())
			.contains("title", "shelf")
			.doesNotContain("author", "price");
		assertThat(this.absent.as(Label.class)).isEmpty();
	}

	@Test
	void selectReadsSomeAttributesInTheirPlaces() {
		tables.set(this.books, ISBN, "editions",
				AttributeValue.fromL(List.of(AttributeValue.fromN("1951"), AttributeValue.fromN("2004"))));

		assertThat(this.foundation.select("title", "shelf.row", "editions[1]", "none"))
			.contains(Map.of("title", "Foundation", "shelf", Map.of("row", new BigDecimal("4")), "editions",
					List.of(new BigDecimal("2004"))));
		assertThat(tables.requests().operations()).containsExactly("GetItem");
		assertThat(this.absent.select("title")).isEmpty();
	}

	@Test
	void selectOfAttributesThatAreAbsentIsAnEmptyMap() {
		assertThat(this.foundation.select("none")).contains(Map.of());
	}

	@Test
	void attributesAreTheItemAsDynamoDbHoldsIt() {
		assertThat(this.foundation.attributes()).contains(tables.item(this.books, ISBN));
		assertThat(this.absent.attributes()).isEmpty();
		assertThat(tables.requests().operations()).containsExactly("GetItem", "GetItem");
	}

	@Test
	void itemOfATypedMappingIsLive() {
		DynamoItem item = this.foundation.item().orElseThrow();

		item.put("rating", 5);

		assertThat(item).containsEntry("title", "Foundation");
		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", AttributeValue.fromN("5"));
		assertThat(this.absent.item()).isEmpty();
	}

	@Test
	void insertStoresWhereThereIsNothing() {
		this.absent.insert(Book.SOLARIS);

		assertThat(this.books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
	}

	@Test
	void insertFailsWhereThereIsAnItem() {
		assertThatExceptionOfType(DuplicateItemException.class)
			.isThrownBy(() -> this.foundation.insert(Book.FOUNDATION.withStock(9)))
			.withMessage("Table '" + this.books.tableName() + "' already holds an item with key " + ISBN + ".")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo(ISBN));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void saveStoresWhetherOrNotThereIsAnItem() {
		assertThat(this.absent.save(Book.SOLARIS)).isEqualTo(Book.SOLARIS);
		assertThat(this.foundation.save(Book.FOUNDATION.withShelf(null))).isEqualTo(Book.FOUNDATION.withShelf(null));

		assertThat(this.books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withShelf(null));
	}

	@Test
	void saveOfASchemalessValueKeepsNothingElse() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "size", 2));

		Map<String, @Nullable Object> saved = settings.at("theme").save(Map.of("colour", "light"));

		assertThat(new HashMap<>(saved)).containsEntry("colour", "light");
		assertThat(tables.item(settings, "theme")).containsEntry("colour", AttributeValue.fromS("light"));
	}

	@Test
	void deleteReturnsTheDeletedValue() {
		assertThat(this.foundation.delete()).isEqualTo(Book.FOUNDATION);
		assertThat(tables.item(this.books, ISBN)).isEmpty();
		assertThat(tables.requests().operations()).containsExactly("DeleteItem");
	}

	@Test
	void deleteOfAnAbsentItemFails() {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(this.absent::delete)
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".");
		assertThat(tables.requests().operations()).containsExactly("DeleteItem");
	}

	@Test
	void handleOfARefusedKeyIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.books.at("").find());
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void insertAndSaveTakeTheKeyOfTheValue() {
		this.books.insert(Book.SOLARIS);
		assertThat(this.books.save(Book.SOLARIS.withStock(1))).isEqualTo(Book.SOLARIS.withStock(1));

		assertThat(this.books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS.withStock(1));
		assertThatExceptionOfType(DuplicateItemException.class).isThrownBy(() -> this.books.insert(Book.SOLARIS));
	}

	@Test
	void tagsAreSetsOfDynamoDb() {
		assertThat(this.foundation.select("tags")).contains(Map.of("tags", Set.of("sf", "classic")));
	}

	record Label(String title, Shelf shelf) {
	}

}
