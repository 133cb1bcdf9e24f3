package io.dynamomapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single pages, their counters, and the tokens that lead from one to the next.
 */
class PageTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	private final List<Edition> volumes = IntStream.range(0, 10)
		.mapToObj((number) -> Edition.of("Various", "Volume " + number, "Press", 1900 + number, String.valueOf(number)))
		.toList();

	private final Query<Edition> various = this.editions.partition("Various");

	private final Query<Edition> press = this.editions.index("by-publisher").partition("Press");

	private final Query<Edition> variousByYear = this.editions.index("by-year").partition("Various");

	/** The volumes 1, 3, 5, 7, 9. */
	private final Condition odd = attr("price").in(1, 3, 5, 7, 9);

	@BeforeEach
	void storeVolumes() {
		this.volumes.forEach((edition) -> this.editions.put(edition.key(), edition));
		tables.requests().clear();
	}

	/**
	 * Read all pages, each by a token.
	 */
	private static <T, S extends Selection<T, S>> List<Page<T>> pages(S selection) {
		List<Page<T>> pages = new ArrayList<>();
		String token = null;
		do {
			Page<T> page = selection.after(token).page();
			pages.add(page);
			token = page.next();
		}
		while (token != null);
		return pages;
	}

	private static <T, S extends Selection<T, S>> List<T> items(S selection) {
		return PageTests.<T, S>pages(selection).stream().flatMap((page) -> page.items().stream()).toList();
	}

	@Test
	void pageIsOneRequest() {
		Page<Edition> page = this.various.pageSize(3).page();

		assertThat(page.items()).isEqualTo(this.volumes.subList(0, 3));
		assertThat(page).containsExactlyElementsOf(page.items());
		assertThat(page.count()).isEqualTo(3);
		assertThat(page.scannedCount()).isEqualTo(3);
		assertThat(page.consumedCapacity()).isEqualTo(1.0);
		assertThat(page.partial()).isFalse();
		assertThat(page.hasNext()).isTrue();
		QueryRequest request = tables.requests().only(QueryRequest.class);
		assertThat(request.limit()).isEqualTo(3);
		assertThat(request.returnConsumedCapacity()).isEqualTo(ReturnConsumedCapacity.TOTAL);
	}

	@Test
	void lastPageHasNoToken() {
		Page<Edition> page = this.various.page();

		assertThat(page.items()).isEqualTo(this.volumes);
		assertThat(page.next()).isNull();
		assertThat(page.hasNext()).isFalse();
	}

	@Test
	void pageMayBeEmptyAndHaveANextOne() {
		Page<Edition> page = this.various.filter(attr("price").eq(9)).pageSize(2).page();

		assertThat(page.items()).isEmpty();
		assertThat(page.hasNext()).isTrue();
		assertThat(page.count()).isZero();
		assertThat(page.scannedCount()).isEqualTo(2);
	}

	@Test
	void pageWithLimitTakesAsManyRequestsAsItNeeds() {
		Page<Edition> page = this.various.filter(this.odd).limit(2).pageSize(2).page();

		assertThat(page.items()).containsExactly(this.volumes.get(1), this.volumes.get(3));
		assertThat(page.scannedCount()).isEqualTo(4);
		assertThat(page.consumedCapacity()).isEqualTo(2.0);
		assertThat(tables.requests().operations()).containsExactly("Query", "Query");
	}

	@Test
	void pageWithLimitEndsWhereThereIsNoMore() {
		Page<Edition> page = this.various.limit(20).pageSize(4).page();

		assertThat(page.items()).isEqualTo(this.volumes);
		assertThat(page.next()).isNull();
	}

	@Test
	void pageWithLimitZeroKeepsItsPlace() {
		String token = this.various.limit(3).page().next();

		assertThat(this.various.after(token).limit(0).page().next()).isEqualTo(token);
	}

	@Test
	void tokensLeadThroughATable() {
		assertThat(PageTests.<Edition, Query<Edition>>items(this.various.pageSize(3))).isEqualTo(this.volumes);
		assertThat(PageTests.<Edition, Query<Edition>>items(this.various.limit(3))).isEqualTo(this.volumes);
		assertThat(PageTests.<Edition, Query<Edition>>items(this.various.descending().limit(4)))
			.containsExactlyElementsOf(reversed(this.volumes));
	}

	private static <T> List<T> reversed(List<T> list) {
		List<T> reversed = new ArrayList<>(list);
		Collections.reverse(reversed);
		return reversed;
	}

	@Test
	void tokensLeadThroughIndexes() {
		assertThat(PageTests.<Edition, Query<Edition>>items(this.press.pageSize(3))).isEqualTo(this.volumes);
		assertThat(PageTests.<Edition, Query<Edition>>items(this.press.limit(3))).isEqualTo(this.volumes);
		assertThat(PageTests.<Edition, Query<Edition>>items(this.variousByYear.pageSize(3))).isEqualTo(this.volumes);
		assertThat(PageTests.<Edition, Query<Edition>>items(this.variousByYear.descending().limit(3)))
			.isEqualTo(reversed(this.volumes));
	}

	@Test
	void tokensLeadOnFromTheMiddleOfAPage() {
		List<Edition> oddOnes = List.of(1, 3, 5, 7, 9).stream().map(this.volumes::get).toList();

		for (Query<Edition> query : List.of(this.various, this.press, this.variousByYear)) {
			Query<Edition> odd = query.filter(this.odd).limit(2);
			List<Page<Edition>> pages = pages(odd);
			assertThat(pages).extracting(Page::count).containsExactly(2, 2, 1);
			assertThat(pages.stream().flatMap((page) -> page.items().stream())).isEqualTo(oddOnes);
			assertThat(PageTests.<Edition, Query<Edition>>items(odd.descending())).isEqualTo(reversed(oddOnes));
		}
	}

	@Test
	void tokensLeadOnFromTheMiddleOfAPageWithoutKeys() {
		for (Query<Edition> query : List.of(this.various, this.press, this.variousByYear)) {
			Query<Map<String, @Nullable Object>> prices = query.filter(this.odd).limit(2).select("price");
			assertThat(PageTests.<Map<String, @Nullable Object>, Query<Map<String, @Nullable Object>>>items(prices))
				.extracting(Map::toString)
				.containsExactly("{price=1}", "{price=3}", "{price=5}", "{price=7}", "{price=9}");
		}
	}

	@Test
	void keysAreReadOnlyWhereATokenMayNeedThem() {
		Query<Map<String, @Nullable Object>> prices = this.press.select("price");
		prices.list();
		prices.limit(2).list();
		prices.filter(this.odd).limit(2).list();
		prices.pageSize(2).page();
		prices.limit(2).page();
		prices.filter(this.odd).limit(2).page();

		assertThat(tables.requests().requests(QueryRequest.class).stream().map(PageTests::projection)).containsExactly(
				Set.of("price"), Set.of("price"), Set.of("price"), Set.of("price"), Set.of("price"),
				Set.of("price", "author", "title", "publisher", "year"));
	}

	private static Set<String> projection(QueryRequest request) {
		return Stream.of(request.projectionExpression().split(", "))
			.map((name) -> Objects.requireNonNull(request.expressionAttributeNames().get(name)))
			.collect(Collectors.toSet());
	}

	@Test
	void tokensLeadThroughScans() {
		Function<Scan<Edition>, List<Edition>> items = PageTests::items;

		assertThat(items.apply(this.editions.scan().pageSize(3))).hasSize(10).containsAll(this.volumes);
		assertThat(items.apply(this.editions.scan().limit(3))).hasSize(10).containsAll(this.volumes);
		assertThat(items.apply(this.editions.scan().filter(this.odd).limit(2))).hasSize(5);
		assertThat(items.apply(this.editions.index("by-publisher").scan().filter(this.odd).limit(2))).hasSize(5);
		assertThat(items.apply(this.editions.index("by-year").scan().limit(4))).hasSize(10).containsAll(this.volumes);
	}

	@Test
	void tokensLeadThroughSegments() {
		Set<Edition> all = new HashSet<>();
		IntStream.range(0, 20)
			.mapToObj((number) -> Edition.of("Author " + number, "Title", "Press", 2000, "1"))
			.forEach((edition) -> this.editions.put(edition.key(), edition));
		for (int segment = 0; segment < 3; segment++) {
			List<Edition> items = PageTests.<Edition, Scan<Edition>>items(
					this.editions.scan().segment(segment, 3).filter(attr("year").eq(2000)).limit(2).pageSize(3));
			assertThat(all).doesNotContainAnyElementsOf(items);
			all.addAll(items);
		}

		assertThat(all).hasSize(20);
		assertThat(tables.requests().requests(ScanRequest.class)).allMatch((scan) -> scan.totalSegments() == 3)
			.extracting(ScanRequest::segment)
			.contains(0, 1, 2);
	}

	@Test
	void pagesAreReadAsTheyAreConsumed() {
		Stream<Page<Edition>> pages = this.various.pageSize(4).pages();
		assertThat(tables.requests().operations()).isEmpty();

		List<Page<Edition>> two = pages.limit(2).toList();

		assertThat(two).extracting(Page::count).containsExactly(4, 4);
		assertThat(tables.requests().operations()).containsExactly("Query", "Query");
	}

	@Test
	void pagesEndWithTheLimitAndCanBeSkipped() {
		assertThat(this.various.limit(6).pageSize(4).pages()).extracting(Page::count).containsExactly(4, 2);
		assertThat(this.various.pageSize(4).pages().skip(1)).element(0)
			.extracting(Page::items)
			.isEqualTo(this.volumes.subList(4, 8));
	}

	@Test
	void everyPageHasTheTokenOfTheNextOne() {
		Page<Edition> second = this.various.pageSize(4).pages().skip(1).findFirst().orElseThrow();

		assertThat(this.various.after(second.next()).list()).isEqualTo(this.volumes.subList(8, 10));
	}

	@Test
	void everyPageIsRequestedInTheSameWay() {
		assertThat(this.press.filter(this.odd).as(EditionKey.class).descending().pageSize(3).list()).hasSize(5);

		List<QueryRequest> requests = tables.requests().requests(QueryRequest.class);
		assertThat(requests).hasSizeBetween(4, 5);
		assertThat(requests.stream().map((request) -> request.copy((same) -> same.exclusiveStartKey(null))))
			.containsOnly(requests.get(0));
	}

}
