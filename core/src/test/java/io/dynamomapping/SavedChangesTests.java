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
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Saves of just what differs: between two values, or collected by an edit.
 */
class SavedChangesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	private final ItemHandle<String, Book> foundation = this.books.at(ISBN);

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@Test
	void saveChangesSendsWhatDiffers() {
		Book changed = Book.FOUNDATION.withPrice("9.99").withShelf(null);

		assertThat(this.foundation.saveChanges(Book.FOUNDATION, changed)).contains(changed);

		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		assertThat(request.expressionAttributeNames().values()).containsExactlyInAnyOrder("isbn", "price", "shelf");
		assertThat(request.expressionAttributeValues().values()).containsExactly(AttributeValue.fromN("9.99"));
	}

	@Test
	void saveChangesOfEqualValuesSendsNothing() {
		assertThat(this.foundation.saveChanges(Book.FOUNDATION, Book.FOUNDATION.withPrice("7.990"))).isEmpty();
		assertThat(this.books.at(Book.SOLARIS.isbn()).saveChanges(Book.SOLARIS, Book.SOLARIS)).isEmpty();

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void saveChangesKeepsWhatOthersChanged() {
		tables.set(this.books, ISBN, "title", AttributeValue.fromS("Foundation I"));
		tables.set(this.books, ISBN, "shelf", AttributeValue.fromM(Map.of("room", AttributeValue.fromS("south"), "row",
				AttributeValue.fromN("4"), "lamp", AttributeValue.fromS("brass"))));
		tables.set(this.books, ISBN, "rating", AttributeValue.fromN("5"));

		Book saved = this.foundation
			.saveChanges(Book.FOUNDATION, Book.FOUNDATION.withShelf(new Shelf("north", 9)).withStock(1))
			.orElseThrow();

		assertThat(saved)
			.isEqualTo(Book.FOUNDATION.withTitle("Foundation I").withShelf(new Shelf("south", 9)).withStock(1));
		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", AttributeValue.fromN("5"))
			.extractingByKey("shelf")
			.satisfies((shelf) -> assertThat(shelf.m()).containsEntry("lamp", AttributeValue.fromS("brass")));
	}

	@Test
	void saveChangesOfAnAbsentItemFails() {
		ItemHandle<String, Book> absent = this.books.at(Book.SOLARIS.isbn());

		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> absent.saveChanges(Book.SOLARIS, Book.SOLARIS.withStock(1)))
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".");
		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).isEmpty();
	}

	@Test
	void saveChangesOfSchemalessValuesGoesIntoMaps() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "window", Map.of("width", 640, "height", 480), "tags",
				Set.of("old"), "fonts", List.of("serif")));
		Map<String, @Nullable Object> before = settings.at("theme").require();
		Map<String, @Nullable Object> after = new HashMap<>(before);
		after.put("window", Map.of("width", 800, "height", 480));
		after.remove("fonts");
		tables.requests().clear();

		Map<String, @Nullable Object> saved = settings.at("theme").saveChanges(before, after).orElseThrow();

		assertThat(saved).containsOnlyKeys("colour", "window", "tags")
			.containsEntry("window", Map.of("width", new BigDecimal("800"), "height", new BigDecimal("480")));
		assertThat(tables.requests().only(UpdateItemRequest.class).expressionAttributeNames().values())
			.containsExactlyInAnyOrder("id", "window", "width", "fonts");
	}

	@Test
	void editTakesChanges() {
		ItemEdit<Book> edit = this.foundation.edit()
			.change(attr(Book::stock).increment(2).and(attr(Book::tags).include("new")))
			.put("title", "Foundation I")
			.change(attr(Book::shelf).then(Shelf::row).set(attr(Book::stock)));
		assertThat(tables.requests().operations()).isEmpty();
		assertThat(edit.isEmpty()).isFalse();

		Book saved = edit.save().orElseThrow();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(saved.stock()).isEqualTo(5);
		assertThat(saved.title()).isEqualTo("Foundation I");
		assertThat(saved.tags()).containsExactlyInAnyOrder("sf", "classic", "new");
		assertThat(saved.shelf()).isEqualTo(new Shelf("north", 3));
		assertThat(edit.isEmpty()).isTrue();
	}

	@Test
	void laterOfTwoPlainChangesOfAnEditStays() {
		assertThat(this.foundation.edit()
			.put("stock", 1)
			.change(attr(Book::stock).set(2))
			.change(attr(Book::title).set("x"))
			.remove("title")
			.change(attr(Book::title).set("Foundation I"))
			.change(attr(Book::shelf).set(new Shelf("north", 1)))
			.put("shelf", null)
			.save()).contains(Book.FOUNDATION.withStock(2).withTitle("Foundation I").withShelf(null));
	}

	@Test
	void computedChangesOfAnEditNeitherReplaceNorGiveWay() {
		ItemEdit<Book> edit = this.foundation.edit()
			.change(attr(Book::stock).increment(1))
			.put("title", "Foundation I")
			.change(attr(Book::tags).include("new"));

		assertRefused(() -> edit.put("stock", 1), "stock");
		assertRefused(() -> edit.change(attr(Book::stock).increment(1)), "stock");
		assertRefused(() -> edit.remove("tags"), "tags");
		assertRefused(() -> edit.change(attr(Book::price).set(attr(Book::price)).and(attr(Book::tags).exclude("sf"))),
				"tags");
		assertRefused(() -> edit.change(attr(Book::title).setIfMissing("x")), "title");
		assertThat(edit.save()).hasValueSatisfying((book) -> assertThat(book.stock()).isEqualTo(4))
			.hasValueSatisfying((book) -> assertThat(book.title()).isEqualTo("Foundation I"))
			.hasValueSatisfying((book) -> assertThat(book.tags()).containsExactlyInAnyOrder("sf", "classic", "new"));
		assertThat(edit.change(attr(Book::stock).increment(1)).save())
			.hasValueSatisfying((book) -> assertThat(book.stock()).isEqualTo(5));
	}

	private static void assertRefused(Runnable change, String attribute) {
		assertThatIllegalArgumentException().isThrownBy(change::run)
			.withMessage("Expected changes of separate attributes, found two of '" + attribute + "'. Change it once.");
	}

	@Test
	void editRefusesOverlapsAndStaysAsItWas() {
		ItemEdit<Book> edit = this.foundation.edit().change(attr(Book::shelf).then(Shelf::row).increment(1));

		assertThatIllegalArgumentException()
			.isThrownBy(() -> edit.change(attr(Book::stock).set(9).and(attr(Book::shelf).remove())))
			.withMessage("Expected changes of separate attributes, found 'shelf.row' and 'shelf', "
					+ "one of which holds the other. Change one of them.");
		assertThat(edit.save()).contains(Book.FOUNDATION.withShelf(new Shelf("north", 5)));
	}

}
