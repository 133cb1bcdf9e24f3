package io.dynamomapping.autoconfigure.testcontainers;

import org.testcontainers.containers.Container;

/**
 * Connects to a container of any type that LocalStack runs in.
 */
final class LocalStackContainerConnectionDetailsFactory
		extends DynamoDbContainerConnectionDetailsFactory<Container<?>> {

	static final String IMAGE = "localstack/localstack";

	static final int PORT = 4566;

	LocalStackContainerConnectionDetailsFactory() {
		super(IMAGE, PORT);
	}

}
