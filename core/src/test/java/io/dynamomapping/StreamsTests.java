package io.dynamomapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.SmallPages;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams over views.
 */
class StreamsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Book> pairs = tables.reopen(this.books, SmallPages.of(2));

	@BeforeEach
	void storeNineVolumes() {
		this.books.putAll(Library.volumes(9));
		tables.requests().clear();
	}

	@Test
	void spliteratorsAreUnsized() {
		assertUnsized(this.books.keySet().spliterator());
		assertUnsized(this.books.values().spliterator());
		assertUnsized(this.books.entrySet().spliterator());
		assertThat(tables.requests().operations()).isEmpty();
	}

	private static void assertUnsized(Spliterator<?> spliterator) {
		assertThat(spliterator.hasCharacteristics(Spliterator.SIZED)).isFalse();
		assertThat(spliterator.hasCharacteristics(Spliterator.SUBSIZED)).isFalse();
		assertThat(spliterator.estimateSize()).isEqualTo(Long.MAX_VALUE);
		assertThat(spliterator.getExactSizeIfKnown()).isEqualTo(-1);
	}

	@Test
	void spliteratorsOfSetsAreDistinct() {
		assertThat(this.books.keySet().spliterator().hasCharacteristics(Spliterator.DISTINCT)).isTrue();
		assertThat(this.books.entrySet().spliterator().hasCharacteristics(Spliterator.DISTINCT)).isTrue();
		assertThat(this.books.values().spliterator().hasCharacteristics(Spliterator.DISTINCT)).isFalse();
	}

	@Test
	void countOfAStreamGoesByTheItemsAndNotByTheEstimate() {
		assertThat(this.pairs.values().stream().count()).isEqualTo(9);
		assertThat(tables.requests().operations()).containsOnly("Scan");
	}

	@Test
	void streamReadsNoFurtherThanItMust() {
		List<String> titles = this.pairs.values().stream().map(Book::title).limit(3).toList();

		assertThat(titles).hasSize(3);
		assertThat(tables.requests().operations()).containsExactly("Scan", "Scan");
	}

	@Test
	void findFirstReadsOnePage() {
		assertThat(this.pairs.keySet().stream().findFirst()).isPresent();
		assertThat(tables.requests().operations()).containsExactly("Scan");
	}

	@Test
	void streamsCollectEveryItem() {
		assertThat(this.pairs.entrySet().stream().collect(Collectors.toMap(Entry::getKey, Entry::getValue)))
			.isEqualTo(Library.volumes(9));
		assertThat(this.pairs.keySet().stream().sorted().toList()).isEqualTo(List.copyOf(Library.volumes(9).keySet()));
		assertThat(this.pairs.values().stream().mapToInt(Book::stock).sum()).isEqualTo(36);
	}

	@Test
	void parallelStreamsReturnEveryItemOnce() {
		List<Book> sorted = this.pairs.values().parallelStream().sorted(Comparator.comparing(Book::isbn)).toList();

		assertThat(sorted).isEqualTo(List.copyOf(Library.volumes(9).values()));
	}

	@Test
	void copiesHoldEveryItemWhateverTheEstimate() {
		assertThat(new ArrayList<>(this.pairs.keySet())).hasSize(9);
		assertThat(List.copyOf(this.pairs.values())).hasSize(9);
		assertThat(this.pairs.entrySet().toArray()).hasSize(9);
	}

	@Test
	void closedStreamsLeaveNothingBehind() {
		try (Stream<Book> stream = this.pairs.values().stream()) {
			assertThat(stream.anyMatch((book) -> true)).isTrue();
		}

		assertThat(this.pairs.containsKey(Library.volume(0).isbn())).isTrue();
	}

}
