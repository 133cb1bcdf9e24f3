package io.dynamomapping.test.autoconfigure;

/**
 * DynamoDB Local did not start.
 */
final class EmbeddedDynamoDbStartException extends RuntimeException {

	EmbeddedDynamoDbStartException(String message, Throwable cause) {
		super(message, cause);
	}

}
