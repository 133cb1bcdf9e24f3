package io.dynamomapping.autoconfigure.health;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

import io.dynamomapping.DynamoMapping;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} that asks DynamoDB whether a table can be used: a
 * {@code DescribeTable}, which costs no capacity units.
 */
final class TableHealthIndicator extends AbstractHealthIndicator {

	/** An update goes on while the table answers as usual. */
	private static final Set<TableStatus> USABLE = EnumSet.of(TableStatus.ACTIVE, TableStatus.UPDATING);

	private final Supplier<DynamoMapping<?, ?>> mapping;

	private final Duration timeout;

	/**
	 * Create an indicator.
	 * @param mapping finds the mapping of the table, not before it is asked
	 * @param timeout how long DynamoDB has to answer
	 */
	TableHealthIndicator(Supplier<DynamoMapping<?, ?>> mapping, Duration timeout) {
		super("DynamoDB health check failed");
		this.mapping = mapping;
		this.timeout = timeout;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		DynamoMapping<?, ?> table = this.mapping.get();
		builder.withDetail("tableName", table.tableName());
		tellAddress(table.client(), builder);
		TableStatus status = describe(table.client(), table.tableName()).tableStatus();
		builder.withDetail("tableStatus", status);
		if (USABLE.contains(status)) {
			builder.up();
		}
		else {
			builder.outOfService();
		}
	}

	private static void tellAddress(DynamoDbClient client, Health.Builder builder) {
		DynamoDbServiceClientConfiguration configuration;
		try {
			configuration = client.serviceClientConfiguration();
		}
		catch (UnsupportedOperationException ex) {
			// Not a client of the SDK's making.
			return;
		}
		builder.withDetail("region", String.valueOf(configuration.region()));
		configuration.endpointOverride().ifPresent((endpoint) -> builder.withDetail("endpoint", endpoint.toString()));
	}

	private TableDescription describe(DynamoDbClient client, String tableName) {
		return client
			.describeTable((request) -> request.tableName(tableName)
				.overrideConfiguration(
						(overrides) -> overrides.apiCallTimeout(this.timeout).apiCallAttemptTimeout(this.timeout)))
			.table();
	}

}
