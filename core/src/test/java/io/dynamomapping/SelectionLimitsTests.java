package io.dynamomapping;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.Faults;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many items a selection reads, with how many requests.
 */
class SelectionLimitsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final Faults faults = new Faults();

	private final DynamoMapping<EditionKey, Edition> editions = tables.reopen(tables.editions(), EditionKey.class,
			Edition.class, this.faults);

	private final List<Edition> volumes = IntStream.range(0, 10)
		.mapToObj((number) -> Edition.of("Various", "Volume " + number, "Press", 1900 + number, String.valueOf(number)))
		.toList();

	private final Query<Edition> various = this.editions.partition("Various");

	/** The volumes 5 to 9. */
	private final Query<Edition> expensive = this.various.filter(attr("price").ge(5));

	@BeforeEach
	void storeVolumes() {
		this.volumes.forEach((edition) -> this.editions.put(edition.key(), edition));
		tables.requests().clear();
	}

	private List<Integer> limits() {
		return tables.requests().requests(QueryRequest.class).stream().map(QueryRequest::limit).toList();
	}

	private int requests() {
		return tables.requests().operations().size();
	}

	@Test
	void stepsAndIteratorsRequestNothing() {
		Query<Edition> query = this.expensive.limit(3).pageSize(2).descending().consistent(true).after(null);

		assertThat(query.as(EditionKey.class).iterator()).isNotNull();
		assertThat(query.select("year").stream()).isNotNull();
		assertThat(query.pages()).isNotNull();
		assertThat(query.spliterator().getExactSizeIfKnown()).isEqualTo(-1);
		assertThat(query.toString()).isNotEmpty();

		assertThat(requests()).isZero();
	}

	@Test
	void limitReturnsAtMostSoMany() {
		assertThat(this.various.limit(3).list()).isEqualTo(this.volumes.subList(0, 3));
		assertThat(limits()).containsExactly(3);
	}

	@Test
	void limitBeyondTheEndReturnsAll() {
		assertThat(this.various.limit(11).list()).isEqualTo(this.volumes);
		assertThat(limits()).containsExactly(11);
	}

	@Test
	void limitIsATotalOverPages() {
		assertThat(this.various.limit(5).pageSize(2).list()).isEqualTo(this.volumes.subList(0, 5));
		assertThat(limits()).containsExactly(2, 2, 1);
	}

	@Test
	void limitBelowThePageSizeReadsNoMoreThanThat() {
		assertThat(this.various.limit(4).pageSize(6).list()).isEqualTo(this.volumes.subList(0, 4));
		assertThat(limits()).containsExactly(4);
	}

	@Test
	void limitOfZeroRequestsNothing() {
		Query<Edition> none = this.various.limit(0);

		assertThat(none.list()).isEmpty();
		assertThat(none.stream()).isEmpty();
		assertThat(none.first()).isEmpty();
		assertThat(none.exists()).isFalse();
		assertThat(none.count()).isZero();
		assertThat(none.page()).isEqualTo(new Page<>(List.of(), null, 0, null, false));
		assertThat(none.pages()).isEmpty();
		assertThat(this.various.countUpTo(0)).isZero();
		assertThat(requests()).isZero();
	}

	@Test
	void hugeLimitIsNotSent() {
		assertThat(this.various.limit(Long.MAX_VALUE).list()).hasSize(10);
		assertThat(this.various.limit(1L << 40).pageSize(100).list()).hasSize(10);
		assertThat(limits()).containsExactly(null, 100);
	}

	@Test
	void limitCountsWhatPassesTheFilter() {
		assertThat(this.expensive.limit(2).list()).isEqualTo(this.volumes.subList(5, 7));
		assertThat(this.expensive.limit(3).pageSize(4).list()).isEqualTo(this.volumes.subList(5, 8));
		assertThat(limits()).containsExactly(null, 4, 4);
	}

	@Test
	void emptyPagesAreSkipped() {
		assertThat(this.various.filter(attr("price").eq(9)).pageSize(1).list()).containsExactly(this.volumes.get(9));
		assertThat(requests()).isBetween(10, 11);
	}

	@Test
	void firstReadsOneItem() {
		assertThat(this.various.first()).contains(this.volumes.get(0));
		assertThat(this.various.descending().first()).contains(this.volumes.get(9));
		assertThat(limits()).containsExactly(1, 1);
	}

	@Test
	void firstReadsPagesUpToTheFirstMatch() {
		assertThat(this.expensive.pageSize(2).first()).contains(this.volumes.get(5));
		assertThat(limits()).containsExactly(2, 2, 2);
	}

	@Test
	void firstOfNothingIsEmpty() {
		assertThat(this.editions.partition("Nobody").first()).isEmpty();
		assertThat(this.various.filter(attr("price").gt(9)).first()).isEmpty();
	}

	@Test
	void existsReadsNoAttributesAndNoMoreThanItTakes() {
		assertThat(this.various.exists()).isTrue();
		assertThat(this.expensive.pageSize(3).exists()).isTrue();
		assertThat(this.editions.partition("Nobody").exists()).isFalse();

		assertThat(limits()).containsExactly(1, 3, 3, 1);
		assertThat(tables.requests().requests(QueryRequest.class)).allMatch((query) -> query.select() == Select.COUNT);
	}

	@Test
	void countAddsUpAllPagesWithoutAttributes() {
		assertThat(this.various.pageSize(4).count()).isEqualTo(10);
		assertThat(this.expensive.as(EditionKey.class).count()).isEqualTo(5);
		assertThat(this.various.limit(3).count()).isEqualTo(3);
		assertThat(this.expensive.limit(3).count()).isEqualTo(3);

		assertThat(limits()).containsExactly(4, 4, 4, null, 3, null);
		assertThat(tables.requests().requests(QueryRequest.class)).allMatch((query) -> query.select() == Select.COUNT)
			.allMatch((query) -> query.projectionExpression() == null);
	}

	@Test
	void countUpToReadsNoFurther() {
		assertThat(this.various.countUpTo(3)).isEqualTo(3);
		assertThat(this.various.countUpTo(11)).isEqualTo(10);
		assertThat(this.expensive.pageSize(2).countUpTo(1)).isEqualTo(1);
		assertThat(this.various.limit(2).countUpTo(3)).isEqualTo(2);

		assertThat(limits()).containsExactly(3, 11, 2, 2, 2, 2);
	}

	@Test
	void streamReadsPagesAsItIsConsumed() {
		try (Stream<Edition> stream = this.various.pageSize(2).stream()) {
			assertThat(stream.spliterator().estimateSize()).isEqualTo(Long.MAX_VALUE);
		}
		assertThat(this.various.pageSize(2).stream().limit(3)).hasSize(3);
		assertThat(limits()).containsExactly(2, 2);
		assertThat(this.various.stream().count()).isEqualTo(10);
	}

	@Test
	void everyUseStartsFromTheBeginning() {
		Query<Edition> query = this.various.limit(2);

		assertThat(query.list()).isEqualTo(query.list());
		Iterator<Edition> one = query.iterator();
		Iterator<Edition> other = query.iterator();
		assertThat(one.next()).isEqualTo(other.next());
	}

	@Test
	void stepsLeaveTheSelectionAsItWas() {
		Query<Edition> query = this.various.limit(2);
		query.limit(1);
		query.descending();
		query.filter(attr("price").gt(5));

		assertThat(query.list()).isEqualTo(this.volumes.subList(0, 2));
	}

	@Test
	void failedPageIsAskedForAgain() {
		Iterator<Edition> iterator = this.various.limit(5).pageSize(2).iterator();
		this.faults.failAt(2);
		assertThat(List.of(iterator.next(), iterator.next())).isEqualTo(this.volumes.subList(0, 2));

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(iterator::hasNext);

		List<Edition> rest = Stream.generate(iterator::next).limit(3).toList();
		assertThat(rest).isEqualTo(this.volumes.subList(2, 5));
		assertThat(iterator.hasNext()).isFalse();
		assertThat(limits()).containsExactly(2, 2, 2, 1);
	}

	@Test
	void failedFirstPageIsAskedForAgain() {
		Iterator<Edition> iterator = this.various.iterator();
		this.faults.failAt(1);

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(iterator::next);

		assertThat(iterator.next()).isEqualTo(this.volumes.get(0));
	}

	@Test
	void iteratorsEndOnce() {
		Iterator<Edition> iterator = this.various.limit(1).iterator();
		iterator.next();

		assertThat(iterator.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void listCannotBeModified() {
		assertThat(this.various.list()).isUnmodifiable();
	}

}
