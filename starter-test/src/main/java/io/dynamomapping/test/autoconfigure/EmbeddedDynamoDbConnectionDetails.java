package io.dynamomapping.test.autoconfigure;

import java.net.URI;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Connects all clients to DynamoDB Local, which asks for a region and credentials but
 * takes any.
 */
final class EmbeddedDynamoDbConnectionDetails implements DynamoDbConnectionDetails {

	private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("local", "local"));

	private final EmbeddedDynamoDb dynamoDb;

	EmbeddedDynamoDbConnectionDetails(EmbeddedDynamoDb dynamoDb) {
		this.dynamoDb = dynamoDb;
	}

	@Override
	public URI getEndpoint() {
		return this.dynamoDb.endpoint();
	}

	@Override
	public Region getRegion() {
		return Region.EU_CENTRAL_1;
	}

	@Override
	public AwsCredentialsProvider getCredentialsProvider() {
		return CREDENTIALS;
	}

	@Override
	public DynamoDbConnectionDetails forClient(String name) {
		return this;
	}

}
