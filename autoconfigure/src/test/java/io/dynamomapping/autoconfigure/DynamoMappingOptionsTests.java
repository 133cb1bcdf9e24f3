package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each property of a table, by what it does.
 */
@NullMarked
class DynamoMappingOptionsTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withUserConfiguration(Requests.class)
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void tableNameStandsBetweenPrefixAndSuffix() {
		run("named", (tables) -> assertThat(tables.mapping().tableName()).isEqualTo("prod-nomen-eu"),
				"dynamodb.table-name-prefix=prod-", "dynamodb.table-name-suffix=-eu",
				"dynamodb.tables.named.table-name=nomen");
	}

	@Test
	void keyNames() {
		run("keyed", (tables) -> {
			KeySchema keys = tables.mapping().keySchema();
			assertThat(keys.partitionKey()).isEqualTo("order");
			assertThat(keys.sortKey()).isEqualTo("line");
		}, "dynamodb.tables.keyed.key-type=" + OrderLine.Key.class.getName(),
				"dynamodb.tables.keyed.partition-key-name=order", "dynamodb.tables.keyed.sort-key-name=line");
	}

	@Test
	void readsAreConsistentUnlessTurnedOff() {
		run("consistent", (tables) -> {
			tables.mapping().get("978-0-553-80371-0");

			assertThat(tables.last(GetItemRequest.class).consistentRead()).isTrue();
		}, "dynamodb.tables.consistent.on-startup=create", "dynamodb.tables.consistent.partition-key-name=isbn");
		run("inconsistent", (tables) -> {
			tables.mapping().get("978-0-553-80371-0");

			assertThat(tables.last(GetItemRequest.class).consistentRead()).isNotEqualTo(true);
		}, "dynamodb.tables.inconsistent.on-startup=create", "dynamodb.tables.inconsistent.partition-key-name=isbn",
				"dynamodb.tables.inconsistent.consistent-reads=false");
	}

	@Test
	void exactSizeCounts() {
		run("exact", (tables) -> {
			assertThat(tables.mapping()).hasSize(0);

			assertThat(tables.last(ScanRequest.class).selectAsString()).isEqualTo("COUNT");
		}, "dynamodb.tables.exact.on-startup=create", "dynamodb.tables.exact.partition-key-name=isbn",
				"dynamodb.tables.exact.exact-size=true");
	}

	@Test
	void readOnlyRefusesWrites() {
		run("locked",
				(tables) -> assertThatExceptionOfType(UnsupportedOperationException.class)
					.isThrownBy(() -> tables.mapping().remove("978-0-553-80371-0")),
				"dynamodb.tables.locked.partition-key-name=isbn", "dynamodb.tables.locked.read-only=true");
	}

	@Test
	void fullScansAreDenied() {
		run("large",
				(tables) -> assertThatExceptionOfType(UnsupportedOperationException.class)
					.isThrownBy(() -> tables.mapping().count()),
				"dynamodb.tables.large.partition-key-name=isbn", "dynamodb.tables.large.full-scans=deny");
	}

	@Test
	void strictKeysRefusesOtherKeys() {
		run("strict",
				(tables) -> assertThatIllegalArgumentException()
					.isThrownBy(() -> tables.mapping().put("978-0-553-29335-0", Book.FOUNDATION)),
				"dynamodb.tables.strict.value-type=" + Book.class.getName(), "dynamodb.tables.strict.strict-keys=true");
	}

	@Test
	void nullPolicyStoresNull() {
		run("nulls", (tables) -> {
			Map<String, Object> value = new HashMap<>();
			value.put("title", null);

			tables.mapping().put("978-0-553-80371-0", value);

			assertThat(tables.items()).containsExactly(
					Map.of("isbn", AttributeValue.fromS("978-0-553-80371-0"), "title", AttributeValue.fromNul(true)));
		}, "dynamodb.tables.nulls.on-startup=create", "dynamodb.tables.nulls.partition-key-name=isbn",
				"dynamodb.tables.nulls.null-policy=store");
	}

	@Test
	void ambiguousWritesMakesThemTransactions() {
		run("certain", (tables) -> {
			tables.mapping().putIfAbsent("978-0-553-80371-0", Map.of("title", "Foundation"));

			assertThat(tables.last(TransactWriteItemsRequest.class).transactItems()).hasSize(1);
		}, "dynamodb.tables.certain.on-startup=create", "dynamodb.tables.certain.partition-key-name=isbn",
				"dynamodb.tables.certain.ambiguous-writes=exact");
	}

	@Test
	void valueAttributeHoldsScalars() {
		run("stock", (tables) -> {
			tables.mapping().put("978-0-553-80371-0", 3);

			assertThat(tables.items()).containsExactly(
					Map.of("isbn", AttributeValue.fromS("978-0-553-80371-0"), "copies", AttributeValue.fromN("3")));
		}, "dynamodb.tables.stock.on-startup=create", "dynamodb.tables.stock.partition-key-name=isbn",
				"dynamodb.tables.stock.value-type=java.lang.Integer", "dynamodb.tables.stock.value-attribute=copies");
	}

	@Test
	void versionAttributeGuardsWrites() {
		run("versioned", (tables) -> {
			tables.mapping().put("978-0-553-80371-0", Map.of("title", "Foundation"));

			assertThatExceptionOfType(StaleItemException.class)
				.isThrownBy(() -> tables.mapping().put("978-0-553-80371-0", Map.of("title", "Empire")));
			assertThat(tables.items()).singleElement()
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("revision", AttributeValue.fromN("1"));
		}, "dynamodb.tables.versioned.on-startup=create", "dynamodb.tables.versioned.partition-key-name=isbn",
				"dynamodb.tables.versioned.version-attribute=revision");
	}

	@Test
	void timeToLiveAttributeHidesWhatHasExpired() {
		run("expiring", (tables) -> {
			putExpired(tables.mapping());

			assertThat(tables.mapping().get("978-0-553-80371-0")).isNull();
		}, "dynamodb.tables.expiring.on-startup=create", "dynamodb.tables.expiring.partition-key-name=isbn",
				"dynamodb.tables.expiring.time-to-live-attribute=ends");
	}

	// Neither DynamoDB nor its emulator deletes what expired more than five years ago,
	// and mappings refuse to write it.
	private static void putExpired(DynamoMapping<?, ?> mapping) {
		mapping.client()
			.putItem((request) -> request.tableName(mapping.tableName())
				.item(Map.of("isbn", AttributeValue.fromS("978-0-553-80371-0"), "ends", AttributeValue.fromN("1"))));
	}

	@Test
	void showExpiredShowsIt() {
		run("shown", (tables) -> {
			putExpired(tables.mapping());

			assertThat(tables.mapping().get("978-0-553-80371-0")).isNotNull();
		}, "dynamodb.tables.shown.on-startup=create", "dynamodb.tables.shown.partition-key-name=isbn",
				"dynamodb.tables.shown.time-to-live-attribute=ends", "dynamodb.tables.shown.show-expired=true");
	}

	@Test
	void batchConcurrencyLimitsRequestsInFlight() {
		InFlight inFlight = new InFlight();
		Map<Object, Object> stock = IntStream.range(0, 200)
			.boxed()
			.collect(Collectors.toMap((number) -> "isbn-" + number, (number) -> 1));

		this.contextRunner
			.withBean("inFlight", DynamoDbClientBuilderCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((overrides) -> overrides.addExecutionInterceptor(inFlight)))
			.withPropertyValues("dynamodb.batch-concurrency=2", "dynamodb.tables.batched.on-startup=create",
					"dynamodb.tables.batched.partition-key-name=isbn",
					"dynamodb.tables.batched.value-type=java.lang.Integer")
			.run((context) -> mapping(context.getBean("batched")).putAll(stock));

		assertThat(inFlight.most).hasValue(2);
	}

	@Test
	void tablesShareARateLimit() {
		this.contextRunner
			.withPropertyValues("dynamodb.rate-limits.background.units-per-second=1000",
					"dynamodb.tables.first.on-startup=create", "dynamodb.tables.first.partition-key-name=isbn",
					"dynamodb.tables.first.rate-limit=background", "dynamodb.tables.second.on-startup=create",
					"dynamodb.tables.second.partition-key-name=isbn", "dynamodb.tables.second.rate-limit=background")
			.run((context) -> {
				mapping(context.getBean("first")).putAll(Map.of("a", Map.of(), "b", Map.of()));
				mapping(context.getBean("second")).putAll(Map.of("c", Map.of()));

				CapacityLimiter background = context.getBean(DynamoRateLimits.class).get("background");
				assertThat(background.consumedUnits()).isEqualTo(3);
				assertThat(background.unitsPerSecond()).isEqualTo(1000);
			});
	}

	@Test
	void rateLimitMayBeABean() {
		CapacityLimiter own = CapacityLimiter.perSecond(1000);
		this.contextRunner.withBean("own", CapacityLimiter.class, () -> own)
			.withPropertyValues("dynamodb.tables.limited.on-startup=create",
					"dynamodb.tables.limited.partition-key-name=isbn", "dynamodb.tables.limited.rate-limit=own")
			.run((context) -> {
				mapping(context.getBean("limited")).putAll(Map.of("a", Map.of()));

				assertThat(own.consumedUnits()).isEqualTo(1);
				DynamoRateLimits limits = context.getBean(DynamoRateLimits.class);
				assertThat(limits.names()).containsExactly("own");
				assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> limits.get("other"))
					.withMessage("Expected one of the rate limits [own], found no 'other'. Declare it under "
							+ "'dynamodb.rate-limits', or correct the name.");
			});
	}

	private void run(String table, Consumer<Tables> assertions, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertions.accept(new Tables(mapping(context.getBean(table)),
					context.getBean(DynamoDbClient.class), context.getBean(Requests.class).requests)));
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<Object, Object> mapping(Object bean) {
		return (DynamoMapping<Object, Object>) bean;
	}

	private record Tables(DynamoMapping<Object, Object> mapping, DynamoDbClient client, List<SdkRequest> requests) {

		List<Map<String, AttributeValue>> items() {
			return this.client.scan((request) -> request.tableName(this.mapping.tableName())).items();
		}

		<T extends DynamoDbRequest> T last(Class<T> type) {
			return type.cast(this.requests.get(this.requests.size() - 1));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Requests {

		private final List<SdkRequest> requests = new ArrayList<>();

		@Bean
		DynamoDbClientBuilderCustomizer recordRequests() {
			return (builder) -> builder.overrideConfiguration(
					builder.overrideConfiguration().toBuilder().addExecutionInterceptor(new Recorder(this)).build());
		}

	}

	private record Recorder(Requests requests) implements ExecutionInterceptor {

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			this.requests.requests.add(context.request());
		}

	}

	/**
	 * Counts the batches that are in flight at once, each of which takes a while.
	 */
	private static final class InFlight implements ExecutionInterceptor {

		private final AtomicInteger now = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			if (context.request() instanceof BatchWriteItemRequest) {
				this.most.accumulateAndGet(this.now.incrementAndGet(), Math::max);
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
			}
		}

		@Override
		public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
			if (context.request() instanceof BatchWriteItemRequest) {
				this.now.decrementAndGet();
			}
		}

	}

}
