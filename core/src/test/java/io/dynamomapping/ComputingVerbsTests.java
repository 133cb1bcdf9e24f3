package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Member;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The verbs of a map that read, compute and write under a condition.
 */
class ComputingVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	@Test
	void computeGetsThePresentValueAndStoresTheNewOne() {
		this.books.put(ISBN, Book.FOUNDATION);

		Book computed = this.books.compute(ISBN, (isbn, book) -> sold(book));

		assertThat(computed).isEqualTo(Book.FOUNDATION.withStock(2));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(2));
	}

	@Test
	void computeGetsNullForAnAbsentKey() {
		List<@Nullable Book> seen = new ArrayList<>();

		Book computed = this.books.compute(ISBN, (isbn, book) -> {
			seen.add(book);
			return Book.FOUNDATION;
		});

		assertThat(seen).containsExactly((Book) null);
		assertThat(computed).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void computeToNullDeletesTheItem() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.compute(ISBN, (isbn, book) -> null)).isNull();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
	}

	@Test
	void computeToNullOfAnAbsentKeyWritesNothing() {
		assertThat(this.books.compute(ISBN, (isbn, book) -> null)).isNull();
		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void computeRemovesAttributesOfMembersThatBecomeNull() {
		this.books.put(ISBN, Book.FOUNDATION);

		this.books.computeIfPresent(ISBN, (isbn, book) -> book.withShelf(null));

		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("shelf").containsKey("title");
	}

	@Test
	void computeRunsAgainWithTheValueThatAnotherWrote() {
		this.books.put(ISBN, Book.FOUNDATION);
		List<Integer> seen = new ArrayList<>();

		Book computed = this.books.computeIfPresent(ISBN, (isbn, book) -> {
			seen.add(book.stock());
			if (seen.size() == 1) {
				tables.set(this.books, ISBN, "stock", AttributeValue.fromN("50"));
			}
			return book.withStock(book.stock() - 1);
		});

		assertThat(seen).containsExactly(3, 50);
		assertThat(computed).isEqualTo(Book.FOUNDATION.withStock(49));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(49));
	}

	@Test
	void computeRunsAgainWithNullWhereAnotherRemovedTheItem() {
		this.books.put(ISBN, Book.FOUNDATION);
		AtomicInteger runs = new AtomicInteger();

		Book computed = this.books.compute(ISBN, (isbn, book) -> {
			if (runs.incrementAndGet() == 1) {
				this.books.remove(ISBN);
			}
			return (book != null) ? book.withStock(99) : Book.FOUNDATION.withStock(1);
		});

		assertThat(runs).hasValue(2);
		assertThat(computed).isEqualTo(Book.FOUNDATION.withStock(1));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(1));
	}

	@Test
	void computeRunsAgainWithTheItemThatAnotherInserted() {
		AtomicInteger runs = new AtomicInteger();

		Book computed = this.books.compute(ISBN, (isbn, book) -> {
			if (runs.incrementAndGet() == 1) {
				this.books.put(ISBN, Book.FOUNDATION);
			}
			return (book != null) ? sold(book) : Book.FOUNDATION.withStock(1);
		});

		assertThat(runs).hasValue(2);
		assertThat(computed).isEqualTo(Book.FOUNDATION.withStock(2));
	}

	@Test
	void computeGivesUpUnderEndlessContention() {
		this.books.put(ISBN, Book.FOUNDATION);
		AtomicInteger runs = new AtomicInteger();

		assertThatExceptionOfType(ContentionException.class)
			.isThrownBy(() -> this.books.computeIfPresent(ISBN, (isbn, book) -> {
				tables.set(this.books, ISBN, "stock", AttributeValue.fromN("" + (1000 + runs.incrementAndGet())));
				return book.withStock(0);
			}))
			.withMessage("Item " + ISBN + " of table '" + this.books.tableName()
					+ "' was changed by others before each of 100 attempts to write it. "
					+ "Try again later, or spread the writes over more items.");
		assertThat(runs).hasValue(100);
		assertThat(this.books.at(ISBN).require().stock()).isEqualTo(1100);
	}

	@Test
	void exceptionOfTheFunctionLeavesTheItemAsItIs() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThatIllegalStateException().isThrownBy(() -> this.books.compute(ISBN, (isbn, book) -> {
			throw new IllegalStateException("closed on Sundays");
		})).withMessage("closed on Sundays");
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void functionMayUseTheMappingItself() {
		this.books.put(ISBN, Book.FOUNDATION);

		this.books.computeIfPresent(ISBN, (isbn, book) -> {
			this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
			return book.withTitle(book.title() + ", not " + this.books.at(Book.SOLARIS.isbn()).require().title());
		});

		assertThat(this.books.at(ISBN).require().title()).isEqualTo("Foundation, not Solaris");
	}

	@Test
	void computeIfAbsentComputesForAnAbsentKeyOnly() {
		assertThat(this.books.computeIfAbsent(ISBN, (isbn) -> Book.SOLARIS.withIsbn(isbn)))
			.isEqualTo(Book.SOLARIS.withIsbn(ISBN));
		assertThat(this.books.computeIfAbsent(ISBN, (isbn) -> Book.FOUNDATION)).isEqualTo(Book.SOLARIS.withIsbn(ISBN));
	}

	@Test
	void computeIfAbsentReturnsTheItemThatAnotherInsertedMeanwhile() {
		Book computed = this.books.computeIfAbsent(ISBN, (isbn) -> {
			this.books.put(ISBN, Book.FOUNDATION);
			return Book.FOUNDATION.withStock(99);
		});

		assertThat(computed).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void computeIfAbsentToNullWritesNothing() {
		assertThat(this.books.computeIfAbsent(ISBN, (isbn) -> null)).isNull();
		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void computeIfPresentDoesNotBringAnItemBackThatAnotherRemoved() {
		this.books.put(ISBN, Book.FOUNDATION);

		Book computed = this.books.computeIfPresent(ISBN, (isbn, book) -> {
			this.books.remove(ISBN);
			return book.withStock(99);
		});

		assertThat(computed).isNull();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
	}

	@Test
	void computeIfPresentToNullDeletesTheItem() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.computeIfPresent(ISBN, (isbn, book) -> null)).isNull();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void mergeStoresTheValueForAnAbsentKey() {
		assertThat(this.books.merge(ISBN, Book.FOUNDATION, (present, given) -> Book.SOLARIS))
			.isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void mergeCombinesThePresentValueWithTheGivenOne() {
		this.books.put(ISBN, Book.FOUNDATION);

		Book merged = this.books.merge(ISBN, Book.FOUNDATION.withStock(20),
				(present, given) -> present.withStock(present.stock() + given.stock()));

		assertThat(merged).isEqualTo(Book.FOUNDATION.withStock(23));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(23));
	}

	@Test
	void mergeToNullDeletesTheItem() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.merge(ISBN, Book.FOUNDATION, (present, given) -> null)).isNull();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void replaceAllReplacesEveryValueByKeyAndValue() {
		this.books.put(ISBN, Book.FOUNDATION);
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		this.books.replaceAll((isbn, book) -> book.withTitle(isbn + " " + book.title()));

		assertThat(this.books.values()).containsExactlyInAnyOrder(Book.FOUNDATION.withTitle(ISBN + " Foundation"),
				Book.SOLARIS.withTitle(Book.SOLARIS.isbn() + " Solaris"));
	}

	private static Book sold(@Nullable Book book) {
		Book present = Objects.requireNonNull(book);
		return present.withStock(present.stock() - 1);
	}

	@Test
	void valuesMayBeChangedInPlace() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));
		tables.requests().clear();

		settings.computeIfPresent("theme", (key, theme) -> {
			theme.put("colour", "light");
			theme.put("size", 2);
			return theme;
		});

		assertThat(tables.requests().operations()).containsExactly("GetItem", "UpdateItem");
		assertThat(settings.get("theme")).isEqualTo(Map.of("colour", "light", "size", new BigDecimal("2")));
	}

	@Test
	void beansMayBeChangedInPlace() {
		DynamoMapping<String, Member> members = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Member.class, MappingOptions.defaults().withKeys("id", null));
		members.put("m-1", new Member("Salvor", 3));

		members.computeIfPresent("m-1", (id, member) -> {
			member.setLoans(4);
			return member;
		});

		assertThat(members.get("m-1")).isEqualTo(new Member("Salvor", 4));
	}

}
