package io.dynamomapping.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * What tells one client from another: equal settings make one client.
 *
 * @param endpoint the address, or {@code null} for that of the region
 * @param region the region, or {@code null} to have the AWS SDK find one
 * @param profile the profile, or {@code null} for the default one
 * @param credentials fixed credentials or else a provider of them, or {@code null} for
 * those of the profile or the default chain
 */
record ConnectionSettings(@Nullable URI endpoint, @Nullable Region region, @Nullable String profile,
		@Nullable Object credentials) {

	static ConnectionSettings of(DynamoDbConnectionDetails details, @Nullable Region region) {
		return new ConnectionSettings(details.getEndpoint(), region, details.getProfile(),
				comparable(details.getCredentialsProvider()));
	}

	// Providers of equal credentials are not equal.
	private static @Nullable Object comparable(@Nullable AwsCredentialsProvider provider) {
		return (provider instanceof StaticCredentialsProvider fixed) ? fixed.resolveCredentials() : provider;
	}

	@Override
	public String toString() {
		return "ConnectionSettings[endpoint=" + this.endpoint + ", region=" + this.region + ", profile=" + this.profile
				+ ", credentials=" + ((this.credentials != null) ? "******" : "") + "]";
	}

}
