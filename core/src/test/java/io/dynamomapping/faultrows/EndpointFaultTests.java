package io.dynamomapping.faultrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@OnDynamoDbLocal("endpoints")
@Timeout(120)
class EndpointFaultTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private final DynamoMapping<String, Book> books = server.books();

	@ParameterizedTest(name = "X24 {0} denied")
	@ValueSource(strings = { "GetItem", "PutItem", "UpdateItem", "DeleteItem", "BatchGetItem", "BatchWriteItem", "Scan",
			"Query", "DescribeTable" })
	@SuppressWarnings("ReturnValueIgnored") // each is to throw
	void deniedActionsAreNamed(String action) {
		Map<String, Runnable> verbs = Map.of("GetItem", () -> this.books.get("book"), "PutItem",
				() -> this.books.put("book", Book.FOUNDATION), "UpdateItem",
				() -> this.books.at("book").put("title", "Other"), "DeleteItem", () -> this.books.remove("book"),
				"BatchGetItem", () -> this.books.getAll(List.of("book")), "BatchWriteItem",
				() -> this.books.putAll(Map.of("book", Book.FOUNDATION)), "Scan", this.books::isEmpty, "Query",
				() -> this.books.partition("book").list(), "DescribeTable",
				() -> server.mappings().tables().describe(this.books.tableName()));
		server.proxy().inject(Fault.accessDenied()).on(action);

		Throwable failure = catchThrowableOfType(RuntimeException.class,
				() -> Objects.requireNonNull(verbs.get(action)).run());

		assertThat(failure).hasMessageContainingAll(action + " on table '" + this.books.tableName() + "'",
				"AccessDeniedException. Allow the action dynamodb:" + action + " on the table in the IAM policy.");
		verbs.forEach((name, verb) -> {
			if (!name.equals(action)) {
				// In any order, and one of them removes it.
				server.direct(this.books).put("book", Book.FOUNDATION);
				verb.run();
			}
		});
	}

	@ParameterizedTest(name = "X37 DescribeTable denied or slow: {0}")
	@ValueSource(booleans = { true, false })
	void declaredKeysNeedNoDescription(boolean denied) {
		server.proxy().inject(denied ? Fault.accessDenied() : Fault.hang(Duration.ofMinutes(5))).on("DescribeTable");
		DynamoMapping<String, Book> another = server.books(server.mappings(), this.books.tableName());

		assertThat(another.put("book", Book.FOUNDATION)).isNull();
		assertThat(another.get("book")).isEqualTo(Book.FOUNDATION.withIsbn("book"));
		assertThat(another.scan().list()).hasSize(1);
		assertThat(another.partition("book").list()).hasSize(1);
		another.merge("book", Book.FOUNDATION, (present, given) -> present.withStock(9));
		another.clear();

		assertThat(another.isEmpty()).isTrue();
		assertThat(server.proxy().count("DescribeTable")).isZero();
	}

	@Test
	@DisplayName("X38 endpoint refused")
	void refusedConnectionsAreToldAndRecoveredFrom() {
		FaultProxy proxy = FaultProxy.before(server.target());
		int port = proxy.endpoint().getPort();
		DynamoMapping<String, Book> killed = books(proxy.endpoint());
		killed.put("book", Book.FOUNDATION);

		proxy.close();
		// The first request may still find a connection that was kept, and be in doubt.
		assertThat(catchThrowableOfType(DynamoRequestException.class, () -> killed.put("lost", Book.SOLARIS)))
			.isNotNull();
		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> killed.putIfAbsent("other", Book.SOLARIS));

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessage("PutItem on table '" + this.books.tableName() + "' (mapping 'books') at http://localhost:"
					+ port
					+ " (region eu-central-1) failed: nothing answers there. Check endpoint, region, proxy and network.");
		assertThat(failure.isRetryable()).isTrue();
		try (FaultProxy again = FaultProxy.before(server.target(), port)) {
			assertThat(killed.putIfAbsent("other", Book.SOLARIS)).isNull();
			assertThat(again.calls()).isNotEmpty();
		}
	}

	@Test
	@DisplayName("X39 endpoint killed and restarted under load")
	void restartUnderLoadGivesNoWrongAnswers() throws Exception {
		FaultProxy proxy = FaultProxy.before(server.target());
		DynamoMapping<String, Book> loaded = books(proxy.endpoint());
		Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
		Map<String, Integer> unknown = new ConcurrentHashMap<>();
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		AtomicBoolean over = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		List<? extends Future<?>> running = IntStream.range(0, 4).mapToObj((thread) -> threads.submit(() -> {
			for (int turn = 0; !over.get(); turn++) {
				// Two threads each for a key.
				String isbn = "counter-" + (thread + turn) % 2;
				try {
					loaded.merge(isbn, Book.FOUNDATION.withStock(1), (book, one) -> book.withStock(book.stock() + 1));
					acknowledged.merge(isbn, 1, Integer::sum);
				}
				catch (OutcomeUnknownException ex) {
					unknown.merge(isbn, 1, Integer::sum);
				}
				catch (DynamoRequestException ex) {
					failures.add(ex);
				}
			}
		})).toList();
		try {
			Await.until("all keys are written", () -> acknowledged.size() == 2);
			int port = proxy.endpoint().getPort();
			for (int restart = 0; restart < 2; restart++) {
				proxy.close();
				int before = failures.size();
				Await.until("requests fail", () -> failures.size() > before);
				proxy = FaultProxy.before(server.target(), port);
				Map<String, Integer> then = Map.copyOf(acknowledged);
				Await.until("requests succeed again", () -> !acknowledged.equals(then));
			}
		}
		finally {
			over.set(true);
			threads.shutdown();
		}
		for (Future<?> thread : running) {
			thread.get();
		}
		proxy.close();

		acknowledged.forEach((isbn, count) -> assertThat(server.stock(this.books, isbn)).as(isbn)
			.isBetween(count, count + unknown.getOrDefault(isbn, 0)));
		assertThat(failures)
			.allSatisfy((failure) -> assertThat(((DynamoRequestException) failure).isRetryable()).as(failure.toString())
				.isTrue());
	}

	@Test
	@DisplayName("X40 DNS failure")
	void unknownHostsAreTold() {
		DynamoMapping<String, Book> lost = server
			.books(server.mappings(server.client(URI.create("http://dynamodb.invalid:8000"), FaultyServer.ATTEMPT,
					FaultyServer.CALL, (http) -> http.dnsResolver(new NoNames()))), this.books.tableName());

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> lost.put("book", Book.FOUNDATION));

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageEndingWith("at http://dynamodb.invalid:8000 (region eu-central-1) failed: the host is unknown. "
					+ "Check endpoint, region, proxy and network.");
		assertThat(failure.isRetryable()).isTrue();
	}

	@Test
	@DisplayName("X40 an HTTP proxy that is not there")
	void httpProxiesThatDoNotAnswerAreTold() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			free = socket.getLocalPort();
		}
		URI proxy = URI.create("http://localhost:" + free);
		DynamoMapping<String, Book> proxied = server.books(
				server.mappings(server.client(URI.create("http://dynamodb.example.com"), FaultyServer.ATTEMPT,
						FaultyServer.CALL,
						(http) -> http.proxyConfiguration(ProxyConfiguration.builder().endpoint(proxy).build()))),
				this.books.tableName());

		assertThat(catchThrowableOfType(DynamoRequestException.class, () -> proxied.put("book", Book.FOUNDATION)))
			.hasMessageContaining("at http://dynamodb.example.com")
			.hasMessageEndingWith("failed: nothing answers there. Check endpoint, region, proxy and network.");
	}

	@Test
	@DisplayName("X41 connection pool dry")
	void dryPoolsAreTold() throws Exception {
		DynamoMapping<String, Book> narrow = server.books(
				server.mappings(server.client(server.proxy().endpoint(), Duration.ofSeconds(30), Duration.ofSeconds(40),
						(http) -> http.maxConnections(1).connectionAcquisitionTimeout(Duration.ofMillis(50)))),
				this.books.tableName());
		CountDownLatch taken = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		server.proxy().inject((exchange) -> {
			taken.countDown();
			try {
				done.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.reply(exchange.apply());
		}).on("GetItem").first(1);
		Thread reader = new Thread(() -> narrow.get("book"));
		reader.start();
		taken.await();

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> narrow.putIfAbsent("book", Book.FOUNDATION));
		done.countDown();
		reader.join();

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageStartingWith("PutItem on table '" + this.books.tableName() + "' (mapping 'books')")
			.hasMessageEndingWith("failed: no connection of the HTTP client was free in time. Allow it more "
					+ "(maxConnections of its builder, or the property dynamodb.http.max-connections), or send fewer "
					+ "requests at once.");
		assertThat(failure.isRetryable()).isTrue();
		assertThat(narrow.putIfAbsent("book", Book.FOUNDATION)).isNull();
	}

	private DynamoMapping<String, Book> books(URI endpoint) {
		return server.books(server.mappings(server.client(endpoint, FaultyServer.ATTEMPT, FaultyServer.CALL, (http) -> {
		})), this.books.tableName());
	}

	/**
	 * Knows no host, whatever the resolvers of the network answer.
	 */
	private static final class NoNames extends SystemDefaultDnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			throw new UnknownHostException(host);
		}

	}

}
