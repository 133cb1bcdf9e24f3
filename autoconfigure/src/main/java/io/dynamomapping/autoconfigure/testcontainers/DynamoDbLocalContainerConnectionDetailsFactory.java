package io.dynamomapping.autoconfigure.testcontainers;

import org.testcontainers.containers.Container;

/**
 * Connects to a container of DynamoDB Local.
 */
final class DynamoDbLocalContainerConnectionDetailsFactory
		extends DynamoDbContainerConnectionDetailsFactory<Container<?>> {

	DynamoDbLocalContainerConnectionDetailsFactory() {
		super("amazon/dynamodb-local", 8000);
	}

}
