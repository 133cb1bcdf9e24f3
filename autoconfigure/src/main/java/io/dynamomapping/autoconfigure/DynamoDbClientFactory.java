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
 * Creates clients from the connection details, all alike but for their region.
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

	DynamoDbClient create() {
		return build(builder());
	}

	DynamoDbClient create(Region region) {
		return build(builder().region(region));
	}

	private DynamoDbClientBuilder builder() {
		DynamoDbClientBuilder builder = DynamoDbClient.builder();
		setOverrides(builder);
		if (this.connectionDetails.getRegion() != null) {
			builder.region(this.connectionDetails.getRegion());
		}
		if (this.connectionDetails.getEndpoint() != null) {
			builder.endpointOverride(this.connectionDetails.getEndpoint());
		}
		AwsCredentialsProvider credentialsProvider = credentialsProvider();
		if (credentialsProvider != null) {
			builder.credentialsProvider(credentialsProvider);
		}
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		// Again, since overrideConfiguration(Consumer) starts from nothing: who adds an
		// interceptor does not mean to give up deadlines.
		setOverrides(builder);
		return builder;
	}

	private void setOverrides(DynamoDbClientBuilder builder) {
		ClientOverrideConfiguration present = builder.overrideConfiguration();
		ClientOverrideConfiguration.Builder overrides = present.toBuilder();
		if (!decidesOnRetries(present)) {
			overrides
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(MAX_ATTEMPTS).build());
		}
		overrides.apiCallAttemptTimeout(present.apiCallAttemptTimeout().orElse(ATTEMPT_TIMEOUT));
		overrides.apiCallTimeout(present.apiCallTimeout().orElse(CALL_TIMEOUT));
		overrides.defaultProfileName(present.defaultProfileName().orElse(this.connectionDetails.getProfile()));
		builder.overrideConfiguration(overrides.build());
	}

	private static boolean decidesOnRetries(ClientOverrideConfiguration overrides) {
		return overrides.retryStrategy().isPresent() || overrides.retryStrategyConfigurator().isPresent()
				|| overrides.retryMode().isPresent() || overrides.retryPolicy().isPresent();
	}

	private @Nullable AwsCredentialsProvider credentialsProvider() {
		AwsCredentialsProvider provider = this.connectionDetails.getCredentialsProvider();
		String profile = this.connectionDetails.getProfile();
		return (provider == null && profile != null) ? ProfileCredentialsProvider.create(profile) : provider;
	}

	private DynamoDbClient build(DynamoDbClientBuilder builder) {
		try {
			return builder.build();
		}
		catch (SdkClientException ex) {
			if (!String.valueOf(ex.getMessage()).contains("Unable to load region")) {
				throw ex;
			}
			String profile = this.connectionDetails.getProfile();
			throw new DynamoConfigurationException(
					"Expected an AWS region, found none in the properties, in the environment, in the "
							+ ((profile != null) ? "profile '" + profile + "'" : "AWS configuration files")
							+ " or on an instance of EC2.",
					"Set 'dynamodb.region', for example to eu-central-1.", ex);
		}
	}

}
