package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Client;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * Connection details as {@link DynamoMappingProperties} give them, to the application or
 * to a named client.
 */
final class PropertiesDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private final ConnectionSettings settings;

	private final @Nullable AwsCredentialsProvider credentialsProvider;

	/**
	 * Create an instance.
	 * @param properties the properties of the application
	 * @param providers providers of credentials
	 * @param fallback a provider of credentials for where properties name no others
	 */
	PropertiesDynamoDbConnectionDetails(DynamoMappingProperties properties, CredentialsProviders providers,
			Supplier<@Nullable AwsCredentialsProvider> fallback) {
		this("dynamodb", properties.client(), new Defaults(fallback), providers);
	}

	/**
	 * Create an instance.
	 * @param prefix what the names of the properties begin with
	 * @param client the properties
	 * @param defaults apply where there are none; those of profile and credentials only
	 * together, as a profile of one's own is not meant for credentials of another
	 * @param providers providers of credentials
	 */
	PropertiesDynamoDbConnectionDetails(String prefix, Client client, DynamoDbConnectionDetails defaults,
			CredentialsProviders providers) {
		CredentialsSettings credentials = CredentialsSettings.of(prefix + ".credentials", client.credentials());
		boolean identifies = credentials.provider() != null || client.profile() != null
				|| !client.profileFile().isEmpty();
		this.settings = new ConnectionSettings(orElse(endpoint(prefix, client.endpoint()), defaults.getEndpoint()),
				orElse(Regions.of(prefix + ".region", client.region()), defaults.getRegion()),
				identifies ? client.profile() : defaults.getProfile(), null,
				client.profileFile().isEmpty() ? defaults.getProfileFile()
						: ProfileFiles.of(prefix + ".profile-file", client.profileFile()),
				orElse(client.fipsEnabled(), defaults.getFipsEnabled()),
				orElse(client.dualstackEnabled(), defaults.getDualstackEnabled()));
		refuseVariantsOf(prefix, client, this.settings);
		AwsCredentialsProvider source = identifies ? providers.source(credentials, this.settings)
				: defaults.getCredentialsProvider();
		this.credentialsProvider = credentials.properties().assumeRole().isSet()
				? providers.role(credentials, source, this.settings) : source;
	}

	private static <T> @Nullable T orElse(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.settings.endpoint();
	}

	@Override
	public @Nullable Region getRegion() {
		return this.settings.region();
	}

	@Override
	public @Nullable String getProfile() {
		return this.settings.profile();
	}

	@Override
	public @Nullable Supplier<ProfileFile> getProfileFile() {
		return this.settings.profileFile();
	}

	@Override
	public @Nullable Boolean getFipsEnabled() {
		return this.settings.fipsEnabled();
	}

	@Override
	public @Nullable Boolean getDualstackEnabled() {
		return this.settings.dualstackEnabled();
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

	private static void refuseVariantsOf(String prefix, Client client, ConnectionSettings settings) {
		if (settings.endpoint() == null) {
			return;
		}
		boolean fips = Boolean.TRUE.equals(settings.fipsEnabled());
		if (fips || Boolean.TRUE.equals(settings.dualstackEnabled())) {
			String variant = fips ? "fips-enabled" : "dualstack-enabled";
			Boolean own = fips ? client.fipsEnabled() : client.dualstackEnabled();
			String variantProperty = ((own != null) ? prefix : "dynamodb") + "." + variant;
			String endpointProperty = ((client.endpoint() != null) ? prefix : "dynamodb") + ".endpoint";
			throw new DynamoConfigurationException(
					"Expected '%s' or '%s=true', found both.".formatted(endpointProperty, variantProperty),
					"Remove one of them: an address of one's own is what it is.");
		}
	}

	/**
	 * What applies where properties say nothing.
	 *
	 * @param credentials gives the provider of credentials
	 */
	private record Defaults(
			Supplier<@Nullable AwsCredentialsProvider> credentials) implements DynamoDbConnectionDetails {

		@Override
		public @Nullable AwsCredentialsProvider getCredentialsProvider() {
			return this.credentials.get();
		}

	}

}
