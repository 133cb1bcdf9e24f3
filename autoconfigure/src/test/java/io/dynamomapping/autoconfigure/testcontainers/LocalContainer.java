package io.dynamomapping.autoconfigure.testcontainers;

import java.net.URI;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * A container in place of one that needs an engine: DynamoDB Local in this JVM.
 */
@NullMarked
final class LocalContainer extends GenericContainer<LocalContainer> {

	private final String image;

	private final int port;

	private @Nullable EmbeddedDynamoDb dynamoDb;

	LocalContainer(String image, int port) {
		super(image);
		this.image = image;
		this.port = port;
	}

	@Override
	public String getDockerImageName() {
		return this.image;
	}

	@Override
	public void start() {
		if (this.dynamoDb == null) {
			this.dynamoDb = EmbeddedDynamoDb.start();
		}
	}

	@Override
	public void stop() {
		if (this.dynamoDb != null) {
			this.dynamoDb.close();
			this.dynamoDb = null;
		}
	}

	@Override
	public String getHost() {
		return "localhost";
	}

	@Override
	public Integer getMappedPort(int originalPort) {
		if (originalPort != this.port) {
			throw new IllegalArgumentException("Expected " + this.port + ", found " + originalPort);
		}
		return endpoint().getPort();
	}

	URI endpoint() {
		if (this.dynamoDb == null) {
			throw new IllegalStateException("Expected a container that has been started");
		}
		return this.dynamoDb.endpoint();
	}

}
