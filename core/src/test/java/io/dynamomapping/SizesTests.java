package io.dynamomapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.EmptyStatistics;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many items there are, by various accounts.
 */
class SizesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Book> fresh = tables.reopen(this.books, new EmptyStatistics());

	@Test
	void emptyTableIsEmptyByEveryAccount() {
		assertThat(this.fresh.size()).isZero();
		assertThat(this.fresh.estimatedSize()).isZero();
		assertThat(this.fresh.count()).isZero();
		assertThat(this.fresh.isEmpty()).isTrue();
		assertThat(this.fresh.keySet().isEmpty()).isTrue();
	}

	@Test
	void sizeIsNeverZeroForATableThatHoldsSomething() {
		this.books.putAll(Library.volumes(3));

		assertThat(this.fresh.size()).isEqualTo(1);
		assertThat(this.fresh.keySet().size()).isEqualTo(1);
		assertThat(this.fresh.estimatedSize()).isZero();
		assertThat(this.fresh.count()).isEqualTo(3);
		assertThat(this.fresh.isEmpty()).isFalse();
	}

	@Test
	void estimateOfZeroDoesNotHideItemsFromViews() {
		this.books.putAll(Library.volumes(3));

		assertThat(this.fresh.values().toArray()).hasSize(3);
		assertThat(this.fresh.keySet().stream().toList()).hasSize(3);
		assertThat(this.fresh.values().contains(Library.volume(2))).isTrue();
	}

	@Test
	void sizeIsTheEstimateWhereThereIsOne() {
		this.books.putAll(Library.volumes(3));

		assertThat(this.books.size()).isEqualTo(3);
		assertThat(this.books.estimatedSize()).isEqualTo(3);
	}

	@Test
	void copiesAreCompleteWhateverTheEstimate() {
		this.books.putAll(Library.volumes(3));

		assertThat(new HashMap<>(this.fresh)).isEqualTo(Library.volumes(3));
		assertThat(Map.copyOf(this.fresh)).isEqualTo(Library.volumes(3));
		assertThat(new ArrayList<>(this.fresh.values())).hasSize(3);
	}

}
