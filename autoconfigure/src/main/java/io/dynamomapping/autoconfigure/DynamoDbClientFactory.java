package io.dynamomapping.autoconfigure;

import java.util.List;

import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Creates clients from connection details, all customized alike.
 */
final class DynamoDbClientFactory {

	private final DynamoDbConnectionDetails connectionDetails;

	private final CallSettings callSettings;

	private final HttpClients httpClients;

	private final List<DynamoDbClientBuilderCustomizer> customizers;

	DynamoDbClientFactory(DynamoDbConnectionDetails connectionDetails, CallSettings callSettings,
			HttpClients httpClients, List<DynamoDbClientBuilderCustomizer> customizers) {
		this.connectionDetails = new ResolvedDynamoDbConnectionDetails(connectionDetails);
		this.callSettings = callSettings;
		this.httpClients = httpClients;
		this.customizers = customizers;
	}

	DynamoDbConnectionDetails connectionDetails() {
		return this.connectionDetails;
	}

	/**
	 * Create the client of the application.
	 * @return the client
	 */
	DynamoDbClient create() {
		return create(this.connectionDetails, null);
	}

	/**
	 * Create a further client.
	 * @param details its connection
	 * @param region its region whatever customizers say, or {@code null} for that of the
	 * connection
	 * @return the client
	 */
	DynamoDbClient create(DynamoDbConnectionDetails details, @Nullable Region region) {
		DynamoDbClientBuilder builder = DynamoDbClient.builder();
		this.callSettings.applyDefaults(builder);
		this.callSettings.apply(builder, details.getProfile(), details.getProfileFile());
		ConnectionSettings.of(details, details.getRegion()).apply(builder);
		AwsCredentialsProvider credentialsProvider = credentialsProvider(details);
		if (credentialsProvider != null) {
			builder.credentialsProvider(credentialsProvider);
		}
		HttpClients.Choice httpClient = this.httpClients.choose(builder);
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		// Again, since overrideConfiguration(Consumer) starts from nothing: who adds an
		// interceptor does not mean to give up deadlines.
		this.callSettings.apply(builder, details.getProfile(), details.getProfileFile());
		if (region != null) {
			builder.region(region);
		}
		builder.addPlugin(DynamoMappings.attemptTracking());
		DynamoDbClient client = ClientFailures.explain(details.getProfile(), () -> build(builder, httpClient));
		check(client);
		return client;
	}

	private static void check(DynamoDbClient client) {
		try {
			Transport.check(client.serviceClientConfiguration());
		}
		catch (DynamoConfigurationException ex) {
			client.close();
			throw ex;
		}
	}

	private static @Nullable AwsCredentialsProvider credentialsProvider(DynamoDbConnectionDetails details) {
		AwsCredentialsProvider provider = details.getCredentialsProvider();
		if (provider != null) {
			return CredentialsProviders.keptOpen(provider);
		}
		String profile = details.getProfile();
		return (profile != null) ? CredentialsProviders.ofProfile(profile, details.getProfileFile()) : null;
	}

	// The SDK refuses an HTTP client beside a builder of them, and does not tell whether
	// a customizer has set one. If so, it is the last word.
	private static DynamoDbClient build(DynamoDbClientBuilder builder, HttpClients.Choice httpClient) {
		try {
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			if (!httpClient.undo()) {
				throw ex;
			}
			return builder.build();
		}
	}

}
