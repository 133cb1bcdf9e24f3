package io.dynamomapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans of tables and indexes.
 */
class ScanTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private void storeVolumes(int count) {
		this.books.putAll(Library.volumes(count));
		tables.requests().clear();
	}

	@Test
	void scanReadsAllItems() {
		storeVolumes(5);

		assertThat(this.books.scan().list()).hasSize(5).containsAll(Library.volumes(5).values());

		ScanRequest request = tables.requests().only(ScanRequest.class);
		assertThat(request.consistentRead()).isTrue();
		assertThat(request.limit()).isNull();
		assertThat(request.segment()).isNull();
		assertThat(request.returnConsumedCapacity()).isNull();
	}

	@Test
	void scanOfAnEmptyTable() {
		assertThat(this.books.scan().list()).isEmpty();
		assertThat(this.books.scan().exists()).isFalse();
		assertThat(this.books.scan().page().items()).isEmpty();
		assertThat(this.books.scan().page().next()).isNull();
	}

	@Test
	void filterMayLookAtKeys() {
		storeVolumes(5);

		assertThat(this.books.scan().filter(attr(Book::isbn).eq("volume-0003")).list())
			.containsExactly(Library.volume(3));
	}

	@Test
	void filterIsSentWithEveryPage() {
		storeVolumes(5);

		assertThat(this.books.scan().filter(attr(Book::year).gt(1902)).consistent(false).pageSize(2).list()).hasSize(2);

		List<ScanRequest> requests = tables.requests().requests(ScanRequest.class);
		assertThat(requests).hasSize(3);
		assertThat(requests.stream().map((request) -> request.copy((same) -> same.exclusiveStartKey(null))))
			.containsOnly(requests.get(0));
		assertThat(requests.get(0).consistentRead()).isFalse();
	}

	@Test
	void countsWithoutItems() {
		storeVolumes(5);

		assertThat(this.books.scan().filter(attr(Book::stock).eq(0)).count()).isEqualTo(1);
		assertThat(this.books.scan().countUpTo(3)).isEqualTo(3);

		assertThat(tables.requests().requests(ScanRequest.class)).extracting(ScanRequest::select)
			.containsExactly(Select.COUNT, Select.COUNT);
	}

	@Test
	void segmentsAreParts() {
		storeVolumes(30);
		Set<Book> all = new HashSet<>();

		for (int segment = 0; segment < 4; segment++) {
			List<Book> part = this.books.scan().segment(segment, 4).list();
			assertThat(all).doesNotContainAnyElementsOf(part);
			all.addAll(part);
		}

		assertThat(all).hasSize(30);
	}

	@Test
	void indexesAreScannedWithWhatTheyHold() {
		DynamoMapping<EditionKey, Edition> editions = tables.editions();
		Edition solaris = Edition.of(Edition.LEM, "Solaris", "MON", 1961, "12");
		editions.put(solaris.key(), solaris);
		editions.at(new EditionKey(Edition.LEM, "Eden")).upsert(Map.of("price", 3));
		tables.requests().clear();

		assertThat(editions.index("by-publisher").scan().list()).containsExactly(solaris);
		assertThat(editions.index("by-year").scan().list()).containsExactly(solaris);
		assertThat(editions.index("by-publisher").scan().filter(attr("publisher").eq("MON")).count()).isEqualTo(1);

		assertThat(tables.requests().requests(ScanRequest.class)).extracting(ScanRequest::indexName)
			.containsExactly("by-publisher", "by-year", "by-publisher");
		assertThat(tables.requests().requests(ScanRequest.class)).extracting(ScanRequest::consistentRead)
			.containsExactly(false, true, false);
	}

	@Test
	void consistencyIsThatOfTheMappingUnlessSet() {
		DynamoMapping<String, Book> relaxed = tables.books(MappingOptions.defaults().withConsistentReads(false));

		relaxed.scan().list();
		relaxed.scan().consistent(true).list();
		relaxed.partition("978").list();

		assertThat(tables.requests().requests(ScanRequest.class)).extracting(ScanRequest::consistentRead)
			.containsExactly(false, true);
	}

}
