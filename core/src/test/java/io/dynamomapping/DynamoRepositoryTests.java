package io.dynamomapping;

import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DynamoRepositoryTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private DynamoMapping<String, Book> books;

	private DynamoRepository<Book, String> repository;

	@BeforeEach
	void open() {
		this.books = tables.books();
		this.repository = this.books.repository();
	}

	@Test
	void savedValuesAreFoundByTheirKeys() {
		assertThat(this.repository.save(Book.FOUNDATION)).isEqualTo(Book.FOUNDATION);

		assertThat(this.repository.findById(Book.FOUNDATION.isbn())).contains(Book.FOUNDATION);
		assertThat(this.repository.existsById(Book.FOUNDATION.isbn())).isTrue();
		assertThat(this.repository.findById("none")).isEmpty();
		assertThat(this.repository.existsById("none")).isFalse();
	}

	@Test
	void saveAllKeepsWhatTheTypeDoesNotDeclare() {
		AttributeValue note = AttributeValue.fromS("signed");
		tables.set(this.books, Book.FOUNDATION.isbn(), "note", note);

		List<Book> saved = this.repository.saveAll(List.of(Book.FOUNDATION, Book.SOLARIS));

		assertThat(saved).containsExactly(Book.FOUNDATION, Book.SOLARIS);
		assertThat(tables.item(this.books, Book.FOUNDATION.isbn())).containsEntry("note", note);
		assertThat(this.repository.count()).isEqualTo(2);
	}

	@Test
	void saveAllStoresTheLastValueOfAKey() {
		List<Book> saved = this.repository.saveAll(List.of(Book.FOUNDATION, Book.FOUNDATION.withStock(9)));

		assertThat(saved).containsExactly(Book.FOUNDATION.withStock(9));
	}

	@Test
	void saveAllChecksEveryValueFirst() {
		Book unstorable = new Book("", "", "", 0, Book.FOUNDATION.price(), 0, Book.FOUNDATION.tags(), null);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.repository.saveAll(List.of(Book.FOUNDATION, unstorable)));

		assertThat(tables.requests().requests()).isEmpty();
	}

	@Test
	void insertRefusesAKeyThatIsTaken() {
		this.repository.insert(Book.FOUNDATION);

		assertThatExceptionOfType(DuplicateItemException.class)
			.isThrownBy(() -> this.repository.insert(Book.FOUNDATION.withStock(9)));

		assertThat(this.repository.findById(Book.FOUNDATION.isbn())).contains(Book.FOUNDATION);
	}

	@Test
	void findAllReadsOnlyWhenItIsUsed() {
		this.books.putAll(Map.of(Book.FOUNDATION.isbn(), Book.FOUNDATION, Book.SOLARIS.isbn(), Book.SOLARIS));
		tables.requests().clear();

		Scan<Book> all = this.repository.findAll();

		assertThat(tables.requests().requests()).isEmpty();
		assertThat(all).containsExactlyInAnyOrder(Book.FOUNDATION, Book.SOLARIS);
		assertThat(this.repository.findAllById(List.of(Book.SOLARIS.isbn(), "none"))).containsExactly(Book.SOLARIS);
	}

	@Test
	void deletedValuesAreGone() {
		this.repository.saveAll(List.of(Book.FOUNDATION, Book.SOLARIS, Book.I_ROBOT));

		this.repository.deleteById("none");
		this.repository.delete(Book.FOUNDATION);
		this.repository.deleteAllById(List.of(Book.SOLARIS.isbn(), "none"));

		assertThat(this.repository.findAll()).containsExactly(Book.I_ROBOT);
		this.repository.deleteAll(List.of(Book.I_ROBOT));
		assertThat(this.repository.findAll().exists()).isFalse();
	}

	@Test
	void criteriaChoosePartitionRangeAndFilter() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		lines.putAll(Map.of(new LineKey("o-1", 1), new OrderLine("o-1", 1, "978-1", 3), new LineKey("o-1", 2),
				new OrderLine("o-1", 2, "978-2", 1), new LineKey("o-1", 3), new OrderLine("o-1", 3, "978-3", 5),
				new LineKey("o-2", 3), new OrderLine("o-2", 3, "978-3", 5)));

		Query<OrderLine> found = lines.repository().find(Map.of("order", "o-1", "line__gte", "2", "quantity__gt", "1"));

		assertThat(found.list()).containsExactly(new OrderLine("o-1", 3, "978-3", 5));
	}

	@Test
	void criteriaWithoutPartitionKeyAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.repository.find(Map.of("title", "Solaris")))
			.withMessageContaining("Expected a criterion for partition key 'isbn'")
			.withMessageContaining("Add 'isbn', or scan instead.");

		assertThat(tables.requests().requests()).isEmpty();
	}

}
