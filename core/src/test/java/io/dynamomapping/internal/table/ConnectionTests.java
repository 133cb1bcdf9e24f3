package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import io.dynamomapping.testing.NoClient;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponseMetadata;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionTests {

	private static final GetItemRequest GET = GetItemRequest.builder().tableName("books").build();

	private static final GetItemResponse NOTHING = GetItemResponse.builder().build();

	private final List<RequestReport> reports = new ArrayList<>();

	private final List<String> events = new ArrayList<>();

	@Test
	void reportsWhatARequestTookAndCost() {
		BatchGetItemResponse found = BatchGetItemResponse.builder()
			.responses(Map.of("books", List.of(Map.of(), Map.of()), "lines", List.of(Map.of())))
			.consumedCapacity(consumed("books", 1.5), consumed("lines", 2.0))
			.build();

		BatchGetItemResponse answer = connection(this.reports::add).call(List.of("books", "lines"), "BatchGetItem",
				BatchGetItemRequest.builder().build(), (request) -> found);

		assertThat(answer).isSameAs(found);
		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.tableNames()).containsExactly("books", "lines");
			assertThat(report.indexName()).isNull();
			assertThat(report.operation()).isEqualTo("BatchGetItem");
			assertThat(report.duration()).isPositive();
			assertThat(report.capacityUnits()).isEqualTo(Map.of("books", 1.5, "lines", 2.0));
			assertThat(report.items()).isEqualTo(3);
			assertThat(report.page()).isFalse();
			assertThat(report.retries()).isZero();
			assertThat(report.throttles()).isZero();
			assertThat(report.requestId()).isNull();
			assertThat(report.failure()).isNull();
		});
	}

	@Test
	void reportsPagesOfIndexes() {
		connection(this.reports::add).call(List.of("books"), "Query",
				QueryRequest.builder().indexName("by-author").build(),
				(request) -> QueryResponse.builder().count(7).build());

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.indexName()).isEqualTo("by-author");
			assertThat(report.items()).isEqualTo(7);
			assertThat(report.page()).isTrue();
		});
	}

	@Test
	void reportsItemsThatAreNotThere() {
		Connection connection = connection(this.reports::add);

		get(connection, NOTHING);
		get(connection, GetItemResponse.builder().item(Map.of("isbn", AttributeValue.fromS("1"))).build());

		assertThat(this.reports).extracting(RequestReport::items).containsExactly(0, 1);
	}

	@Test
	void reportsFailures() {
		RuntimeException failure = DynamoDbException.builder().message("no").requestId("R1").build();

		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> connection(this.reports::add).call(List.of("books"), "GetItem", GET, (request) -> {
				throw failure;
			}));

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.failure()).isSameAs(failure);
			assertThat(report.requestId()).isEqualTo("R1");
			assertThat(report.capacityUnits()).isEmpty();
			assertThat(report.items()).isNull();
		});
	}

	@Test
	void reportsErrors() {
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> connection(this.reports::add).call(List.of("books"), "GetItem", GET, (request) -> {
				throw new StackOverflowError();
			}));

		assertThat(this.reports).singleElement()
			.satisfies((report) -> assertThat(report.failure()).isInstanceOf(StackOverflowError.class));
	}

	@Test
	void reportsTheIdOfTheRequest() {
		Connection connection = connection(this.reports::add);

		get(connection, answer(Map.of("AWS_REQUEST_ID", "R1")));
		get(connection, answer(Map.of()));

		assertThat(this.reports).extracting(RequestReport::requestId).containsExactly("R1", null);
	}

	private static GetItemResponse answer(Map<String, String> metadata) {
		return (GetItemResponse) GetItemResponse.builder()
			.responseMetadata(DynamoDbResponseMetadata.create(DefaultAwsResponseMetadata.create(metadata)))
			.build();
	}

	@Test
	void reportWithoutUnitsIsNoFailure() {
		get(connection(this.reports::add),
				GetItemResponse.builder().consumedCapacity((consumed) -> consumed.tableName("books")).build());

		assertThat(this.reports).singleElement().satisfies((report) -> assertThat(report.capacityUnits()).isEmpty());
	}

	@Test
	void listenersAreAskedInOrderAndToldOfTheEndInTheOpposite() {
		Connection connection = connection(new Recorder("outer"), new Recorder("inner"));

		connection.call(List.of("books"), "GetItem", GET, (request) -> {
			this.events.add("request");
			return NOTHING;
		});

		assertThat(this.events).containsExactly("outer before GetItem", "inner before GetItem", "request",
				"inner after GetItem", "outer after GetItem");
	}

	@Test
	void listenerThatFailsBreaksNothing() {
		RequestListener failing = (report) -> {
			throw new IllegalStateException("listener");
		};

		assertThat(get(connection(failing, this.reports::add), NOTHING)).isSameAs(NOTHING);
		assertThat(this.reports).hasSize(1);
	}

	@Test
	void listenerThatFailsBeforeIsNotToldOfTheEnd() {
		RequestListener failing = new Recorder("failing") {

			@Override
			public RequestListener beforeRequest(RequestStart request) {
				throw new IllegalStateException("listener");
			}

		};

		assertThat(get(connection(failing, this.reports::add), NOTHING)).isSameAs(NOTHING);
		assertThat(this.events).isEmpty();
		assertThat(this.reports).hasSize(1);
	}

	@Test
	void listenerThatMissesAClassBreaksNothing() {
		RequestListener failing = new RequestListener() {

			@Override
			public RequestListener beforeRequest(RequestStart request) {
				throw new NoSuchMethodError("before");
			}

			@Override
			public void afterRequest(RequestReport report) {
			}

		};
		RequestListener failingAfterwards = (report) -> {
			throw new NoSuchMethodError("after");
		};

		assertThat(get(connection(new Recorder("outer"), failing, failingAfterwards), NOTHING)).isSameAs(NOTHING);
		assertThat(this.events).containsExactly("outer before GetItem", "outer after GetItem");
	}

	@Test
	void attemptsOfAClientThatDoesNotTellAreCountedByTheRequest() {
		connection(this.reports::add).call(List.of("books"), "GetItem", GET, (request) -> {
			assertThat(request.key()).isEqualTo(GET.key());
			assertThat(request.overrideConfiguration().orElseThrow().plugins()).hasSize(1);
			return NOTHING;
		});

		assertThat(this.reports).singleElement().satisfies((report) -> assertThat(report.retries()).isZero());
	}

	@Test
	void requestsAreSentAsTheyAreWhereNobodyListens() {
		connection().call(List.of("books"), "GetItem", GET, (request) -> {
			assertThat(request).isSameAs(GET);
			return NOTHING;
		});
	}

	@Test
	void asksForCapacityOnlyWhereSomebodyListens() {
		assertThat(connection().returnConsumedCapacity()).isNull();
		assertThat(connection(this.reports::add).returnConsumedCapacity()).isEqualTo(ReturnConsumedCapacity.TOTAL);
	}

	@Test
	void tasksOfWorkersAreDecoratedOnTheThreadThatSubmitsThem() throws Exception {
		Thread caller = Thread.currentThread();
		try (Connection connection = connection(new Recorder("listener") {

			@Override
			public Runnable decorate(Runnable task) {
				assertThat(Thread.currentThread()).isSameAs(caller);
				return () -> {
					ConnectionTests.this.events.add("decorated");
					task.run();
				};
			}

		})) {
			connection.workers().submit(() -> this.events.add("task")).get();
		}

		assertThat(this.events).containsExactly("decorated", "task");
	}

	@Test
	void decoratorsThatFailBreakNothing() throws Exception {
		for (Function<Runnable, Runnable> decorator : decoratorsThatFail()) {
			try (Connection connection = connection(new Recorder("listener") {

				@Override
				public Runnable decorate(Runnable task) {
					return decorator.apply(task);
				}

			})) {
				connection.workers().submit(() -> this.events.add("task")).get();
			}
		}

		assertThat(this.events).hasSize(decoratorsThatFail().size()).containsOnly("task");
	}

	@Test
	void failureOfATaskIsNotChangedByDecorators() throws Exception {
		Error failure = new AssertionError("task");
		try (Connection connection = connection(new Recorder("listener") {

			@Override
			public Runnable decorate(Runnable task) {
				return () -> {
					try {
						task.run();
					}
					catch (Throwable ex) {
						throw new IllegalStateException(ex);
					}
				};
			}

		})) {
			Future<?> future = connection.workers().submit(() -> {
				throw failure;
			});

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(future::get)
				.satisfies((ex) -> assertThat(ex.getCause()).isSameAs(failure));
		}
	}

	private static List<Function<Runnable, Runnable>> decoratorsThatFail() {
		return List.of((task) -> {
			throw new IllegalStateException("when it decorates");
		}, (task) -> () -> {
			throw new IllegalStateException("before the task");
		}, (task) -> () -> {
			task.run();
			throw new IllegalStateException("after the task");
		}, (task) -> {
			throw new NoSuchMethodError("when it decorates");
		}, (task) -> () -> {
			throw new NoSuchMethodError("before the task");
		}, (task) -> () -> {
			task.run();
			task.run();
		});
	}

	private static Connection connection(RequestListener... listeners) {
		return new Connection(new NoClient(), Arrays.asList(listeners), 1, null);
	}

	private static GetItemResponse get(Connection connection, GetItemResponse answer) {
		return connection.call(List.of("books"), "GetItem", GET, (request) -> answer);
	}

	private static ConsumedCapacity consumed(String table, double units) {
		return ConsumedCapacity.builder().tableName(table).capacityUnits(units).build();
	}

	private class Recorder implements RequestListener {

		private final String name;

		Recorder(String name) {
			this.name = name;
		}

		@Override
		public RequestListener beforeRequest(RequestStart request) {
			ConnectionTests.this.events.add(this.name + " before " + request.operation());
			return this;
		}

		@Override
		public void afterRequest(RequestReport report) {
			ConnectionTests.this.events.add(this.name + " after " + report.operation());
		}

	}

}
