package io.dynamomapping.embedded;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@NullMarked
class EmbeddedDynamoDbTests {

	private static final Map<String, AttributeValue> FOUNDATION = Map.of("isbn",
			AttributeValue.fromS("978-0-553-80371-0"));

	@Test
	void servesTablesUntilClosed() {
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
		try (dynamoDb; DynamoDbClient client = client(dynamoDb)) {
			createBooks(client);

			client.putItem((request) -> request.tableName("books").item(FOUNDATION));

			assertThat(client.scan((request) -> request.tableName("books")).items()).containsExactly(FOUNDATION);
		}
		URI endpoint = dynamoDb.endpoint();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close());
	}

	@Test
	void listensOnOneAddressOfTheLoopbackInterfaceOnly() throws IOException {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(); Socket socket = new Socket()) {
			InetSocketAddress other = new InetSocketAddress("127.0.0.2", dynamoDb.endpoint().getPort());

			assertThatIOException().isThrownBy(() -> socket.connect(other, 1000));
		}
	}

	@Test
	void keepsTablesInMemoryApart() {
		try (EmbeddedDynamoDb one = EmbeddedDynamoDb.start();
				EmbeddedDynamoDb other = EmbeddedDynamoDb.start();
				DynamoDbClient oneClient = client(one);
				DynamoDbClient otherClient = client(other)) {
			createBooks(oneClient);

			assertThat(otherClient.listTables().tableNames()).isEmpty();
		}
	}

	@Test
	void keepsTablesInADirectoryFromOneStartToTheNext(@TempDir Path directory) {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0, directory);
				DynamoDbClient client = client(dynamoDb)) {
			createBooks(client);
			client.putItem((request) -> request.tableName("books").item(FOUNDATION));
		}

		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0, directory);
				DynamoDbClient client = client(dynamoDb)) {
			assertThat(client.scan((request) -> request.tableName("books")).items()).containsExactly(FOUNDATION);
		}
	}

	@Test
	void tellsWhenThePortIsTaken() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
			int port = dynamoDb.endpoint().getPort();

			assertThatIllegalStateException().isThrownBy(() -> EmbeddedDynamoDb.start(port, null))
				.withMessage("DynamoDB Local did not start on port " + port
						+ ": another process listens there. Choose another port, or 0 for a free one.");
		}
	}

	private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
		return DynamoDbClient.builder()
			.endpointOverride(dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

	private static void createBooks(DynamoDbClient client) {
		client.createTable((request) -> request.tableName("books")
			.attributeDefinitions(
					AttributeDefinition.builder().attributeName("isbn").attributeType(ScalarAttributeType.S).build())
			.keySchema(KeySchemaElement.builder().attributeName("isbn").keyType(KeyType.HASH).build())
			.billingMode(BillingMode.PAY_PER_REQUEST));
	}

}
