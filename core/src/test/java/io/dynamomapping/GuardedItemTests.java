package io.dynamomapping;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes on condition: holding, refused, and of an item that is not there.
 */
class GuardedItemTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final Condition IN_STOCK = attr(Book::stock).gt(0);

	private static final Condition SOLD_OUT = attr(Book::stock).eq(0);

	private static final Condition NO_STOCK = attr(Book::stock).missing();

	private static final Change SELL = attr(Book::stock).increment(-1);

	private static final Book CHANGED = Book.FOUNDATION.withTitle("Foundation I");

	private final DynamoMapping<String, Book> books = tables.books();

	private final ItemHandle<String, Book> foundation = this.books.at(ISBN);

	private final ItemHandle<String, Book> absent = this.books.at(Book.SOLARIS.isbn());

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@Test
	void putReplacesTheWholeItem() {
		tables.set(this.books, ISBN, "rating", AttributeValue.fromN("5"));

		assertThat(this.foundation.onlyIf(IN_STOCK).put(CHANGED)).isTrue();

		assertRequested("PutItem");
		assertThat(this.books.get(ISBN)).isEqualTo(CHANGED);
		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("rating");
	}

	@Test
	void putRefused() {
		assertThat(this.foundation.onlyIf(SOLD_OUT).put(CHANGED)).isFalse();
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().put(CHANGED));

		assertRequested("PutItem", "PutItem");
		assertUnchanged();
	}

	@Test
	void putWhereThereIsNone() {
		assertThat(this.absent.onlyIf(IN_STOCK).put(Book.SOLARIS)).isFalse();
		assertRefusedWithoutItem(IN_STOCK, () -> this.absent.onlyIf(IN_STOCK).orThrow().put(Book.SOLARIS));
		assertThat(this.books.containsKey(Book.SOLARIS.isbn())).isFalse();

		assertThat(this.absent.onlyIf(NO_STOCK).orThrow().put(Book.SOLARIS)).isTrue();
		assertThat(this.books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
	}

	@Test
	void putIfAbsentWhereThereIsNone() {
		assertThat(this.absent.onlyIf(IN_STOCK).putIfAbsent(Book.SOLARIS)).isFalse();
		Condition both = attr("isbn").missing().and(IN_STOCK);
		assertRefusedWithoutItem(both, () -> this.absent.onlyIf(IN_STOCK).orThrow().putIfAbsent(Book.SOLARIS));

		assertThat(this.absent.onlyIf(NO_STOCK).orThrow().putIfAbsent(Book.SOLARIS)).isTrue();
		assertThat(this.books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
		assertRequested("PutItem", "PutItem", "PutItem", "GetItem");
	}

	@Test
	void putIfAbsentIsRefusedWhereThereIsOne() {
		assertThat(this.foundation.onlyIf(IN_STOCK).putIfAbsent(CHANGED)).isFalse();
		assertRefused(attr("isbn").missing().and(IN_STOCK),
				() -> this.foundation.onlyIf(IN_STOCK).orThrow().putIfAbsent(CHANGED));

		assertUnchanged();
	}

	@Test
	void putIfAbsentLooksAtNoAttributes() {
		assertThat(this.absent.onlyIf(attr(Book::title).eq("Solaris")).putIfAbsent(Book.SOLARIS)).isFalse();
		assertThat(this.absent.onlyIf(attr(Book::title).ne("Solaris")).putIfAbsent(Book.SOLARIS)).isTrue();
	}

	@Test
	void saveKeepsWhatTheTypeDoesNotDeclare() {
		tables.set(this.books, ISBN, "rating", AttributeValue.fromN("5"));

		assertThat(this.foundation.onlyIf(IN_STOCK).save(CHANGED)).contains(CHANGED);

		assertRequested("UpdateItem");
		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", AttributeValue.fromN("5"))
			.containsEntry("title", AttributeValue.fromS("Foundation I"));
	}

	@Test
	void saveRefused() {
		assertThat(this.foundation.onlyIf(SOLD_OUT).save(CHANGED)).isEmpty();
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().save(CHANGED));

		assertUnchanged();
	}

	@Test
	void saveWhereThereIsNone() {
		assertThat(this.absent.onlyIf(IN_STOCK).save(Book.SOLARIS)).isEmpty();
		assertRefusedWithoutItem(IN_STOCK, () -> this.absent.onlyIf(IN_STOCK).orThrow().save(Book.SOLARIS));
		assertThat(this.absent.onlyIf(NO_STOCK).save(Book.SOLARIS)).contains(Book.SOLARIS);
	}

	@Test
	void saveOfASchemalessValueReplacesTheItem() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "size", 2));
		Condition dark = attr("colour").eq("dark");
		tables.requests().clear();

		assertThat(settings.at("theme").onlyIf(dark).save(Map.of("colour", "light")))
			.contains(Map.of("colour", "light"));
		assertThat(settings.at("theme").onlyIf(dark).save(Map.of("colour", "grey"))).isEmpty();

		assertRequested("PutItem", "PutItem");
		assertThat(settings.get("theme")).isEqualTo(Map.of("colour", "light"));
	}

	@Test
	void updateReturnsTheNewValue() {
		assertThat(this.foundation.onlyIf(IN_STOCK).update(SELL)).contains(Book.FOUNDATION.withStock(2));
		assertThat(this.foundation.onlyIf(IN_STOCK).orThrow().update(Map.of("stock", 9)))
			.contains(Book.FOUNDATION.withStock(9));

		assertRequested("UpdateItem", "UpdateItem");
	}

	@Test
	void updateRefused() {
		assertThat(this.foundation.onlyIf(SOLD_OUT).update(SELL)).isEmpty();
		assertThat(this.foundation.onlyIf(SOLD_OUT).update(Map.of("stock", 9))).isEmpty();
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().update(SELL));
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().update(Map.of("stock", 9)));

		assertRequested("UpdateItem", "UpdateItem", "UpdateItem", "UpdateItem");
		assertUnchanged();
	}

	@Test
	void updateOfAnAbsentItemCreatesNothing() {
		assertThat(this.absent.onlyIf(NO_STOCK).update(attr(Book::stock).set(1))).isEmpty();
		assertThat(this.absent.onlyIf(Condition.all()).update(Map.of("stock", 1))).isEmpty();
		assertNotFound(() -> this.absent.onlyIf(NO_STOCK).orThrow().update(attr(Book::stock).set(1)));
		assertNotFound(() -> this.absent.onlyIf(IN_STOCK).orThrow().update(Map.of("stock", 1)));

		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).isEmpty();
	}

	@Test
	void upsertChangesOrCreates() {
		assertThat(this.foundation.onlyIf(IN_STOCK).upsert(SELL)).contains(Book.FOUNDATION.withStock(2));
		assertThat(this.foundation.onlyIf(IN_STOCK).upsert(Map.of("stock", 9))).contains(Book.FOUNDATION.withStock(9));
		tables.requests().clear();

		this.absent.onlyIf(NO_STOCK).orThrow().upsert(attr(Book::stock).incrementOrSet(1));

		assertRequested("UpdateItem");
		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).containsEntry("stock", AttributeValue.fromN("1"))
			.hasSize(2);
	}

	@Test
	void upsertRefused() {
		assertThat(this.foundation.onlyIf(SOLD_OUT).upsert(SELL)).isEmpty();
		assertThat(this.absent.onlyIf(IN_STOCK).upsert(Map.of("stock", 1))).isEmpty();
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().upsert(SELL));
		assertRefusedWithoutItem(IN_STOCK, () -> this.absent.onlyIf(IN_STOCK).orThrow().upsert(Map.of("stock", 1)));

		assertUnchanged();
		assertThat(tables.item(this.books, Book.SOLARIS.isbn())).isEmpty();
	}

	@Test
	void removeDeletesTheItem() {
		assertThat(this.foundation.onlyIf(IN_STOCK).remove()).isTrue();

		assertRequested("DeleteItem");
		assertThat(tables.item(this.books, ISBN)).isEmpty();
	}

	@Test
	void removeRefused() {
		assertThat(this.foundation.onlyIf(SOLD_OUT).remove()).isFalse();
		assertRefused(SOLD_OUT, () -> this.foundation.onlyIf(SOLD_OUT).orThrow().remove());

		assertUnchanged();
	}

	@Test
	void removeOfAnAbsentItemRemovesNothing() {
		assertThat(this.absent.onlyIf(NO_STOCK).remove()).isFalse();
		assertThat(this.absent.onlyIf(Condition.all()).remove()).isFalse();
		assertNotFound(() -> this.absent.onlyIf(NO_STOCK).orThrow().remove());
		assertNotFound(() -> this.absent.onlyIf(IN_STOCK).orThrow().remove());
	}

	@Test
	void conditionWithoutTermsHoldsAlways() {
		assertThat(this.foundation.onlyIf(Condition.all()).update(SELL)).contains(Book.FOUNDATION.withStock(2));
		assertThat(this.foundation.onlyIf(Condition.all()).put(CHANGED)).isTrue();
		assertThat(this.absent.onlyIf(Condition.all()).putIfAbsent(Book.SOLARIS)).isTrue();
		assertThat(this.absent.onlyIf(Condition.all()).upsert(SELL)).contains(Book.SOLARIS.withStock(6));
		assertThat(this.absent.onlyIf(Condition.all()).save(Book.SOLARIS)).contains(Book.SOLARIS);
		assertThat(this.absent.onlyIf(Condition.all()).remove()).isTrue();
	}

	@Test
	void eitherOfTwoConditionsDoesNotOutweighThatTheItemIsThere() {
		assertThat(this.absent.onlyIf(IN_STOCK.or(NO_STOCK)).update(attr(Book::stock).set(1))).isEmpty();
		assertThat(this.absent.onlyIf(IN_STOCK.not()).remove()).isFalse();
		assertThat(this.foundation.onlyIf(NO_STOCK.or(IN_STOCK)).putIfAbsent(CHANGED)).isFalse();
	}

	@Test
	void presentItemThatCannotBeReadIsLeftOut() {
		tables.set(this.books, ISBN, "stock", AttributeValue.fromS("none"));

		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.foundation.onlyIf(IN_STOCK).orThrow().update(SELL))
			.satisfies((ex) -> assertThat(ex.item(Book.class)).isEmpty());
	}

	@Test
	void presentItemOfSchemalessValuesWritesThrough() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));

		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> settings.at("theme").onlyIf(attr("colour").eq("light")).orThrow().remove())
			.satisfies((ex) -> ex.item(DynamoItem.class).orElseThrow().put("size", 2));
		assertThat(settings.get("theme")).isEqualTo(Map.of("colour", "dark", "size", new BigDecimal("2")));
	}

	@Test
	void guardsCanBeKeptAndUsedAgain() {
		GuardedItem<Book> guarded = this.foundation.onlyIf(IN_STOCK);

		guarded.orThrow();
		assertThat(guarded.update(attr(Book::stock).set(0))).isPresent();
		assertThat(guarded.update(SELL)).isEmpty();
		assertThat(guarded)
			.hasToString("Item " + ISBN + " of table '" + this.books.tableName() + "' only if stock > ?");
	}

	@Test
	void refusalNamesConditionAndKeyButNoValues() {
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.foundation
				.onlyIf(attr(Book::title).eq("my-secret").and(attr(Book::shelf).then(Shelf::row).gt(7)))
				.orThrow()
				.remove())
			.withMessage("Expected item " + ISBN + " of table '" + this.books.tableName()
					+ "' to meet the condition: title = ? AND shelf.row > ?; found that it does not. "
					+ "Look at the present item, and decide anew.");
	}

	private void assertRefused(Condition condition, ThrowingCallable verb) {
		int before = tables.requests().operations().size();
		assertThatExceptionOfType(ConditionFailedException.class).isThrownBy(verb)
			.withMessage("Expected item " + ISBN + " of table '" + this.books.tableName() + "' to meet the condition: "
					+ condition + "; found that it does not. Look at the present item, and decide anew.")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo(ISBN))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.books.tableName()))
			.satisfies((ex) -> assertThat(ex.item(Book.class)).contains(Book.FOUNDATION));
		assertThat(tables.requests().operations()).hasSize(before + 1);
	}

	private void assertRefusedWithoutItem(Condition condition, ThrowingCallable verb) {
		assertThatExceptionOfType(ConditionFailedException.class).isThrownBy(verb)
			.withMessageContaining(" to meet the condition: " + condition + "; found that it does not.")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo(Book.SOLARIS.isbn()))
			.satisfies((ex) -> assertThat(ex.item(Book.class)).isEmpty());
	}

	private void assertNotFound(ThrowingCallable verb) {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(verb)
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key " + Book.SOLARIS.isbn() + ".");
	}

	private void assertUnchanged() {
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	private static void assertRequested(String... operations) {
		assertThat(tables.requests().operations()).containsExactly(operations);
	}

}
