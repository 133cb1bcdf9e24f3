package io.dynamomapping.autoconfigure.docker.compose;

/**
 * Connects to a service that runs LocalStack.
 */
final class LocalStackDockerComposeConnectionDetailsFactory extends DynamoDbDockerComposeConnectionDetailsFactory {

	LocalStackDockerComposeConnectionDetailsFactory() {
		super("localstack/localstack", 4566);
	}

}
