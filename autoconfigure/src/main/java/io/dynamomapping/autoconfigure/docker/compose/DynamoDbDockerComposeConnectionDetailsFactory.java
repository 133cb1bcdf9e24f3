package io.dynamomapping.autoconfigure.docker.compose;

import java.net.URI;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Connects all clients to a service.
 */
abstract class DynamoDbDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<DynamoDbConnectionDetails> {

	private final int port;

	/**
	 * Create an instance.
	 * @param connectionName the name of the image
	 * @param port the port in the container
	 */
	DynamoDbDockerComposeConnectionDetailsFactory(String connectionName, int port) {
		super(connectionName);
		this.port = port;
	}

	@Override
	protected final DynamoDbConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new DynamoDbDockerComposeConnectionDetails(source.getRunningService(), this.port);
	}

	/**
	 * Region and credentials are those in the environment of the service: LocalStack
	 * keeps the tables of each apart. DynamoDB Local takes any.
	 */
	private static final class DynamoDbDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements DynamoDbConnectionDetails {

		private final URI endpoint;

		private final Region region;

		private final AwsCredentialsProvider credentialsProvider;

		private DynamoDbDockerComposeConnectionDetails(RunningService service, int port) {
			super(service);
			Map<String, String> environment = service.env();
			String region = environment.getOrDefault("AWS_DEFAULT_REGION", Region.US_EAST_1.id());
			this.endpoint = URI.create("http://" + service.host() + ":" + service.ports().get(port));
			this.region = Region.of(environment.getOrDefault("DEFAULT_REGION", region));
			this.credentialsProvider = StaticCredentialsProvider
				.create(AwsBasicCredentials.create(environment.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
						environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "test")));
		}

		@Override
		public URI getEndpoint() {
			return this.endpoint;
		}

		@Override
		public Region getRegion() {
			return this.region;
		}

		@Override
		public AwsCredentialsProvider getCredentialsProvider() {
			return this.credentialsProvider;
		}

		@Override
		public DynamoDbConnectionDetails forClient(String name) {
			return this;
		}

	}

}
