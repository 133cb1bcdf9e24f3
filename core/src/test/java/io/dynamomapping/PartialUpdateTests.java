package io.dynamomapping;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes of some attributes of an item.
 */
class PartialUpdateTests {

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
	void putChangesOneAttribute() {
		this.foundation.put("stock", 9);

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void putChangesANestedAttribute() {
		this.foundation.put("shelf.row", 9);

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withShelf(new Shelf("north", 9)));
	}

	@Test
	void putTakesPathsAsObjects() {
		this.foundation.put(AttributePath.of("shelf").then("room"), "south");

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withShelf(new Shelf("south", 4)));
	}

	@Test
	void putChangesAnElementOfAList() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("fonts", List.of("serif", "mono"), "a.b", "literal"));

		settings.at("theme").put("fonts[1]", "sans");
		settings.at("theme").put("`a.b`", "changed");

		assertThat(settings.get("theme")).containsEntry("fonts", List.of("serif", "sans"))
			.containsEntry("a.b", "changed");
	}

	@Test
	void putOfNullRemovesTheAttribute() {
		this.foundation.put("shelf", null);

		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("shelf");
	}

	@Test
	void removeRemovesTheAttribute() {
		this.foundation.remove("shelf");
		this.foundation.remove("shelf");

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withShelf(null));
		assertThat(tables.requests().operations()).startsWith("UpdateItem", "UpdateItem");
	}

	@Test
	void changesOfAnAbsentItemFailAndCreateNothing() {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.absent.put("stock", 9))
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".");
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.absent.remove("shelf"));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.absent.update(Map.of("stock", 9)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.absent.updateReturningOld(Map.of("stock", 9)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.absent.edit().put("stock", 9).save());

		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).isEmpty();
	}

	@Test
	void updateReturnsTheNewValue() {
		assertThat(this.foundation.update(Map.of("stock", 9, "title", "Foundation I")))
			.contains(Book.FOUNDATION.withStock(9).withTitle("Foundation I"));
		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
	}

	@Test
	void updateReturningOldReturnsTheOldValue() {
		assertThat(this.foundation.updateReturningOld(Map.of("stock", 9))).contains(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void updateOfNothingIsNothing() {
		assertThat(this.foundation.update(Map.of())).isEmpty();
		assertThat(this.foundation.updateReturningOld(Map.of())).isEmpty();
		assertThat(this.foundation.upsert(Map.of())).isEmpty();
		assertThat(this.foundation.edit().save()).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void updateOfNullRemovesTheAttribute() {
		assertThat(this.foundation.update(Collections.singletonMap("shelf", null)))
			.contains(Book.FOUNDATION.withShelf(null));
		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("shelf");
	}

	@Test
	void upsertCreatesWhatIsNotThere() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

		Map<String, @Nullable Object> created = settings.at("theme").upsert(Map.of("colour", "dark")).orElseThrow();

		assertThat(created).containsEntry("colour", "dark");
		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("dark")));
	}

	@Test
	void upsertChangesWhatIsThere() {
		assertThat(this.foundation.upsert(Map.of("stock", 9))).contains(Book.FOUNDATION.withStock(9));
		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
	}

	@Test
	void keyAttributesAreRefusedBeforeAnyRequest() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.put("isbn", "other"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.remove("isbn"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.update(Map.of("isbn", "other")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.upsert(Map.of("isbn", "other")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.edit().put("isbn", "other"));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void attributesThatTheTypeDoesNotHaveAreRefusedBeforeAnyRequest() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.put("prise", BigDecimal.TEN))
			.withMessageContaining("prise");
		assertThatIllegalArgumentException().isThrownBy(() -> this.foundation.update(Map.of("prise", BigDecimal.TEN)))
			.withMessageContaining("prise");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void namesOfAMapAreTakenAsTheyAre() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("window", Map.of("width", 640)));

		settings.at("theme").update(Map.of("window.width", 800));

		assertThat(tables.item(settings, "theme")).containsEntry("window.width", AttributeValue.fromN("800"))
			.containsEntry("window", AttributeValue.fromM(Map.of("width", AttributeValue.fromN("640"))));
	}

	@Test
	void editSendsItsChangesTogether() {
		ItemEdit<Book> edit = this.foundation.edit()
			.put("stock", 9)
			.putAll(Map.of("title", "Foundation I"))
			.put("shelf.row", 1)
			.remove("shelf.room");
		assertThat(edit.isEmpty()).isFalse();
		assertThat(tables.requests().operations()).isEmpty();

		edit.save();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(tables.item(this.books, ISBN)).containsEntry("stock", AttributeValue.fromN("9"))
			.containsEntry("title", AttributeValue.fromS("Foundation I"))
			.containsEntry("shelf", AttributeValue.fromM(Map.of("row", AttributeValue.fromN("1"))));
		assertThat(edit.isEmpty()).isTrue();
	}

	@Test
	void editIsEmptyAfterItsSaveAndCanBeUsedAgain() {
		ItemEdit<Book> edit = this.foundation.edit();

		assertThat(edit.put("stock", 9).save()).contains(Book.FOUNDATION.withStock(9));
		assertThat(edit.save()).isEmpty();
		assertThat(edit.put("title", "Foundation I").save())
			.contains(Book.FOUNDATION.withStock(9).withTitle("Foundation I"));

		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem");
	}

	@Test
	void editOfAnAbsentItemKeepsItsChanges() {
		ItemEdit<Book> edit = this.absent.edit().put("stock", 9);
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(edit::save);
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(edit.isEmpty()).isFalse();
		assertThat(edit.save()).contains(Book.SOLARIS.withStock(9));
	}

	@Test
	void editRefusesOverlappingPaths() {
		ItemEdit<Book> edit = this.foundation.edit().put("shelf.row", 1);

		assertThatIllegalArgumentException().isThrownBy(() -> edit.put("shelf", null));
	}

}
