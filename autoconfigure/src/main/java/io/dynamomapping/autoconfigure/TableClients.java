package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The clients that tables ask for by name and region: the application's, a bean of the
 * application, or one that is created here, once for equal settings, and closed here.
 */
final class TableClients implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TableClients.class);

	private static final List<String> AWS_DOMAINS = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

	private final DynamoDbClient client;

	private final @Nullable DynamoDbClientFactory clientFactory;

	private final NamedClients namedClients;

	private final Map<ConnectionSettings, DynamoDbClient> created = new ConcurrentHashMap<>();

	/**
	 * Create an instance.
	 * @param client the application's client
	 * @param clientFactory creates further clients, or {@code null} if the application
	 * has a client of its own making
	 * @param namedClients the clients that have a name
	 */
	TableClients(DynamoDbClient client, @Nullable DynamoDbClientFactory clientFactory, NamedClients namedClients) {
		this.client = client;
		this.clientFactory = clientFactory;
		this.namedClients = namedClients;
	}

	/**
	 * Return the client of a table.
	 * @param name the name of the table's mapping
	 * @param table what is configured
	 * @return the client
	 */
	DynamoDbClient of(String name, Table table) {
		String clientName = table.client();
		String regionProperty = "dynamodb.tables." + name + ".region";
		Region region = Regions.of(regionProperty, table.region());
		if (clientName == null) {
			return hasRegion(this.client, region) ? this.client : like(null, region, regionProperty);
		}
		String clientProperty = "dynamodb.tables." + name + ".client";
		DynamoDbClient bean = this.namedClients.bean(clientProperty, clientName);
		if (bean == null) {
			return like(clientName, region, (region != null) ? regionProperty : clientProperty);
		}
		if (!hasRegion(bean, region)) {
			throw ownClient(regionProperty, " in " + region);
		}
		return bean;
	}

	private static boolean hasRegion(DynamoDbClient client, @Nullable Region region) {
		return region == null || region.equals(client.serviceClientConfiguration().region());
	}

	private DynamoDbClient like(@Nullable String clientName, @Nullable Region tableRegion, String property) {
		if (this.clientFactory == null) {
			// A client of our making might well reach another account than the
			// application's.
			throw ownClient(property, (tableRegion != null) ? " in " + tableRegion : "");
		}
		DynamoDbConnectionDetails application = this.clientFactory.connectionDetails();
		DynamoDbConnectionDetails details = (clientName != null) ? this.namedClients.details(clientName) : application;
		Region region = (tableRegion != null) ? tableRegion : region(details, application);
		ConnectionSettings settings = ConnectionSettings.of(details, region);
		if (settings.equals(ConnectionSettings.of(application, region)) && hasRegion(this.client, region)) {
			return this.client;
		}
		Connection connection = new Connection(details, region,
				(tableRegion != null) ? property : this.namedClients.regionProperty(clientName),
				this.namedClients.endpointProperty(clientName));
		return this.created.computeIfAbsent(settings, (key) -> create(this.clientFactory, connection));
	}

	private @Nullable Region region(DynamoDbConnectionDetails details, DynamoDbConnectionDetails application) {
		if (details.getRegion() != null && !details.getRegion().equals(application.getRegion())) {
			return details.getRegion();
		}
		boolean sameProfile = (details.getProfile() == null || details.getProfile().equals(application.getProfile()))
				&& Objects.equals(details.getProfileFile(), application.getProfileFile());
		boolean ofApplication = application.getRegion() != null || sameProfile;
		return ofApplication ? this.client.serviceClientConfiguration().region() : null;
	}

	private DynamoDbClient create(DynamoDbClientFactory factory, Connection connection) {
		DynamoDbClient created = factory.create(connection.details(), connection.region());
		URI endpoint = created.serviceClientConfiguration().endpointOverride().orElse(null);
		Region region = connection.region();
		if (endpoint != null && region != null && isElsewhere(endpoint.getHost(), region)) {
			created.close();
			throw new DynamoConfigurationException(
					"Expected '%s' to be in %s, since '%s' asks for it, found %s, which is in another region."
						.formatted(connection.endpointProperty(), region, connection.regionProperty(),
								endpoint.getHost()),
					"Remove '%s' so that each region has its own, or '%s'.".formatted(connection.endpointProperty(),
							connection.regionProperty()));
		}
		if (endpoint != null
				&& !endpoint.equals(this.client.serviceClientConfiguration().endpointOverride().orElse(null))) {
			logger.info("Requests to DynamoDB go to {} where '{}' applies", endpoint, connection.endpointProperty());
		}
		return created;
	}

	private static boolean isElsewhere(String host, Region region) {
		return AWS_DOMAINS.stream().anyMatch(host::endsWith) && !List.of(host.split("\\.")).contains(region.id());
	}

	private static DynamoConfigurationException ownClient(String property, String where) {
		return new DynamoConfigurationException(
				"Expected an auto-configured bean DynamoDbClient, since '" + property + "' asks for another like it"
						+ where + ", found one of the application's.",
				"Remove '" + property + "', or define a DynamoDbClient bean and name it as 'client' of the table.");
	}

	@Override
	public void close() {
		this.created.values().forEach(DynamoDbClient::close);
	}

	private record Connection(DynamoDbConnectionDetails details, @Nullable Region region, String regionProperty,
			String endpointProperty) {

	}

}
