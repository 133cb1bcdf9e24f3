package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

import org.springframework.util.function.SingletonSupplier;

/**
 * Connection details that are asked once for what may be new each time: to compare
 * clients by, it has to be the same.
 */
final class ResolvedDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private final DynamoDbConnectionDetails details;

	private final SingletonSupplier<Supplier<ProfileFile>> profileFile;

	private final SingletonSupplier<AwsCredentialsProvider> credentialsProvider;

	ResolvedDynamoDbConnectionDetails(DynamoDbConnectionDetails details) {
		this.details = details;
		this.profileFile = SingletonSupplier.of(details::getProfileFile);
		this.credentialsProvider = SingletonSupplier.of(details::getCredentialsProvider);
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.details.getEndpoint();
	}

	@Override
	public @Nullable Region getRegion() {
		return this.details.getRegion();
	}

	@Override
	public @Nullable String getProfile() {
		return this.details.getProfile();
	}

	@Override
	public @Nullable Supplier<ProfileFile> getProfileFile() {
		return this.profileFile.get();
	}

	@Override
	public @Nullable Boolean getFipsEnabled() {
		return this.details.getFipsEnabled();
	}

	@Override
	public @Nullable Boolean getDualstackEnabled() {
		return this.details.getDualstackEnabled();
	}

	@Override
	public @Nullable AwsCredentialsProvider getCredentialsProvider() {
		return this.credentialsProvider.get();
	}

	@Override
	public @Nullable DynamoDbConnectionDetails forClient(String name) {
		DynamoDbConnectionDetails client = this.details.forClient(name);
		if (client == null) {
			return null;
		}
		return (client != this.details) ? new ResolvedDynamoDbConnectionDetails(client) : this;
	}

}
