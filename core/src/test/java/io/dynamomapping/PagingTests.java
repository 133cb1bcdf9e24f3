package io.dynamomapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.SmallPages;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Views over more than one page.
 */
class PagingTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Book> pairs = tables.reopen(this.books, SmallPages.of(2));

	@BeforeEach
	void storeFiveVolumes() {
		this.books.putAll(Library.volumes(5));
		tables.requests().clear();
	}

	private List<ScanRequest> scans() {
		return tables.requests().requests(ScanRequest.class);
	}

	@Test
	void pageIsRequestedWhenItIsNeeded() {
		Iterator<Book> iterator = this.pairs.values().iterator();
		assertThat(scans()).isEmpty();

		iterator.next();
		iterator.next();
		assertThat(scans()).hasSize(1);

		iterator.next();
		iterator.next();
		assertThat(scans()).hasSize(2);

		iterator.next();
		assertThat(scans()).hasSize(3);
	}

	@Test
	void hasNextAsksForAPageOnce() {
		Iterator<String> iterator = this.pairs.keySet().iterator();

		assertThat(iterator.hasNext()).isTrue();
		assertThat(iterator.hasNext()).isTrue();

		assertThat(scans()).hasSize(1);
	}

	@Test
	void everyItemIsReturnedOnce() {
		assertThat(this.pairs.keySet()).containsExactlyInAnyOrderElementsOf(Library.volumes(5).keySet());
		assertThat(this.pairs.values()).containsExactlyInAnyOrderElementsOf(Library.volumes(5).values());
		assertThat(this.pairs.entrySet()).containsExactlyInAnyOrderElementsOf(Library.volumes(5).entrySet());
	}

	@Test
	void everyPageIsRequestedInTheSameWay() {
		List<String> keys = new ArrayList<>(this.pairs.keySet());

		assertThat(keys).hasSize(5);
		assertThat(scans()).hasSizeGreaterThan(2).allSatisfy((scan) -> {
			assertThat(scan.tableName()).isEqualTo(this.books.tableName());
			assertThat(scan.consistentRead()).isTrue();
			assertThat(scan.projectionExpression()).isEqualTo(scans().get(0).projectionExpression());
			assertThat(scan.expressionAttributeNames()).containsValue("isbn").hasSize(1);
		});
		assertThat(scans()).element(0).satisfies((scan) -> assertThat(scan.hasExclusiveStartKey()).isFalse());
		assertThat(scans().subList(1, scans().size())).allMatch(ScanRequest::hasExclusiveStartKey);
	}

	@Test
	void endIsReachedOnceAndForAll() {
		Iterator<String> iterator = this.pairs.keySet().iterator();
		iterator.forEachRemaining((isbn) -> {
		});
		int pages = scans().size();

		assertThat(iterator.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
		assertThat(scans()).hasSize(pages);
	}

	@Test
	void eachIteratorStartsFromTheBeginning() {
		assertThat(this.pairs.keySet().iterator().next()).isEqualTo(this.pairs.keySet().iterator().next());
	}

	@Test
	void countAddsThePagesUp() {
		assertThat(this.pairs.count()).isEqualTo(5);
		assertThat(scans()).hasSizeGreaterThan(2);
	}

	@Test
	void clearDeletesTheItemsOfEveryPage() {
		this.pairs.clear();

		assertThat(this.books.count()).isZero();
	}

	@Test
	void replaceAllReplacesTheValuesOfEveryPage() {
		this.pairs.replaceAll((isbn, book) -> book.withTitle("The same"));

		assertThat(this.books.values()).hasSize(5).allMatch((book) -> book.title().equals("The same"));
	}

	@Test
	void containsValueLooksAtPagesUpToTheFirstMatch() {
		List<Book> inOrder = List.copyOf(this.books.values());
		tables.requests().clear();

		assertThat(this.pairs.containsValue(inOrder.get(1))).isTrue();
		assertThat(scans()).hasSize(1);
		assertThat(this.pairs.containsValue(inOrder.get(4))).isTrue();
		assertThat(scans()).hasSize(4);
	}

	@Test
	void emptyPagesAreNotTheEnd() {
		DynamoMapping<String, Book> sparse = tables.reopen(this.books, SmallPages.without("The same"));
		List<String> inOrder = List.copyOf(this.books.keySet());
		inOrder.subList(0, 4)
			.forEach((isbn) -> this.books.computeIfPresent(isbn, (k, book) -> book.withTitle("The same")));

		assertThat(List.copyOf(sparse.keySet())).containsExactly(inOrder.get(4));
		assertThat(sparse.count()).isEqualTo(1);
		assertThat(sparse.isEmpty()).isFalse();
	}

	@Test
	void itemsRemovedMeanwhileMayBeMissingAndNothingFails() {
		Iterator<Book> iterator = this.pairs.values().iterator();
		List<Book> seen = new ArrayList<>(List.of(iterator.next(), iterator.next()));

		this.books.clear();

		iterator.forEachRemaining(seen::add);
		assertThat(seen).hasSize(2);
	}

	@Test
	void itemsChangedOnALaterPageAreSeenAsChanged() {
		List<String> inOrder = List.copyOf(this.books.keySet());
		Iterator<Book> iterator = this.pairs.values().iterator();
		iterator.next();

		this.books.replaceAll((isbn, book) -> book.withTitle("Changed"));

		assertThat(iterator.next().title()).startsWith("Volume");
		assertThat(iterator.next())
			.isEqualTo(Objects.requireNonNull(Library.volumes(5).get(inOrder.get(2))).withTitle("Changed"));
	}

	@Test
	void itemRemovedMeanwhileIsNotRemovedTwice() {
		Iterator<String> iterator = this.pairs.keySet().iterator();
		String first = iterator.next();
		this.books.remove(first);

		iterator.remove();

		assertThat(this.books.count()).isEqualTo(4);
	}

	@Test
	void pagesOfLargeItemsEndAtOneMegabyte() {
		Map<String, Book> large = Map.of("a", large("a"), "b", large("b"), "c", large("c"), "d", large("d"));
		DynamoMapping<String, Book> heavy = tables.books();
		large.forEach(heavy::put);
		tables.requests().clear();

		assertThat(Set.copyOf(heavy.values())).isEqualTo(Set.copyOf(large.values()));
		assertThat(scans()).hasSizeBetween(2, 3);
		assertThat(heavy.getAll(large.keySet())).isEqualTo(large);
	}

	private static Book large(String isbn) {
		return Book.FOUNDATION.withIsbn(isbn).withTitle(isbn.repeat(390_000));
	}

}
