package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Creates clients from connection details, all customized alike.
 */
final class DynamoDbClientFactory {

	// Left to itself, the SDK makes up to nine attempts without any deadline, so that one
	// call can hang for a minute; and it has announced that its defaults will change.
	private static final int MAX_ATTEMPTS = 4;

	// Well above what a page of one megabyte takes, and short enough for a second attempt
	// within the time of the call.
	private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(4);

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(9);

	private final DynamoDbConnectionDetails connectionDetails;

	private final List<DynamoDbClientBuilderCustomizer> customizers;

	DynamoDbClientFactory(DynamoDbConnectionDetails connectionDetails,
			List<DynamoDbClientBuilderCustomizer> customizers) {
		this.connectionDetails = connectionDetails;
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
		return build(builder(this.connectionDetails), this.connectionDetails);
	}

	/**
	 * Create a further client.
	 * @param details its connection
	 * @param region its region whatever customizers say, or {@code null} for that of the
	 * connection
	 * @return the client
	 */
	DynamoDbClient create(DynamoDbConnectionDetails details, @Nullable Region region) {
		DynamoDbClientBuilder builder = builder(details);
		if (region != null) {
			builder.region(region);
		}
		return build(builder, details);
	}

	private DynamoDbClientBuilder builder(DynamoDbConnectionDetails details) {
		DynamoDbClientBuilder builder = DynamoDbClient.builder();
		setOverrides(builder, details);
		if (details.getRegion() != null) {
			builder.region(details.getRegion());
		}
		if (details.getEndpoint() != null) {
			builder.endpointOverride(details.getEndpoint());
		}
		AwsCredentialsProvider credentialsProvider = credentialsProvider(details);
		if (credentialsProvider != null) {
			builder.credentialsProvider(credentialsProvider);
		}
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		// Again, since overrideConfiguration(Consumer) starts from nothing: who adds an
		// interceptor does not mean to give up deadlines.
		setOverrides(builder, details);
		return builder;
	}

	private static void setOverrides(DynamoDbClientBuilder builder, DynamoDbConnectionDetails details) {
		ClientOverrideConfiguration present = builder.overrideConfiguration();
		ClientOverrideConfiguration.Builder overrides = present.toBuilder();
		if (!decidesOnRetries(present)) {
			overrides
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(MAX_ATTEMPTS).build());
		}
		overrides.apiCallAttemptTimeout(present.apiCallAttemptTimeout().orElse(ATTEMPT_TIMEOUT));
		overrides.apiCallTimeout(present.apiCallTimeout().orElse(CALL_TIMEOUT));
		overrides.defaultProfileName(present.defaultProfileName().orElse(details.getProfile()));
		builder.overrideConfiguration(overrides.build());
	}

	private static boolean decidesOnRetries(ClientOverrideConfiguration overrides) {
		return overrides.retryStrategy().isPresent() || overrides.retryStrategyConfigurator().isPresent()
				|| overrides.retryMode().isPresent() || overrides.retryPolicy().isPresent();
	}

	private static @Nullable AwsCredentialsProvider credentialsProvider(DynamoDbConnectionDetails details) {
		AwsCredentialsProvider provider = details.getCredentialsProvider();
		String profile = details.getProfile();
		return (provider == null && profile != null) ? ProfileCredentialsProvider.create(profile) : provider;
	}

	private static DynamoDbClient build(DynamoDbClientBuilder builder, DynamoDbConnectionDetails details) {
		try {
			return builder.build();
		}
		catch (SdkClientException ex) {
			if (!String.valueOf(ex.getMessage()).contains("Unable to load region")) {
				throw ex;
			}
			String profile = details.getProfile();
			throw new DynamoConfigurationException(
					"Expected an AWS region, found none in the properties, in the environment, in the "
							+ ((profile != null) ? "profile '" + profile + "'" : "AWS configuration files")
							+ " or on an instance of EC2.",
					"Set 'dynamodb.region', for example to eu-central-1.", ex);
		}
	}

}
