package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where DynamoDB is and who asks. The auto-configuration takes this from nowhere else:
 * define a bean of this type to connect to something other than the properties say.
 * Wherever a method returns {@code null}, the default chains of the AWS SDK apply.
 */
public interface DynamoDbConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address to send requests to.
	 * @return the address, or {@code null} for that of the region
	 */
	default @Nullable URI getEndpoint() {
		return null;
	}

	/**
	 * Return the region.
	 * @return the region, or {@code null} to have the AWS SDK find one
	 */
	default @Nullable Region getRegion() {
		return null;
	}

	/**
	 * Return the profile whose settings apply: its credentials where there is no
	 * {@linkplain #getCredentialsProvider() provider} of them, and its region where
	 * neither this nor the environment gives one.
	 * @return the name of a profile, or {@code null} for the default one
	 */
	default @Nullable String getProfile() {
		return null;
	}

	/**
	 * Return where profiles are.
	 * @return the profiles, or {@code null} for those in the AWS configuration files
	 */
	default @Nullable Supplier<ProfileFile> getProfileFile() {
		return null;
	}

	/**
	 * Return whether the address is to be one with validated cryptography. Goes without
	 * {@linkplain #getEndpoint() an address of one's own}.
	 * @return whether it is, or {@code null} for what the AWS configuration says
	 */
	default @Nullable Boolean getFipsEnabled() {
		return null;
	}

	/**
	 * Return whether the address is to be one with IPv6 as well. Goes without
	 * {@linkplain #getEndpoint() an address of one's own}.
	 * @return whether it is, or {@code null} for what the AWS configuration says
	 */
	default @Nullable Boolean getDualstackEnabled() {
		return null;
	}

	/**
	 * Return the provider of credentials. It is not closed with clients that use it.
	 * @return the provider, or {@code null} for those of the profile, or else the default
	 * chain of the AWS SDK
	 */
	default @Nullable AwsCredentialsProvider getCredentialsProvider() {
		return null;
	}

	/**
	 * Return the connection of a client under {@code dynamodb.clients}. Return this to
	 * have all clients connect to one place, as in tests.
	 * @param name the name of the client
	 * @return its connection, or {@code null} for what its properties say, and this where
	 * they say nothing
	 */
	default @Nullable DynamoDbConnectionDetails forClient(String name) {
		return null;
	}

}
