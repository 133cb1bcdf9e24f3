package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;

/**
 * Judges the address of a client, wherever it comes from: properties, a bean, or the AWS
 * configuration of the machine.
 */
final class Transport {

	private static final Logger logger = LoggerFactory.getLogger(Transport.class);

	private static final Pattern LOOPBACK = Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	private Transport() {
	}

	/**
	 * Refuse an address with a password in it, which would be in logs and messages, and
	 * warn of one that everybody on the way can read.
	 * @param client the configuration of the client
	 * @throws DynamoConfigurationException if the address has user information
	 */
	static void check(AwsServiceClientConfiguration client) {
		client.endpointOverride().ifPresent((endpoint) -> check(endpoint, client));
	}

	private static void check(URI endpoint, AwsServiceClientConfiguration client) {
		if (endpoint.getUserInfo() != null) {
			throw new DynamoConfigurationException(
					"Expected the address of DynamoDB to be without user information, found some before '@%s'."
						.formatted(endpoint.getHost()),
					"Remove it from the connection details, or from AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL or"
							+ " 'endpoint_url' in the AWS configuration files. Requests are signed by credentials.");
		}
		if ("http".equalsIgnoreCase(endpoint.getScheme()) && !isLoopback(endpoint) && !hasDummyCredentials(client)) {
			logger.warn("Requests to DynamoDB go to {} without encryption, where items and session tokens can be"
					+ " read and answers be changed. Use https; or, if this is no more than a DynamoDB for"
					+ " development, credentials whose access key and secret are the same text", endpoint);
		}
	}

	private static boolean isLoopback(URI endpoint) {
		String host = endpoint.getHost();
		return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	// Such as those that service connections bring. AWS has none whose secret is known.
	private static boolean hasDummyCredentials(AwsServiceClientConfiguration client) {
		return client.credentialsProvider() instanceof StaticCredentialsProvider fixed
				&& fixed.resolveCredentials() instanceof AwsBasicCredentials credentials
				&& credentials.accessKeyId().equals(credentials.secretAccessKey());
	}

}
