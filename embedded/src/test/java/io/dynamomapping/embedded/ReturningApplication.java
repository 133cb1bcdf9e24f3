package io.dynamomapping.embedded;

import org.jspecify.annotations.NullMarked;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Starts two instances and leaves them open; one thread goes on longer than main.
 */
@NullMarked
public final class ReturningApplication {

	private ReturningApplication() {
	}

	/**
	 * Run the application.
	 * @param arguments not used
	 */
	public static void main(String[] arguments) {
		list(EmbeddedDynamoDb.start());
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
		list(dynamoDb);
		new Thread(() -> outlive(dynamoDb)).start();
	}

	private static void outlive(EmbeddedDynamoDb dynamoDb) {
		try {
			Thread.sleep(1500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		try (DynamoDbClient client = client(dynamoDb)) {
			client.listTables();
			System.out.println("still served");
		}
	}

	static void list(EmbeddedDynamoDb dynamoDb) {
		try (DynamoDbClient client = client(dynamoDb)) {
			System.out.println(client.listTables().tableNames());
		}
	}

	private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
		return DynamoDbClient.builder()
			.endpointOverride(dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

}
