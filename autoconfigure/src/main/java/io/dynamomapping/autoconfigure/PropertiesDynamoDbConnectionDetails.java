package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Credentials;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import org.springframework.util.StringUtils;

/**
 * Connection details as {@link DynamoMappingProperties} give them.
 */
final class PropertiesDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private final @Nullable URI endpoint;

	private final @Nullable Region region;

	private final @Nullable String profile;

	private final @Nullable AwsCredentialsProvider credentialsProvider;

	PropertiesDynamoDbConnectionDetails(DynamoMappingProperties properties) {
		this.endpoint = endpoint(properties.endpoint());
		this.region = (properties.region() != null) ? Region.of(properties.region()) : null;
		this.profile = properties.profile();
		this.credentialsProvider = credentialsProvider(properties.credentials());
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	@Override
	public @Nullable Region getRegion() {
		return this.region;
	}

	@Override
	public @Nullable String getProfile() {
		return this.profile;
	}

	@Override
	public @Nullable AwsCredentialsProvider getCredentialsProvider() {
		return this.credentialsProvider;
	}

	private static @Nullable URI endpoint(@Nullable URI endpoint) {
		if (endpoint == null) {
			return null;
		}
		String scheme = (endpoint.getScheme() != null) ? endpoint.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!Set.of("http", "https").contains(scheme) || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
			String found = (endpoint.getUserInfo() != null) ? "user information" : "'" + endpoint + "'";
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.endpoint' to be an http or https address with a host and without user information, found "
							+ found + ".",
					"Set 'dynamodb.endpoint' to an address such as http://localhost:8000.");
		}
		return endpoint;
	}

	private static @Nullable AwsCredentialsProvider credentialsProvider(Credentials credentials) {
		String accessKeyId = credentials.accessKeyId();
		String secretAccessKey = credentials.secretAccessKey();
		String sessionToken = credentials.sessionToken();
		if (StringUtils.hasText(accessKeyId) && StringUtils.hasText(secretAccessKey)) {
			return StaticCredentialsProvider.create(StringUtils.hasText(sessionToken)
					? AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken)
					: AwsBasicCredentials.create(accessKeyId, secretAccessKey));
		}
		if (StringUtils.hasText(accessKeyId)) {
			throw incomplete("access-key-id", "'dynamodb.credentials.secret-access-key'");
		}
		if (StringUtils.hasText(secretAccessKey)) {
			throw incomplete("secret-access-key", "'dynamodb.credentials.access-key-id'");
		}
		if (StringUtils.hasText(sessionToken)) {
			throw incomplete("session-token", "both of them");
		}
		return null;
	}

	private static DynamoConfigurationException incomplete(String found, String missing) {
		return new DynamoConfigurationException(
				"Expected 'dynamodb.credentials.access-key-id' and 'dynamodb.credentials.secret-access-key' together, found only 'dynamodb.credentials."
						+ found + "'.",
				"Set " + missing
						+ " as well, or none of them so that the profile or the default chain of the AWS SDK applies.");
	}

}
