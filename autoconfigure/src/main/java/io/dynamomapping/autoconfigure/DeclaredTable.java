package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dynamomapping.Billing;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Index;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * What properties declare of a table and its indexes. Mistakes are named by the property.
 *
 * @param name the name of the mapping
 * @param properties its properties
 */
record DeclaredTable(String name, Table properties) {

	/**
	 * Return the indexes.
	 * @return those that are configured
	 */
	List<IndexDefinition> indexes() {
		List<IndexDefinition> indexes = new ArrayList<>();
		this.properties.indexes().forEach((index, properties) -> {
			try {
				indexes.add((properties != null) ? index(index, properties) : IndexDefinition.of(index));
			}
			catch (IllegalArgumentException ex) {
				throw refused("indexes." + index, ex);
			}
		});
		return indexes;
	}

	private IndexDefinition index(String name, Index properties) {
		boolean sortKeyOnly = properties.partitionKeyName() == null && properties.sortKeyName() != null;
		IndexDefinition index = IndexDefinition.of(name)
			.withLocal(Objects.requireNonNullElse(properties.local(), sortKeyOnly));
		if (properties.partitionKeyName() != null) {
			index = index.withPartitionKey(properties.partitionKeyName(), properties.partitionKeyType());
		}
		if (properties.sortKeyName() != null) {
			index = index.withSortKey(properties.sortKeyName(), properties.sortKeyType());
		}
		index = index.withProjection(projection(name, properties));
		Long read = properties.readCapacityUnits();
		Long write = properties.writeCapacityUnits();
		if (read == null && write == null) {
			return index;
		}
		return index.withThroughput(orZero(read), orZero(write));
	}

	private @Nullable IndexProjection projection(String name, Index properties) {
		ProjectionType type = properties.projection();
		if (type == null && properties.includedAttributes().isEmpty()) {
			return null;
		}
		try {
			return new IndexProjection((type != null) ? type : ProjectionType.INCLUDE, properties.includedAttributes());
		}
		catch (IllegalArgumentException ex) {
			throw refused(
					"indexes." + name + "." + ((type == ProjectionType.INCLUDE) ? "included-attributes" : "projection"),
					ex);
		}
	}

	/**
	 * Return what the table is declared to be.
	 * @param mapping what its mapping declares
	 * @return the same with what is configured
	 */
	TableDefinition definition(TableDefinition mapping) {
		Billing billing = billing();
		try {
			return mapping.withBilling(billing)
				.withStream(this.properties.streamViewType())
				.withTags(this.properties.tags())
				.withPointInTimeRecovery(this.properties.pointInTimeRecovery())
				.withDeletionProtection(this.properties.deletionProtection())
				.withTableClass(this.properties.tableClass());
		}
		catch (IllegalArgumentException ex) {
			throw refused("indexes", ex);
		}
	}

	private @Nullable Billing billing() {
		BillingMode mode = this.properties.billingMode();
		Long read = this.properties.readCapacityUnits();
		Long write = this.properties.writeCapacityUnits();
		boolean units = read != null || write != null;
		if (mode == null && !units) {
			return null;
		}
		if (mode == BillingMode.PAY_PER_REQUEST && units) {
			throw new DynamoConfigurationException(
					"Expected '%1$s.billing-mode=pay-per-request' or '%1$s.%2$s-capacity-units', found both."
						.formatted(prefix(), (read != null) ? "read" : "write"),
					"Remove one of them: capacity units are for provisioned billing.");
		}
		if (mode == BillingMode.PAY_PER_REQUEST) {
			return Billing.onDemand();
		}
		if (read == null || write == null) {
			throw new DynamoConfigurationException(
					"Expected '%1$s.read-capacity-units' and '%1$s.write-capacity-units' for provisioned billing, found %2$s."
						.formatted(prefix(), units ? "one of them" : "none"),
					"Set both, or set '%s.billing-mode' to 'pay-per-request'.".formatted(prefix()));
		}
		try {
			return Billing.provisioned(read, write);
		}
		catch (IllegalArgumentException ex) {
			throw refused((read < 1) ? "read-capacity-units" : "write-capacity-units", ex);
		}
	}

	private static long orZero(@Nullable Long units) {
		return (units != null) ? units : 0;
	}

	private String prefix() {
		return "dynamodb.tables." + this.name;
	}

	/**
	 * Return the exception for a mistake.
	 * @param property the property without the prefix of the table
	 * @param mistake says what is wrong
	 * @return the exception
	 */
	DynamoConfigurationException refused(String property, RuntimeException mistake) {
		return new DynamoConfigurationException("Expected '%s.%s' to be what DynamoDB can have, found: %s".formatted(
				prefix(), property, mistake.getMessage()), "Correct '%s.%s'.".formatted(prefix(), property), mistake);
	}

}
