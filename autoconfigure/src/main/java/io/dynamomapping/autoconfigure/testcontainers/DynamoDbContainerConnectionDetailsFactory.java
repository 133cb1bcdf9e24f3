package io.dynamomapping.autoconfigure.testcontainers;

import java.net.URI;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects all clients to a container.
 *
 * @param <C> the type of the container
 */
abstract class DynamoDbContainerConnectionDetailsFactory<C extends Container<?>>
		extends ContainerConnectionDetailsFactory<C, DynamoDbConnectionDetails> {

	private final int port;

	/**
	 * Create an instance.
	 * @param connectionName the name of the image, or {@code null} for any
	 * @param port the port in the container
	 * @param requiredClassNames classes that the factory needs
	 */
	DynamoDbContainerConnectionDetailsFactory(@Nullable String connectionName, int port, String... requiredClassNames) {
		super(connectionName, requiredClassNames);
		this.port = port;
	}

	@Override
	protected final DynamoDbConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<C> source) {
		return new DynamoDbContainerConnectionDetails<>(source, this.port);
	}

	/**
	 * Region and credentials are those in the environment of the container: LocalStack
	 * keeps the tables of each apart. DynamoDB Local takes any.
	 */
	private static final class DynamoDbContainerConnectionDetails<C extends Container<?>>
			extends ContainerConnectionDetails<C> implements DynamoDbConnectionDetails {

		private final int port;

		private DynamoDbContainerConnectionDetails(ContainerConnectionSource<C> source, int port) {
			super(source);
			this.port = port;
		}

		@Override
		public URI getEndpoint() {
			C container = getContainer();
			return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(this.port));
		}

		@Override
		public Region getRegion() {
			Map<String, String> environment = getContainer().getEnvMap();
			String region = environment.getOrDefault("AWS_DEFAULT_REGION", Region.US_EAST_1.id());
			return Region.of(environment.getOrDefault("DEFAULT_REGION", region));
		}

		@Override
		public AwsCredentialsProvider getCredentialsProvider() {
			Map<String, String> environment = getContainer().getEnvMap();
			return StaticCredentialsProvider
				.create(AwsBasicCredentials.create(environment.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
						environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "test")));
		}

		@Override
		public DynamoDbConnectionDetails forClient(String name) {
			return this;
		}

	}

}
