package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@link DynamoMappings} of each client that tables ask for. Those of other clients
 * than the application's are closed here.
 */
final class ConnectedDynamoMappings implements AutoCloseable {

	private final DynamoMappings mappings;

	private final DynamoDbClient client;

	private final TableClients clients;

	private final @Nullable DynamoMappingsFactory mappingsFactory;

	private final Map<Connection, DynamoMappings> others = new ConcurrentHashMap<>();

	/**
	 * Create an instance.
	 * @param mappings those of the application's client
	 * @param client their client
	 * @param clients the clients of tables
	 * @param mappingsFactory creates further mappings, or {@code null} if the application
	 * has mappings of its own making
	 */
	ConnectedDynamoMappings(DynamoMappings mappings, DynamoDbClient client, TableClients clients,
			@Nullable DynamoMappingsFactory mappingsFactory) {
		this.mappings = mappings;
		this.client = client;
		this.clients = clients;
		this.mappingsFactory = mappingsFactory;
	}

	DynamoMappings of(String name, Table table) {
		DynamoDbClient tableClient = this.clients.of(name, table);
		if (tableClient == this.client && table.client() == null) {
			return this.mappings;
		}
		if (this.mappingsFactory == null) {
			throw new DynamoConfigurationException(
					"Expected an auto-configured bean DynamoMappings, since 'dynamodb.tables.%s.%s' asks for another like it, found one of the application's."
						.formatted(name, (table.client() != null) ? "client" : "region"),
					"Open the mapping from DynamoMappings of your own, as a bean named '" + name + "'.");
		}
		// By name as well: what does not belong together in production does not in tests,
		// where all may have one client.
		return this.others.computeIfAbsent(new Connection(tableClient, table.client()),
				(connection) -> this.mappingsFactory.create(connection.client()));
	}

	@Override
	public void close() {
		this.others.values().forEach(DynamoMappings::close);
	}

	private record Connection(DynamoDbClient client, @Nullable String name) {

	}

}
