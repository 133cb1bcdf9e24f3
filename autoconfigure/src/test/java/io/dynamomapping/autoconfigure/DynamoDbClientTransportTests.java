package io.dynamomapping.autoconfigure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications do below the client: headers, proxies, credentials that change.
 */
@NullMarked
class DynamoDbClientTransportTests {

	private static final String ANSWER = "{\"TableNames\":[]}";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.access-key-id=local",
				"dynamodb.credentials.secret-access-key=local");

	@Test
	void headerIsAddedBehindTheSignature() {
		Wire wire = new Wire();

		customize((builder) -> builder.httpClient(new Tracing(wire)), DynamoDbClient::listTables);

		assertThat(wire.requests).singleElement().satisfies((request) -> {
			assertThat(request.firstMatchingHeader("X-Trace")).contains("terminus");
			assertThat(request.firstMatchingHeader("Authorization")).get()
				.asString()
				.contains("SignedHeaders=")
				.doesNotContain("x-trace");
		});
	}

	@Test
	void requestsGoThroughAProxy() throws IOException {
		List<String> requested = new CopyOnWriteArrayList<>();
		HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		proxy.createContext("/", (exchange) -> {
			requested.add(exchange.getRequestHeaders().getFirst("Host"));
			byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		proxy.start();
		try {
			URI address = URI.create("http://localhost:" + proxy.getAddress().getPort());
			ProxyConfiguration configuration = ProxyConfiguration.builder().endpoint(address).build();
			customize((builder) -> builder
				.httpClientBuilder(Apache5HttpClient.builder().proxyConfiguration(configuration))
				.endpointOverride(URI.create("http://dynamodb.invalid")), DynamoDbClient::listTables);
		}
		finally {
			proxy.stop(0);
		}

		assertThat(requested).containsExactly("dynamodb.invalid");
	}

	@Test
	void credentialsThatChangeAreTakenUp() {
		Wire wire = new Wire();
		AtomicInteger turns = new AtomicInteger();

		customize(
				(builder) -> builder.httpClient(wire)
					.credentialsProvider(() -> AwsBasicCredentials.create("KEY" + turns.incrementAndGet(), "secret")),
				(client) -> {
					client.listTables();
					client.listTables();
				});

		assertThat(wire.requests).extracting((request) -> request.firstMatchingHeader("Authorization").orElse(""))
			.satisfiesExactly((first) -> assertThat(first).contains("Credential=KEY1/"),
					(second) -> assertThat(second).contains("Credential=KEY2/"));
	}

	private void customize(DynamoDbClientBuilderCustomizer customizer, Consumer<DynamoDbClient> use) {
		this.contextRunner.withBean(DynamoDbClientBuilderCustomizer.class, () -> customizer)
			.run((context) -> use.accept(context.getBean(DynamoDbClient.class)));
	}

	/**
	 * Answers every request without sending it.
	 */
	private static final class Wire implements SdkHttpClient {

		private final List<SdkHttpRequest> requests = new ArrayList<>();

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.requests.add(request.httpRequest());
			return new ExecutableHttpRequest() {

				@Override
				public HttpExecuteResponse call() {
					return HttpExecuteResponse.builder()
						.response(SdkHttpResponse.builder().statusCode(200).build())
						.responseBody(AbortableInputStream
							.create(new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.UTF_8))))
						.build();
				}

				@Override
				public void abort() {
					// nothing is under way
				}

			};
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

	/**
	 * Adds a header to requests that have been signed.
	 *
	 * @param wire sends them
	 */
	private record Tracing(SdkHttpClient wire) implements SdkHttpClient {

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			SdkHttpRequest traced = request.httpRequest().toBuilder().putHeader("X-Trace", "terminus").build();
			return this.wire.prepareRequest(HttpExecuteRequest.builder()
				.request(traced)
				.contentStreamProvider(request.contentStreamProvider().orElse(null))
				.build());
		}

		@Override
		public void close() {
			this.wire.close();
		}

	}

}
