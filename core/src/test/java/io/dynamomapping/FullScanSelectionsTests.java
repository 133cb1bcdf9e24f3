package io.dynamomapping;

import java.util.List;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scans where the whole table may not be read.
 */
class FullScanSelectionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables
		.books(MappingOptions.defaults().withFullScans(FullScans.DENY));

	private final Scan<Book> scan = this.books.scan();

	@Test
	void scanWithoutLimitIsDenied() {
		Scan<Book> filtered = this.scan.filter(attr("stock").eq(0));

		for (ThrowingCallable verb : List.<ThrowingCallable>of(this.scan::list, this.scan::stream, this.scan::iterator,
				this.scan::count, this.scan::pages, filtered::list, this.scan.segments(4)::count)) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(verb)
				.withMessage("Mapping 'books' of table '" + this.books.tableName() + "' denies full scans, found scan()"
						+ " of table '" + this.books.tableName()
						+ "' without limit, which reads the whole table. Query a"
						+ " partition or an index, or open it with full scans allowed.");
		}
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void limitedScanIsAllowed() {
		this.books.putAll(Library.volumes(3));

		assertThat(this.scan.limit(2).list()).hasSize(2);
		assertThat(this.scan.limit(2).pages()).hasSize(1);
		assertThat(this.scan.limit(2).count()).isEqualTo(2);
		assertThat(this.scan.countUpTo(5)).isEqualTo(3);
		assertThat(this.scan.first()).isPresent();
		assertThat(this.scan.exists()).isTrue();
		assertThat(this.scan.page().items()).hasSize(3);
		assertThat(this.scan.segment(0, 1).list()).hasSize(3);
		assertThat(this.books.partition("volume-0001").list()).hasSize(1);
	}

}
