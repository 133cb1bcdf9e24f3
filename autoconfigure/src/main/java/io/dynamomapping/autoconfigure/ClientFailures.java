package io.dynamomapping.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Says what to do where the AWS SDK cannot make a client.
 */
final class ClientFailures {

	private ClientFailures() {
	}

	/**
	 * Make a client.
	 * @param profile the profile that it has
	 * @param factory makes the client
	 * @param <C> the type of the client
	 * @return the client
	 */
	static <C> C explain(@Nullable String profile, Supplier<C> factory) {
		try {
			return factory.get();
		}
		catch (SdkClientException ex) {
			String message = String.valueOf(ex.getMessage());
			if (message.contains("Unable to load region")) {
				throw noRegion(profile, ex);
			}
			if (message.contains("Unable to load an HTTP implementation")) {
				throw new DynamoConfigurationException(
						"Expected an HTTP client of the AWS SDK on the class path, found none.",
						"Add the dependency software.amazon.awssdk:apache5-client.", ex);
			}
			throw ex;
		}
	}

	private static DynamoConfigurationException noRegion(@Nullable String profile, SdkClientException cause) {
		return new DynamoConfigurationException(
				"Expected an AWS region, found none in the properties, in the environment, in the "
						+ ((profile != null) ? "profile '" + profile + "'" : "AWS configuration files")
						+ " or on an instance of EC2.",
				"Set 'dynamodb.region', for example to eu-central-1.", cause);
	}

}
