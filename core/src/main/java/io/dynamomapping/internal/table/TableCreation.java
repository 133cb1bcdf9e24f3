package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.internal.codec.DeclaredIndex;
import io.dynamomapping.internal.codec.KeyComponent;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Creates a table with its keys and indexes, billed on demand, indexes with all
 * attributes.
 */
final class TableCreation {

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	private final TableCalls calls;

	private final KeySchema keys;

	private final List<DeclaredIndex> indexes;

	private final Map<String, ScalarAttributeType> attributes = new LinkedHashMap<>();

	/**
	 * Prepare the creation of a table.
	 * @param calls the table
	 * @param keys its keys
	 * @param indexes its indexes; one without a partition key of its own is local
	 */
	TableCreation(TableCalls calls, KeySchema keys, List<DeclaredIndex> indexes) {
		this.calls = calls;
		this.keys = keys;
		this.indexes = List.copyOf(indexes);
	}

	/**
	 * Create the table unless it exists, and wait until it is active. Racing with others
	 * that create it is fine.
	 * @return whether this call created it
	 */
	boolean createIfMissing() {
		try {
			if (this.calls.describe().tableStatus() != TableStatus.ACTIVE) {
				awaitActive();
			}
			return false;
		}
		catch (TableNotFoundException ex) {
			boolean created = create();
			awaitActive();
			return created;
		}
	}

	private boolean create() {
		CreateTableRequest request = request();
		return this.calls.call("CreateTable", request, (sent) -> {
			try {
				this.calls.client().createTable(sent);
				return true;
			}
			catch (ResourceInUseException ex) {
				// Another instance was faster.
				return false;
			}
		}, (created) -> List.of());
	}

	private void awaitActive() {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (!isActive()) {
			if (System.nanoTime() > deadline) {
				throw new DynamoMappingException("Expected table '" + this.calls.table() + "' to be active within "
						+ TIMEOUT.toSeconds() + " s, found that it is not. Look at its state, and try again.", null);
			}
			try {
				Thread.sleep(POLL_INTERVAL.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new DynamoMappingException(
						"Interrupted while table '" + this.calls.table() + "' was created. It may exist by now.", ex);
			}
		}
	}

	private boolean isActive() {
		try {
			return this.calls.describe().tableStatus() == TableStatus.ACTIVE;
		}
		catch (TableNotFoundException ex) {
			// DescribeTable is eventually consistent: the new table is not known
			// everywhere.
			return false;
		}
	}

	CreateTableRequest request() {
		List<KeySchemaElement> keySchema = keySchema(
				new KeyComponent(this.keys.partitionKey(), this.keys.partitionKeyType()), sortKey());
		List<GlobalSecondaryIndex> global = new ArrayList<>();
		List<LocalSecondaryIndex> local = new ArrayList<>();
		Projection projection = Projection.builder().projectionType(ProjectionType.ALL).build();
		for (DeclaredIndex index : this.indexes) {
			KeyComponent partitionKey = index.partitionKey();
			if (partitionKey != null) {
				global.add(GlobalSecondaryIndex.builder()
					.indexName(index.name())
					.keySchema(keySchema(partitionKey, index.sortKey()))
					.projection(projection)
					.build());
			}
			else {
				local.add(LocalSecondaryIndex.builder()
					.indexName(index.name())
					.keySchema(keySchema(new KeyComponent(this.keys.partitionKey(), this.keys.partitionKeyType()),
							index.sortKey()))
					.projection(projection)
					.build());
			}
		}
		return CreateTableRequest.builder()
			.tableName(this.calls.table())
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.keySchema(keySchema)
			.globalSecondaryIndexes(global.isEmpty() ? null : global)
			.localSecondaryIndexes(local.isEmpty() ? null : local)
			.attributeDefinitions(this.attributes.entrySet()
				.stream()
				.map((attribute) -> AttributeDefinition.builder()
					.attributeName(attribute.getKey())
					.attributeType(attribute.getValue())
					.build())
				.toList())
			.build();
	}

	private @Nullable KeyComponent sortKey() {
		String sortKey = this.keys.sortKey();
		ScalarAttributeType type = this.keys.sortKeyType();
		return (sortKey != null && type != null) ? new KeyComponent(sortKey, type) : null;
	}

	private List<KeySchemaElement> keySchema(KeyComponent partitionKey, @Nullable KeyComponent sortKey) {
		List<KeySchemaElement> elements = new ArrayList<>();
		elements.add(element(partitionKey, KeyType.HASH));
		if (sortKey != null) {
			elements.add(element(sortKey, KeyType.RANGE));
		}
		return elements;
	}

	private KeySchemaElement element(KeyComponent component, KeyType type) {
		this.attributes.put(component.name(), component.type());
		return KeySchemaElement.builder().attributeName(component.name()).keyType(type).build();
	}

}
