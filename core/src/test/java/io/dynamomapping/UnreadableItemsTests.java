package io.dynamomapping;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Items that somebody else wrote in another form.
 */
class UnreadableItemsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final String WRITTEN = "The write was applied, but the value before it cannot be read. ";

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void storeAYearInWords() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.set(this.books, ISBN, "year", AttributeValue.fromS("nineteen fifty-one"));
	}

	@Test
	void readingNamesItemTableAndAttribute() {
		assertUnreadable("", () -> this.books.get(ISBN));
		assertUnreadable("", () -> this.books.values().iterator().next());
		assertUnreadable("", () -> this.books.putIfAbsent(ISBN, Book.SOLARIS));
	}

	@Test
	void putOverAnUnreadableItemIsAppliedAndSaysSo() {
		assertUnreadable(WRITTEN, () -> this.books.put(ISBN, Book.FOUNDATION));

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void replaceOfAnUnreadableItemIsAppliedAndSaysSo() {
		assertUnreadable(WRITTEN, () -> this.books.replace(ISBN, Book.FOUNDATION));

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void removalOfAnUnreadableItemIsAppliedAndSaysSo() {
		assertUnreadable(WRITTEN, () -> this.books.remove(ISBN));

		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void keysOfUnreadableItemsCanBeRemoved() {
		assertThat(this.books.keySet().remove(ISBN)).isTrue();
		assertThat(this.books.isEmpty()).isTrue();
	}

	@Test
	void overlappingPathsAreRefusedBeforeAnyRequest() {
		tables.requests().clear();

		assertThatIllegalArgumentException().isThrownBy(() -> this.books.at(ISBN).select("shelf.row", "shelf"))
			.withMessage("Expected separate attributes, found 'shelf.row' and 'shelf', one of which holds the other. "
					+ "Select the one that holds it.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void pathThroughAnAbsentAttributeSaysWhatToDo() {
		this.books.save(Book.FOUNDATION.withShelf(null));

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.books.at(ISBN).put("shelf.row", 3))
			.withMessageEndingWith(
					"failed: ValidationException: the item has no map or list at the path to be changed. "
							+ "Set the attribute around it first.");
	}

	private void assertUnreadable(String subject, ThrowingCallable call) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(call)
			.withMessageStartingWith(subject + "Item " + ISBN + " of table '" + this.books.tableName() + "': ")
			.withMessageContaining("year")
			.withMessageNotContaining("nineteen")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("year"));
	}

}
