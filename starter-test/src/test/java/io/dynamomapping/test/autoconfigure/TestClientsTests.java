package io.dynamomapping.test.autoconfigure;

import java.lang.reflect.Proxy;
import java.net.URI;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.memory.InMemoryDynamoDbClient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@NullMarked
class TestClientsTests {

	private final DynamoDbClientBuilder builder = DynamoDbClient.builder()
		.region(Region.EU_WEST_1)
		.credentialsProvider(AnonymousCredentialsProvider.create());

	@Test
	void clientsInMemoryAreNotOfAws() {
		accepts(InMemoryDynamoDbClient.create());
	}

	@Test
	void mocksAreNotOfAws() {
		accepts((DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (mock, method, arguments) -> null));
	}

	@Test
	void clientsThatTellNothingAreNotOfAws() {
		accepts(new DynamoDbClient() {

			@Override
			public String serviceName() {
				return "fake";
			}

			@Override
			public void close() {
			}

		});
	}

	@Test
	void clientsWithAnEndpointElsewhereAreNotOfAws() {
		try (DynamoDbClient client = this.builder.endpointOverride(URI.create("http://localhost:8000")).build()) {
			accepts(client);
		}
	}

	@Test
	void othersAre() {
		try (DynamoDbClient client = this.builder.build()) {
			refuses(client);
		}
		try (DynamoDbClient client = this.builder
			.endpointOverride(URI.create("https://dynamodb.eu-west-1.amazonaws.com"))
			.build()) {
			refuses(client);
		}
	}

	private static void accepts(DynamoDbClient client) {
		assertThatCode(() -> TestClients.refuseAws(mapping(client), "create")).doesNotThrowAnyException();
	}

	private static void refuses(DynamoDbClient client) {
		assertThatIllegalStateException().isThrownBy(() -> TestClients.refuseAws(mapping(client), "create"))
			.withMessageContaining("found a client of AWS");
	}

	private static DynamoMapping<?, ?> mapping(DynamoDbClient client) {
		return (DynamoMapping<?, ?>) Proxy.newProxyInstance(TestClientsTests.class.getClassLoader(),
				new Class<?>[] { DynamoMapping.class },
				(mapping, method, arguments) -> answer(client, method.getReturnType()));
	}

	private static @Nullable Object answer(DynamoDbClient client, Class<?> type) {
		if (type.equals(DynamoDbClient.class)) {
			return client;
		}
		return type.equals(String.class) ? "books" : null;
	}

}
