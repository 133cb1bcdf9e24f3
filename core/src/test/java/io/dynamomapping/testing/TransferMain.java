package io.dynamomapping.testing;

import java.net.URI;
import java.nio.file.Path;

import io.dynamomapping.client.DynamoMappings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Dumps or loads a table, for a test that wants a JVM with little memory.
 */
public final class TransferMain {

	private TransferMain() {
	}

	/**
	 * Dump or load a table.
	 * @param arguments endpoint, {@code dump} or {@code load}, table and file
	 */
	public static void main(String[] arguments) {
		Path file = Path.of(arguments[3]);
		try (DynamoDbClient client = client(URI.create(arguments[0]));
				DynamoMappings mappings = DynamoMappings.create(client)) {
			System.out.println(arguments[1].equals("dump") ? mappings.dump(arguments[2]).to(file)
					: mappings.load(arguments[2]).from(file));
		}
	}

	private static DynamoDbClient client(URI endpoint) {
		return DynamoDbClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

}
