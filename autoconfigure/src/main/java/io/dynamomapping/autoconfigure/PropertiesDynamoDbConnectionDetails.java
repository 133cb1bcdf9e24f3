package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Client;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Credentials;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import org.springframework.util.StringUtils;

/**
 * Connection details as {@link DynamoMappingProperties} give them, to the application or
 * to a named client.
 */
final class PropertiesDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private static final DynamoDbConnectionDetails NONE = new DynamoDbConnectionDetails() {

	};

	private final @Nullable URI endpoint;

	private final @Nullable Region region;

	private final @Nullable String profile;

	private final @Nullable AwsCredentialsProvider credentialsProvider;

	PropertiesDynamoDbConnectionDetails(DynamoMappingProperties properties) {
		this("dynamodb", properties.client(), NONE);
	}

	/**
	 * Create an instance.
	 * @param prefix what the names of the properties begin with
	 * @param client the properties
	 * @param defaults apply where there are none; those of profile and credentials only
	 * together, as a profile of one's own is not meant for credentials of another
	 */
	PropertiesDynamoDbConnectionDetails(String prefix, Client client, DynamoDbConnectionDetails defaults) {
		URI clientEndpoint = endpoint(prefix, client.endpoint());
		AwsCredentialsProvider clientCredentials = credentialsProvider(prefix + ".credentials.", client.credentials());
		boolean identifies = clientCredentials != null || client.profile() != null;
		this.endpoint = (clientEndpoint != null) ? clientEndpoint : defaults.getEndpoint();
		this.region = (client.region() != null) ? Region.of(client.region()) : defaults.getRegion();
		this.profile = identifies ? client.profile() : defaults.getProfile();
		this.credentialsProvider = identifies ? clientCredentials : defaults.getCredentialsProvider();
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

	private static @Nullable URI endpoint(String prefix, @Nullable URI endpoint) {
		if (endpoint == null) {
			return null;
		}
		String scheme = (endpoint.getScheme() != null) ? endpoint.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!Set.of("http", "https").contains(scheme) || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
			String found = (endpoint.getUserInfo() != null) ? "user information" : "'" + endpoint + "'";
			throw new DynamoConfigurationException(
					"Expected '%s.endpoint' to be an http or https address with a host and without user information, found %s."
						.formatted(prefix, found),
					"Set '" + prefix + ".endpoint' to an address such as http://localhost:8000.");
		}
		return endpoint;
	}

	private static @Nullable AwsCredentialsProvider credentialsProvider(String prefix, Credentials credentials) {
		String accessKeyId = credentials.accessKeyId();
		String secretAccessKey = credentials.secretAccessKey();
		String sessionToken = credentials.sessionToken();
		if (StringUtils.hasText(accessKeyId) && StringUtils.hasText(secretAccessKey)) {
			return StaticCredentialsProvider.create(StringUtils.hasText(sessionToken)
					? AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken)
					: AwsBasicCredentials.create(accessKeyId, secretAccessKey));
		}
		if (StringUtils.hasText(accessKeyId)) {
			throw incomplete(prefix, "access-key-id", "'" + prefix + "secret-access-key'");
		}
		if (StringUtils.hasText(secretAccessKey)) {
			throw incomplete(prefix, "secret-access-key", "'" + prefix + "access-key-id'");
		}
		if (StringUtils.hasText(sessionToken)) {
			throw incomplete(prefix, "session-token", "both of them");
		}
		return null;
	}

	private static DynamoConfigurationException incomplete(String prefix, String found, String missing) {
		return new DynamoConfigurationException(
				"Expected '%1$saccess-key-id' and '%1$ssecret-access-key' together, found only '%1$s%2$s'."
					.formatted(prefix, found),
				"Set " + missing
						+ " as well, or none of them so that the profile or the default chain of the AWS SDK applies.");
	}

}
