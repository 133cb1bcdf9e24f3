package io.dynamomapping;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes that were applied, though their answer was lost, by a client that tells of its
 * attempts and by one that does not.
 */
@OnDynamoDbLocal("its requests go through a proxy")
class LostAnswersTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final FaultProxy proxy = FaultProxy.before(endpoint());

	private DynamoMapping<String, Integer> counters;

	private DynamoDbClient client;

	private static URI endpoint() {
		return tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow();
	}

	@BeforeEach
	void open() {
		use(true);
	}

	private void use(boolean tracked) {
		DynamoDbClientBuilder builder = DynamoDbClient.builder()
			.endpointOverride(this.proxy.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(RetryMode.STANDARD)
				.apiCallAttemptTimeout(Duration.ofSeconds(20)));
		if (tracked) {
			builder.addPlugin(DynamoMappings.attemptTracking());
		}
		this.client = builder.build();
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		this.counters = DynamoMappings.create(this.client)
			.open("counters", String.class, Integer.class,
					MappingOptions.defaults().withTableName(table).withKeys("id", null));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.proxy.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ownValueIsNotTakenForThatOfAnother(boolean tracked) {
		use(tracked);
		this.proxy.inject(Fault.APPLY_THEN_RESET).on("PutItem").nth(1);

		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> this.counters.putIfAbsent("a", 1))
			.withMessageStartingWith("PutItem of item {id=a} on table '" + this.counters.tableName()
					+ "' (mapping 'counters') at " + this.proxy.endpoint()
					+ " (region eu-central-1) was sent 2 times, and nobody can say whether it was applied: "
					+ "it was refused after an attempt of which the answer was lost, maybe by its own item.")
			.satisfies((ex) -> {
				assertThat(ex.key()).isEqualTo(Map.of("id", AttributeValue.fromS("a")));
				assertThat(ex.attempts()).isEqualTo(2);
				assertThat(ex.operation()).isEqualTo("PutItem");
			});
		assertThat(this.counters).containsEntry("a", 1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void previousValueIsNotTheOwnOne(boolean tracked) {
		use(tracked);
		this.counters.put("a", 1);
		this.proxy.inject(Fault.APPLY_THEN_RESET).on("PutItem").nth(1);

		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> this.counters.put("a", 2));
		assertThat(this.counters).containsEntry("a", 2);
		assertThat(this.proxy.count("PutItem")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void incrementIsNotSentAgain(boolean tracked) {
		use(tracked);
		this.counters.put("a", 1);
		this.proxy.inject(Fault.APPLY_THEN_RESET).on("UpdateItem").nth(1);

		assertThatExceptionOfType(OutcomeUnknownException.class)
			.isThrownBy(() -> this.counters.at("a").update(Attribute.attr("value").increment(1)));
		assertThat(this.counters).containsEntry("a", 2);
		assertThat(this.proxy.count("UpdateItem")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void functionIsNotRunAgain(boolean tracked) {
		use(tracked);
		this.counters.put("a", 1);
		this.proxy.inject(Fault.APPLY_THEN_RESET).on("UpdateItem").nth(1);

		assertThatExceptionOfType(OutcomeUnknownException.class)
			.isThrownBy(() -> this.counters.merge("a", 1, Integer::sum));
		assertThat(this.counters).containsEntry("a", 2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void writeThatRefusesItselfIsSentAgain(boolean tracked) {
		use(tracked);
		List.of("PutItem", "UpdateItem", "DeleteItem")
			.forEach((operation) -> this.proxy.inject(Fault.RESET).on(operation).nth(1));

		assertThat(this.counters.putIfAbsent("a", 1)).isNull();
		assertThat(this.counters.merge("a", 1, Integer::sum)).isEqualTo(2);
		assertThat(this.counters.remove("a", 2)).isTrue();
		assertThat(this.counters).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void throttledWriteIsSentAgain(boolean tracked) {
		use(tracked);
		Fault throttled = Fault.throttle("ProvisionedThroughputExceededException");
		List.of("PutItem", "UpdateItem").forEach((operation) -> this.proxy.inject(throttled).on(operation).nth(1));

		assertThat(this.counters.put("a", 1)).isNull();
		assertThat(this.counters.at("a").update(Attribute.attr("value").increment(1))).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void writeThatLeavesTheSameItemIsSentAgain(boolean tracked) {
		use(tracked);
		this.counters.put("a", 1);
		this.proxy.inject(Fault.APPLY_THEN_RESET).on("UpdateItem").nth(1);

		this.counters.at("a").put("value", 7);

		assertThat(this.counters).containsEntry("a", 7);
		assertThat(this.proxy.count("UpdateItem")).isEqualTo(2);
	}

}
