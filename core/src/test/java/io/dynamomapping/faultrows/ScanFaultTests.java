package io.dynamomapping.faultrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.Page;
import io.dynamomapping.Scan;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@OnDynamoDbLocal("faults of pages")
@Timeout(60)
class ScanFaultTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private static final Fault EXPIRED = Fault
		.reply(Reply.error(400, "ExpiredTokenException", "The security token included in the request is expired"));

	private static final Map<String, Book> VOLUMES = Library.volumes(60);

	private final DynamoMapping<String, Book> books = server.books();

	@BeforeEach
	void storeVolumes() {
		this.books.putAll(VOLUMES);
		server.proxy().reset();
	}

	@Test
	@DisplayName("X25 expired token in an iteration, which goes on")
	void iterationFailsOnceAndGoesOn() {
		server.proxy().inject(EXPIRED).on("Scan").nth(3);
		Iterator<Book> iterator = this.books.scan().pageSize(7).iterator();
		List<Book> read = new ArrayList<>();

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> iterator.forEachRemaining(read::add));

		assertThat(failure).hasMessageContainingAll("Scan on table '" + this.books.tableName() + "' (mapping 'books')",
				"ExpiredTokenException");
		assertThat(read).hasSize(14);
		iterator.forEachRemaining(read::add);
		assertThat(read).hasSize(60).containsAll(VOLUMES.values());
	}

	@Test
	@DisplayName("X25 expired token in a view, which goes on")
	void viewFailsOnceAndGoesOn() {
		server.proxy().inject(EXPIRED).on("Scan").first(1);
		Iterator<String> iterator = this.books.keySet().iterator();

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(iterator::hasNext);

		Set<String> keys = new HashSet<>();
		iterator.forEachRemaining(keys::add);
		assertThat(keys).isEqualTo(VOLUMES.keySet());
	}

	@Test
	@DisplayName("X25 expired token between pages, resumed by token")
	void pagesAreResumedByTheirToken() {
		Page<Book> first = this.books.scan().limit(15).page();
		server.proxy().inject(EXPIRED).on("Scan").first(1);

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.books.scan().limit(15).after(first.next()).page());

		List<Book> read = new ArrayList<>(first.items());
		// Another instance, which has nothing but the token.
		server.books(server.mappings(), this.books.tableName()).scan().after(first.next()).stream().forEach(read::add);
		assertThat(read).hasSize(60).containsAll(VOLUMES.values());
	}

	@Test
	@DisplayName("X32 one segment fails")
	void failureOfASegmentEndsTheStreamOnce() {
		Set<Thread> before = workers();
		DynamoMappings own = DynamoMappings.create(this.books.client());
		DynamoMapping<String, Book> scanned = server.books(own, this.books.tableName());
		server.proxy().inject(Fault.accessDenied()).withBody("\"Segment\":2").nth(2);
		List<Book> read = new ArrayList<>();

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> scanned.scan().segments(4).pageSize(2).stream().forEach(read::add));

		assertThat(failure).hasMessageContainingAll("Scan on table", "AccessDeniedException", "dynamodb:Scan");
		assertThat(read).doesNotHaveDuplicates().hasSizeLessThan(60);
		own.close();
		Await.until("no request is under way", () -> before.containsAll(workers()));
		long requests = server.proxy().count("Scan");
		Await.pause(Duration.ofMillis(200));
		assertThat(server.proxy().count("Scan")).isEqualTo(requests).isLessThan(20);
		assertThat(this.books.scan().segments(4).stream()).hasSize(60);
	}

	private static Set<Thread> workers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("dynamo-mapping-"))
			.collect(Collectors.toSet());
	}

	@Test
	@DisplayName("X33 fifty empty pages before the first item")
	void emptyPagesDoNotMakeATableEmpty() {
		server.proxy()
			.inject((exchange) -> exchange.reply(Reply.json(200,
					"{\"Count\":0,\"ScannedCount\":1,\"Items\":[],\"LastEvaluatedKey\":{\"isbn\":{\"S\":\"gone-%d\"}}}"
						.formatted(server.proxy().count("Scan")))))
			.on("Scan")
			.first(50);
		server.proxy().inject((exchange) -> {
			ObjectNode request = (ObjectNode) new JsonMapper().readTree(exchange.call().body());
			assertThat(request.remove("ExclusiveStartKey").toString()).contains("gone-50");
			exchange.reply(exchange.apply(exchange.call().withBody(request.toString())));
		}).on("Scan").nth(51);

		assertThat(this.books.isEmpty()).isFalse();

		assertThat(server.proxy().count("Scan")).isEqualTo(51);
	}

	@Test
	@DisplayName("X33 fifty empty pages in an iteration")
	void emptyPagesEndNoIteration() {
		Scan<Book> scan = this.books.scan().filter(attr(Book::stock).ge(58)).pageSize(1);

		assertThat(scan.stream()).containsExactlyInAnyOrder(Library.volume(58), Library.volume(59));

		assertThat(server.proxy().count("Scan")).isGreaterThanOrEqualTo(60);
	}

	@Test
	@DisplayName("X34 the last key repeats for ever")
	@SuppressWarnings("ReturnValueIgnored") // each is to throw
	void lastKeyThatRepeatsIsRefused() {
		server.proxy()
			.inject(Fault.reply(Reply.json(200,
					"{\"Count\":0,\"ScannedCount\":0,\"Items\":[],\"LastEvaluatedKey\":{\"isbn\":{\"S\":\"same\"}}}")))
			.on("Scan", "Query");

		for (Runnable verb : List.<Runnable>of(this.books::isEmpty, this.books::count,
				() -> this.books.keySet().forEach((key) -> {
				}), () -> this.books.scan().list(), () -> this.books.scan().segments(3).count(),
				() -> this.books.scan().prefetch().list(), () -> this.books.partition("volume-0001").list(),
				() -> this.books.containsValue(Book.FOUNDATION), this.books::clear)) {
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(verb::run)
				.withMessageContainingAll("on table '" + this.books.tableName() + "' (mapping 'books')",
						"the page ends where it was to begin");
		}
		server.proxy().heal();
		assertThat(this.books.count()).isEqualTo(60);
	}

	@Test
	@DisplayName("X35 changed between page and setValue")
	void setValueGoesThroughToTheTable() {
		for (Map.Entry<String, Book> entry : this.books.entrySet()) {
			DynamoMapping<String, Book> another = server.direct(this.books);
			if (entry.getKey().equals("volume-0001")) {
				another.put("volume-0001", Book.SOLARIS);
				assertThat(entry.setValue(Book.FOUNDATION)).isNotNull();
			}
			if (entry.getKey().equals("volume-0002")) {
				another.remove("volume-0002");
				entry.setValue(Book.FOUNDATION);
			}
		}

		assertThat(this.books.get("volume-0001")).isEqualTo(Book.FOUNDATION.withIsbn("volume-0001"));
		assertThat(this.books.get("volume-0002")).isEqualTo(Book.FOUNDATION.withIsbn("volume-0002"));
	}

	@Test
	@DisplayName("X35 deleted between page and iterator remove")
	void removalOfWhatIsGoneIsNoError() {
		Iterator<Map.Entry<String, Book>> iterator = this.books.entrySet().iterator();
		while (iterator.hasNext()) {
			String isbn = iterator.next().getKey();
			server.direct(this.books).remove(isbn);
			iterator.remove();
		}

		assertThat(this.books.count()).isZero();
	}

	@Test
	@DisplayName("X36 reads that are stale unless they are consistent")
	void staleReadsDoNotEnterComparisons() {
		String isbn = "volume-0003";
		Reply[] old = new Reply[1];
		server.proxy().inject((exchange) -> {
			Reply fresh = exchange.apply();
			if (old[0] == null) {
				old[0] = fresh;
			}
			boolean consistent = exchange.call().body().contains("\"ConsistentRead\":true");
			exchange.reply(consistent ? fresh : old[0]);
		}).on("GetItem");
		DynamoMapping<String, Book> eventual = server.mappings()
			.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(this.books.tableName()).withConsistentReads(false));
		assertThat(eventual.get(isbn)).isEqualTo(VOLUMES.get(isbn));
		server.direct(this.books).put(isbn, Book.FOUNDATION.withStock(100));
		assertThat(eventual.get(isbn)).isEqualTo(VOLUMES.get(isbn));

		Book computed = eventual.computeIfPresent(isbn, (key, book) -> book.withStock(book.stock() + 1));
		Book merged = eventual.merge(isbn, Book.SOLARIS, (book, other) -> book.withStock(book.stock() + 1));

		assertThat(computed).isEqualTo(Book.FOUNDATION.withIsbn(isbn).withStock(101));
		assertThat(merged).isEqualTo(Book.FOUNDATION.withIsbn(isbn).withStock(102));
		assertThat(this.books.get(isbn)).isEqualTo(merged);
	}

	@Test
	@DisplayName("X36 reads are consistent where that is promised")
	@SuppressWarnings("ReturnValueIgnored") // what is sent is looked at
	void readsAreConsistent() {
		this.books.get("volume-0001");
		this.books.containsKey("volume-0001");
		this.books.getAll(VOLUMES.keySet());
		this.books.at("volume-0001").attributes();
		this.books.scan().filter(Condition.all()).list();
		this.books.partition("volume-0001").list();
		this.books.count();
		this.books.isEmpty();
		this.books.compute("volume-0001", (key, book) -> book);
		this.books.keySet().forEach((key) -> {
		});

		assertThat(server.proxy().calls())
			.filteredOn((call) -> Set.of("GetItem", "BatchGetItem", "Scan", "Query").contains(call.operation()))
			.hasSizeGreaterThan(8)
			.allSatisfy((call) -> assertThat(call.body()).contains("\"ConsistentRead\":true"));
	}

}
