package io.dynamomapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Faults;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Pages that are requested at once or ahead.
 */
class SegmentsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final Faults faults = new Faults();

	private final DynamoMapping<String, Book> books = tables.reopen(tables.books(), this.faults);

	private final Scan<Book> parallel = this.books.scan().segments(4);

	@BeforeEach
	void storeVolumes() {
		this.books.putAll(Library.volumes(40));
		tables.requests().clear();
	}

	@Test
	void allSegmentsAreRead() {
		assertThat(this.parallel.list()).hasSize(40).containsAll(Library.volumes(40).values());

		assertThat(tables.requests().requests(ScanRequest.class)).hasSize(4)
			.allMatch((scan) -> scan.totalSegments() == 4)
			.extracting(ScanRequest::segment)
			.containsExactlyInAnyOrder(0, 1, 2, 3);
	}

	@Test
	void segmentsAreCountedTogether() {
		assertThat(this.parallel.count()).isEqualTo(40);
		assertThat(this.parallel.filter(attr(Book::stock).lt(7)).count()).isEqualTo(7);
		assertThat(this.parallel.pageSize(3).countUpTo(25)).isEqualTo(25);
	}

	@Test
	void limitIsOneForAllSegments() {
		assertThat(this.parallel.limit(15).list()).hasSize(15).doesNotHaveDuplicates();
		assertThat(this.parallel.limit(15).pageSize(2).list()).hasSize(15).doesNotHaveDuplicates();
		assertThat(this.parallel.filter(attr(Book::stock).lt(30)).limit(20).list()).hasSize(20).doesNotHaveDuplicates();
		assertThat(this.parallel.first()).isPresent();
		assertThat(this.parallel.exists()).isTrue();
	}

	@Test
	void pagesComeWithoutTokens() {
		List<Page<Book>> pages = this.parallel.pageSize(5).pages().toList();

		assertThat(pages).allMatch((page) -> page.next() == null);
		assertThat(pages.stream().mapToInt(Page::count).sum()).isEqualTo(40);
	}

	@Test
	void singlePageIsRefused() {
		assertThatIllegalStateException().isThrownBy(this.parallel::page)
			.withMessage("Expected a scan that is read in one order, found segments(4). Use pages(), or page() of each"
					+ " segment(number, 4).");
	}

	@Test
	void tokenIsRefused() {
		String token = this.books.scan().limit(1).page().next();

		assertThatIllegalArgumentException().isThrownBy(() -> this.parallel.after(token))
			.withMessage("Expected a scan of all segments of table '" + this.books.tableName()
					+ "' from the beginning, found a page token. Go on with the segment that the token belongs to.");
	}

	@Test
	void laterStepSaysWhichSegments() {
		assertThat(this.parallel.segment(0, 1).page().items()).hasSize(40);
		assertThat(this.books.scan().segment(0, 4).segments(2).list()).hasSize(40);
		assertThat(this.parallel).hasToString("Scan of table '" + this.books.tableName() + "', segments: 4");
	}

	@Test
	void failedPageIsAskedForAgain() {
		Iterator<Book> iterator = this.parallel.iterator();
		this.faults.failAt(2);
		List<Book> found = new ArrayList<>();

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> iterator.forEachRemaining(found::add));
		iterator.forEachRemaining(found::add);

		assertThat(found).hasSize(40).doesNotHaveDuplicates();
	}

	@Test
	void prefetchRequestsOnePageAhead() {
		Iterator<Book> iterator = this.books.scan().pageSize(10).prefetch().iterator();
		assertThat(tables.requests().operations()).isEmpty();

		iterator.next();
		awaitRequests(2);
		Stream.generate(iterator::next).limit(10).forEach((book) -> {
		});
		awaitRequests(3);

		assertThat(this.books.scan().pageSize(10).prefetch().list()).hasSize(40).doesNotHaveDuplicates();
		assertThat(this.books.scan().pageSize(10).prefetch().limit(25).list()).hasSize(25);
	}

	private static void awaitRequests(int count) {
		for (int i = 0; i < 100 && tables.requests().operations().size() < count; i++) {
			try {
				Thread.sleep(20);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		assertThat(tables.requests().operations()).hasSize(count);
	}

	@Test
	void prefetchedPagesHaveTokens() {
		Page<Book> second = this.books.scan().pageSize(10).prefetch().pages().skip(1).findFirst().orElseThrow();

		assertThat(this.books.scan().after(second.next()).list()).hasSize(20);
	}

	@Test
	void firstDoesNotReadAhead() {
		assertThat(this.books.scan().pageSize(10).prefetch().first()).isPresent();
		assertThat(this.books.scan().pageSize(10).prefetch().exists()).isTrue();
		assertThat(this.books.scan().pageSize(10).prefetch().page().count()).isEqualTo(10);

		assertThat(tables.requests().operations()).containsExactly("Scan", "Scan", "Scan");
	}

	@Test
	void closedStreamRequestsNothingMore() {
		Stream<Book> stream = this.books.scan().pageSize(10).prefetch().stream();
		Iterator<Book> iterator = stream.iterator();
		iterator.next();
		awaitRequests(2);

		stream.close();

		assertThat(Stream.iterate(iterator, Iterator::hasNext, (it) -> it).map(Iterator::next).count())
			.isLessThanOrEqualTo(9);
		assertThat(tables.requests().operations()).hasSize(2);
	}

}
