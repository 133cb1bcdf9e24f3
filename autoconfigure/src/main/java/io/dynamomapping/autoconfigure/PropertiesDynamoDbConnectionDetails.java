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

import org.springframework.util.function.SingletonSupplier;

/**
 * Connection details as {@link DynamoMappingProperties} give them, to the application or
 * to a named client. Properties are checked at once, files and the environment only when
 * somebody connects.
 */
final class PropertiesDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private final String prefix;

	private final Client client;

	private final DynamoDbConnectionDetails defaults;

	private final CredentialsSettings credentials;

	private final @Nullable URI endpoint;

	private final @Nullable Region region;

	private final SingletonSupplier<Supplier<ProfileFile>> profileFile = SingletonSupplier.of(this::findProfileFile);

	private final SingletonSupplier<AwsCredentialsProvider> credentialsProvider;

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
	 * together, as a profile of one's own is not meant for credentials of another. A file
	 * of profiles has the profile, too.
	 * @param providers providers of credentials
	 */
	PropertiesDynamoDbConnectionDetails(String prefix, Client client, DynamoDbConnectionDetails defaults,
			CredentialsProviders providers) {
		this.prefix = prefix;
		this.client = client;
		this.defaults = defaults;
		this.credentials = CredentialsSettings.of(prefix + ".credentials", client.credentials());
		this.endpoint = orElse(endpoint(prefix, client.endpoint()), defaults.getEndpoint());
		this.region = orElse(Regions.of(prefix + ".region", client.region()), defaults.getRegion());
		this.credentialsProvider = SingletonSupplier.of(() -> findCredentialsProvider(providers));
		refuseVariants();
	}

	private @Nullable Supplier<ProfileFile> findProfileFile() {
		return this.client.profileFile().isEmpty() ? this.defaults.getProfileFile()
				: ProfileFiles.of(this.prefix + ".profile-file", this.client.profileFile());
	}

	private @Nullable AwsCredentialsProvider findCredentialsProvider(CredentialsProviders providers) {
		ConnectionSettings settings = new ConnectionSettings(this.endpoint, this.region, getProfile(), null,
				getProfileFile(), getFipsEnabled(), getDualstackEnabled());
		AwsCredentialsProvider source = findSource(providers, settings);
		return this.credentials.properties().assumeRole().isSet() ? providers.role(this.credentials, source, settings)
				: source;
	}

	private @Nullable AwsCredentialsProvider findSource(CredentialsProviders providers, ConnectionSettings settings) {
		if (identifies()) {
			return providers.source(this.credentials, settings);
		}
		if (this.client.profileFile().isEmpty()) {
			return this.defaults.getCredentialsProvider();
		}
		return (settings.profile() != null) ? null : providers.profile(settings);
	}

	private boolean identifies() {
		return this.credentials.provider() != null || this.client.profile() != null;
	}

	private static <T> @Nullable T orElse(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
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
		return identifies() ? this.client.profile() : this.defaults.getProfile();
	}

	@Override
	public @Nullable Supplier<ProfileFile> getProfileFile() {
		return this.profileFile.get();
	}

	@Override
	public @Nullable Boolean getFipsEnabled() {
		return orElse(this.client.fipsEnabled(), this.defaults.getFipsEnabled());
	}

	@Override
	public @Nullable Boolean getDualstackEnabled() {
		return orElse(this.client.dualstackEnabled(), this.defaults.getDualstackEnabled());
	}

	@Override
	public @Nullable AwsCredentialsProvider getCredentialsProvider() {
		return this.credentialsProvider.get();
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

	private void refuseVariants() {
		if (this.endpoint == null) {
			return;
		}
		boolean fips = Boolean.TRUE.equals(getFipsEnabled());
		if (fips || Boolean.TRUE.equals(getDualstackEnabled())) {
			String variant = fips ? "fips-enabled" : "dualstack-enabled";
			Boolean own = fips ? this.client.fipsEnabled() : this.client.dualstackEnabled();
			String variantProperty = ((own != null) ? this.prefix : "dynamodb") + "." + variant;
			String endpointProperty = ((this.client.endpoint() != null) ? this.prefix : "dynamodb") + ".endpoint";
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
