package io.dynamomapping.autoconfigure.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.TransactionCancelledException;
import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import org.springframework.context.ApplicationContext;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Observations of requests to DynamoDB Local.
 */
@NullMarked
class DynamoObservationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final Recorder recorder = new Recorder();

	private final List<@Nullable Observation> current = new CopyOnWriteArrayList<>();

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void aRequestIsAnObservation() {
		run((context, volumes) -> volumes.put("1", Volume.FOUNDATION));

		DynamoObservationContext observed = this.recorder.only();
		assertThat(observed.getName()).isEqualTo("dynamodb.requests");
		assertThat(observed.getContextualName()).isEqualTo("PutItem volumes");
		assertThat(observed.getRemoteServiceName()).isEqualTo("DynamoDB");
		assertThat(observed.getLowCardinalityKeyValues()).containsExactlyInAnyOrder(KeyValue.of("table", "volumes"),
				KeyValue.of("index", "none"), KeyValue.of("operation", "PutItem"), KeyValue.of("outcome", "SUCCESS"));
		assertThat(high(observed)).containsOnlyKeys("request.id", "tables", "retries", "items", "consumed.capacity")
			.containsEntry("tables", "volumes")
			.containsEntry("retries", "0")
			.containsEntry("items", "1")
			.hasEntrySatisfying("consumed.capacity", (units) -> assertThat(Double.valueOf(units)).isGreaterThan(1))
			.hasEntrySatisfying("request.id", (id) -> assertThat(id).hasSizeGreaterThan(20));
		assertThat(observed.getError()).isNull();
	}

	@Test
	void outcomeIsUnknownWhileTheRequestIsUnderWay() {
		run((context, volumes) -> volumes.get("1"));

		assertThat(this.recorder.started).singleElement()
			.satisfies((keys) -> assertThat(keys).contains(KeyValue.of("outcome", "UNKNOWN")));
	}

	@Test
	void pagesOfIndexesTellTheIndex() {
		run((context, volumes) -> volumes.index("by-author").partition("Asimov").list());

		assertThat(low(this.recorder.only())).containsEntry("index", "by-author")
			.containsEntry("operation", "Query")
			.containsEntry("outcome", "SUCCESS");
	}

	@Test
	void refusalIsAnOutcomeAndNoError() {
		run((context, volumes) -> {
			volumes.put("refused", Volume.FOUNDATION);
			this.recorder.clear();

			volumes.putIfAbsent("refused", Volume.SOLARIS);
		});

		assertThat(low(this.recorder.only())).containsEntry("outcome", "REFUSED");
		assertThat(this.recorder.only().getError()).isNull();
	}

	@Test
	void refusedTransactionIsAnOutcomeAndNoError() {
		run((context, volumes) -> assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> context.getBean(DynamoTransactions.class)
				.write((tx) -> tx.at(volumes, "not-there").onlyIf(attr("title").exists()).remove())));

		assertThat(low(this.recorder.only())).containsEntry("outcome", "REFUSED")
			.containsEntry("operation", "TransactWriteItems")
			.containsEntry("table", "volumes");
		assertThat(this.recorder.only().getError()).isNull();
	}

	@Test
	void severalTablesAreMultipleAndToldInSpansOnly() {
		run((context, volumes) -> context.getBean(DynamoTransactions.class)
			.read((tx) -> List.of(tx.get(volumes, "1"), tx.get(Volumes.get(context, "archive"), "1"))));

		assertThat(low(this.recorder.only())).containsEntry("table", "multiple");
		assertThat(this.recorder.only().getContextualName()).isEqualTo("TransactGetItems");
		assertThat(high(this.recorder.only())).containsEntry("tables", "archive,volumes");
	}

	@Test
	void noKeyHoldsAnItemOrItsKey() {
		Volume planted = new Volume("planted-key", "planted-author", "planted-title");
		run((context, volumes) -> {
			DynamoTransactions transactions = context.getBean(DynamoTransactions.class);
			volumes.put(planted.isbn(), planted);
			volumes.putIfAbsent(planted.isbn(), planted);
			volumes.replace(planted.isbn(), planted, planted);
			volumes.get(planted.isbn());
			volumes.at(planted.isbn()).update(attr("title").set("planted-title-2"));
			volumes.index("by-author").partition("planted-author").sortBeginsWith("planted").list();
			volumes.scan().filter(attr("title").eq("planted-title")).list();
			volumes.getAll(List.of(planted.isbn(), "planted-other"));
			volumes.putAll(Map.of(planted.isbn(), planted));
			transactions.write((tx) -> tx.at(volumes, planted.isbn()).update(attr("title").set("planted-title-3")));
			transactions.read((tx) -> List.of(tx.get(volumes, planted.isbn())));
			volumes.remove(planted.isbn());
		});

		assertThat(this.recorder.stopped).hasSize(12).allSatisfy((observed) -> {
			assertThat(observed.getAllKeyValues().stream().map(KeyValue::getValue))
				.noneMatch((value) -> value.contains("planted"));
			assertThat(observed.toString()).doesNotContain("planted");
		});
	}

	@Test
	void observationIsCurrentWhileTheRequestIsSent() {
		Observation parent = Observation.createNotStarted("caller", this.registry);
		run((context, volumes) -> parent.observe(() -> volumes.get("1")));

		assertThat(this.current).singleElement()
			.satisfies((observation) -> assertThat(Objects.requireNonNull(observation).getContextView())
				.isSameAs(this.recorder.only()));
		assertThat(this.recorder.only().getParentObservation()).isSameAs(parent);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void requestsOfBatchesHaveTheObservationOfTheCallerAsParent() {
		Map<String, Volume> many = IntStream.range(0, 60)
			.boxed()
			.collect(Collectors.toMap(String::valueOf, (number) -> new Volume("" + number, "Asimov", "Robots")));
		Observation parent = Observation.createNotStarted("caller", this.registry);
		List<Thread> threads = new CopyOnWriteArrayList<>();
		this.registry.observationConfig().observationHandler(new ObservationHandler<DynamoObservationContext>() {

			@Override
			public void onStart(DynamoObservationContext context) {
				threads.add(Thread.currentThread());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof DynamoObservationContext;
			}

		});

		run((context, volumes) -> parent.observe(() -> {
			volumes.putAll(many);
			volumes.scan().segments(3).count();
		}));

		assertThat(threads).anyMatch((thread) -> thread != Thread.currentThread());
		assertThat(this.recorder.stopped).extracting(DynamoObservationContext::getContextualName)
			.filteredOn("BatchWriteItem volumes"::equals)
			.hasSize(3);
		assertThat(this.recorder.stopped).hasSizeGreaterThanOrEqualTo(6)
			.allSatisfy((observed) -> assertThat(observed.getParentObservation()).isSameAs(parent));
	}

	@Test
	void clientsOfTablesAreObserved() {
		List<Object> operations = new ArrayList<>();
		Volumes.runner(DYNAMO_DB)
			.withBean(ObservationRegistry.class, () -> this.registry)
			.withPropertyValues("dynamodb.tables.archive.client=other", "dynamodb.clients.other.region=eu-west-1")
			.run((context) -> {
				this.registry.observationConfig().observationHandler(this.recorder);
				Volumes.get(context, "archive").get("1");
				this.recorder.stopped.forEach((observed) -> operations.add(observed.getContextualName()));
			});

		assertThat(operations).containsExactly("GetItem archive");
	}

	@Test
	void conventionCanBeReplaced() {
		this.registry.observationConfig().observationHandler(this.recorder);
		Volumes.runner(DYNAMO_DB)
			.withBean(ObservationRegistry.class, () -> this.registry)
			.withBean(DynamoObservationConvention.class, Renamed::new)
			.run((context) -> {
				this.recorder.clear();
				Volumes.get(context, "volumes").get("1");
			});

		assertThat(this.recorder.only().getName()).isEqualTo("db.client.operation");
		assertThat(low(this.recorder.only())).containsEntry("db.system.name", "aws.dynamodb")
			.containsEntry("table", "volumes");
	}

	@Test
	void globalConventionApplies() {
		this.registry.observationConfig()
			.observationConvention(new GlobalConvention())
			.observationHandler(this.recorder);
		Volumes.runner(DYNAMO_DB).withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
			this.recorder.clear();
			Volumes.get(context, "volumes").get("1");
		});

		assertThat(this.recorder.only().getName()).isEqualTo("global");
	}

	@Test
	void handlerThatFailsBreaksNothing() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<DynamoObservationContext>() {

			@Override
			public void onStart(DynamoObservationContext context) {
				throw new IllegalStateException("handler");
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof DynamoObservationContext;
			}

		});
		Volumes.runner(DYNAMO_DB).withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
			Volumes.get(context, "volumes").put("unbroken", Volume.SOLARIS);
			assertThat(Volumes.get(context, "volumes")).containsKey("unbroken");
		});

		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	private void run(BiConsumer<ApplicationContext, DynamoMapping<String, Volume>> use) {
		this.registry.observationConfig().observationHandler(this.recorder);
		Volumes.runner(DYNAMO_DB)
			.withBean(ObservationRegistry.class, () -> this.registry)
			.withBean(DynamoDbClientBuilderCustomizer.class, () -> (builder) -> builder.overrideConfiguration(
					builder.overrideConfiguration().toBuilder().addExecutionInterceptor(new Interceptor()).build()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				this.recorder.clear();
				this.current.clear();
				use.accept(context, Volumes.get(context, "volumes"));
			});
	}

	private static Map<String, String> low(DynamoObservationContext observed) {
		return map(observed.getLowCardinalityKeyValues());
	}

	private static Map<String, String> high(DynamoObservationContext observed) {
		return map(observed.getHighCardinalityKeyValues());
	}

	private static Map<String, String> map(KeyValues keys) {
		Map<String, String> map = new HashMap<>();
		keys.forEach((key) -> map.put(key.getKey(), key.getValue()));
		return map;
	}

	private static final class Recorder implements ObservationHandler<DynamoObservationContext> {

		private final List<DynamoObservationContext> stopped = new CopyOnWriteArrayList<>();

		private final List<KeyValues> started = new CopyOnWriteArrayList<>();

		@Override
		public void onStart(DynamoObservationContext context) {
			this.started.add(context.getLowCardinalityKeyValues());
		}

		@Override
		public void onStop(DynamoObservationContext context) {
			this.stopped.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof DynamoObservationContext;
		}

		DynamoObservationContext only() {
			assertThat(this.stopped).hasSize(1);
			return this.stopped.get(0);
		}

		void clear() {
			this.started.clear();
			this.stopped.clear();
		}

	}

	private final class Interceptor implements ExecutionInterceptor {

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			DynamoObservationTests.this.current.add(DynamoObservationTests.this.registry.getCurrentObservation());
		}

	}

	private static class Renamed implements DynamoObservationConvention {

		@Override
		public String getName() {
			return "db.client.operation";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(DynamoObservationContext context) {
			return DynamoObservationConvention.super.getLowCardinalityKeyValues(context).and("db.system.name",
					"aws.dynamodb");
		}

	}

	private static final class GlobalConvention extends Renamed
			implements GlobalObservationConvention<DynamoObservationContext> {

		@Override
		public String getName() {
			return "global";
		}

	}

}
