package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * What tells one client from another: equal settings make one client.
 *
 * @param endpoint the address, or {@code null} for that of the region
 * @param region the region, or {@code null} to have the AWS SDK find one
 * @param profile the profile, or {@code null} for the default one
 * @param credentials fixed credentials or else a provider of them, or {@code null} for
 * those of the profile or the default chain
 * @param profileFile where profiles are, or {@code null} for the AWS configuration files
 * @param fipsEnabled whether the address has validated cryptography
 * @param dualstackEnabled whether the address has IPv6
 */
record ConnectionSettings(@Nullable URI endpoint, @Nullable Region region, @Nullable String profile,
		@Nullable Object credentials, @Nullable Supplier<ProfileFile> profileFile, @Nullable Boolean fipsEnabled,
		@Nullable Boolean dualstackEnabled) {

	static ConnectionSettings of(DynamoDbConnectionDetails details, @Nullable Region region) {
		return new ConnectionSettings(details.getEndpoint(), region, details.getProfile(),
				comparable(details.getCredentialsProvider()), details.getProfileFile(), details.getFipsEnabled(),
				details.getDualstackEnabled());
	}

	ConnectionSettings withCredentials(@Nullable AwsCredentialsProvider provider) {
		return new ConnectionSettings(this.endpoint, this.region, this.profile, comparable(provider), this.profileFile,
				this.fipsEnabled, this.dualstackEnabled);
	}

	/**
	 * Set where a client connects to.
	 * @param builder the builder of the client
	 */
	void apply(AwsClientBuilder<?, ?> builder) {
		applyWithoutEndpoint(builder);
		if (this.endpoint != null) {
			builder.endpointOverride(this.endpoint);
		}
	}

	/**
	 * Set where a client of another service connects to, which the address of DynamoDB is
	 * not meant for.
	 * @param builder the builder of the client
	 */
	void applyWithoutEndpoint(AwsClientBuilder<?, ?> builder) {
		if (this.region != null) {
			builder.region(this.region);
		}
		if (this.fipsEnabled != null) {
			builder.fipsEnabled(this.fipsEnabled);
		}
		if (this.dualstackEnabled != null) {
			builder.dualstackEnabled(this.dualstackEnabled);
		}
	}

	// Providers of equal credentials are not equal.
	private static @Nullable Object comparable(@Nullable AwsCredentialsProvider provider) {
		return (provider instanceof StaticCredentialsProvider fixed) ? fixed.resolveCredentials() : provider;
	}

	@Override
	public String toString() {
		return "ConnectionSettings[endpoint=" + this.endpoint + ", region=" + this.region + ", profile=" + this.profile
				+ ", credentials=" + ((this.credentials != null) ? "******" : "") + ", profileFile=" + this.profileFile
				+ ", fipsEnabled=" + this.fipsEnabled + ", dualstackEnabled=" + this.dualstackEnabled + "]";
	}

}
