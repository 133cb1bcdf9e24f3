package io.dynamomapping.autoconfigure.docker.compose;

/**
 * Connects to a service that runs DynamoDB Local.
 */
final class DynamoDbLocalDockerComposeConnectionDetailsFactory extends DynamoDbDockerComposeConnectionDetailsFactory {

	DynamoDbLocalDockerComposeConnectionDetailsFactory() {
		super("amazon/dynamodb-local", 8000);
	}

}
