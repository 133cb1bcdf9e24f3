package io.dynamomapping.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@link DynamoMappings} of each region that a table asks for. Those of other regions
 * than the application's have a client of their own, and are closed here.
 */
final class RegionalDynamoMappings implements AutoCloseable {

	private static final List<String> AWS_DOMAINS = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

	private final DynamoMappings mappings;

	private final DynamoDbClient client;

	private final @Nullable DynamoDbClientFactory clientFactory;

	private final @Nullable DynamoMappingsFactory mappingsFactory;

	private final Map<Region, Regional> regionals = new ConcurrentHashMap<>();

	/**
	 * Create an instance.
	 * @param mappings those of the application's region
	 * @param client their client
	 * @param clientFactory creates further clients, or {@code null} if the application
	 * has a client of its own making
	 * @param mappingsFactory creates further mappings, or {@code null} if the application
	 * has mappings of its own making
	 */
	RegionalDynamoMappings(DynamoMappings mappings, DynamoDbClient client,
			@Nullable DynamoDbClientFactory clientFactory, @Nullable DynamoMappingsFactory mappingsFactory) {
		this.mappings = mappings;
		this.client = client;
		this.clientFactory = clientFactory;
		this.mappingsFactory = mappingsFactory;
	}

	DynamoMappings in(String property, @Nullable String name) {
		Region region = (name != null) ? Region.of(name) : null;
		if (region == null || region.equals(this.client.serviceClientConfiguration().region())) {
			return this.mappings;
		}
		return this.regionals.computeIfAbsent(region, (key) -> open(property, key)).mappings();
	}

	private Regional open(String property, Region region) {
		if (this.clientFactory == null || this.mappingsFactory == null) {
			// A client of our making might well reach another account than the
			// application's.
			throw new DynamoConfigurationException(
					"Expected auto-configured beans DynamoDbClient and DynamoMappings, since '" + property
							+ "' asks for a client like that in " + region + ", found one of the application's.",
					"Remove '" + property + "', or define a DynamoMapping bean of that name.");
		}
		this.client.serviceClientConfiguration()
			.endpointOverride()
			.ifPresent((endpoint) -> refuseOtherRegion(property, region, endpoint.getHost()));
		DynamoDbClient regionalClient = this.clientFactory.create(region);
		return new Regional(regionalClient, this.mappingsFactory.create(regionalClient));
	}

	private static void refuseOtherRegion(String property, Region region, String host) {
		if (AWS_DOMAINS.stream().anyMatch(host::endsWith) && !List.of(host.split("\\.")).contains(region.id())) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.endpoint' to be in %s, since '%s' asks for it, found %s, which is in another region."
						.formatted(region, property, host),
					"Remove 'dynamodb.endpoint' so that each region has its own, or '%s'.".formatted(property));
		}
	}

	@Override
	public void close() {
		this.regionals.values().forEach(Regional::close);
	}

	private record Regional(DynamoDbClient client, DynamoMappings mappings) {

		void close() {
			this.mappings.close();
			this.client.close();
		}

	}

}
