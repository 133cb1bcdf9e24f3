package io.dynamomapping.faultrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.client.DynamoMappings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Answers without a length, of a server that is not DynamoDB.
 */
@Timeout(60)
class EmptyAnswerTests {

	private static final String CLOSED = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

	private static final String CHUNKED = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

	static Stream<Arguments> emptyAnswers() {
		return answers("", "0\r\n\r\n");
	}

	static Stream<Arguments> emptyObjects() {
		return answers("{}", "2\r\n{}\r\n0\r\n\r\n");
	}

	private static Stream<Arguments> answers(String closed, String chunked) {
		return Stream.of(true, false)
			.flatMap((tracked) -> Stream.of(Arguments.of(tracked, CLOSED + closed),
					Arguments.of(tracked, CHUNKED + chunked)));
	}

	@ParameterizedTest
	@MethodSource("emptyAnswers")
	void emptyAnswersAreNone(boolean tracked, String answer) throws IOException {
		try (Server server = new Server(answer); DynamoDbClient client = client(server, tracked)) {
			DynamoMapping<String, Integer> items = items(client);

			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> items.get("a"))
				.withMessageContaining("empty");
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> items.scan().list())
				.withMessageContaining("empty");
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> items.put("a", 1));
			assertThatExceptionOfType(DynamoMappingException.class)
				.isThrownBy(() -> items.putAll(Map.of("a", 1, "b", 2)));
		}
	}

	@ParameterizedTest
	@MethodSource("emptyAnswers")
	void writesThatAskForNothingNeedNoAnswer(boolean tracked, String answer) throws IOException {
		try (Server server = new Server(answer); DynamoDbClient client = client(server, tracked)) {
			assertThatNoException().isThrownBy(() -> items(client).putIfAbsent("a", 1));
		}
	}

	@ParameterizedTest
	@MethodSource("emptyObjects")
	void objectsWithoutLengthAreAnswers(boolean tracked, String answer) throws IOException {
		try (Server server = new Server(answer); DynamoDbClient client = client(server, tracked)) {
			DynamoMapping<String, Integer> items = items(client);

			assertThat(items.get("a")).isNull();
			assertThat(items.put("a", 1)).isNull();
		}
	}

	private static DynamoMapping<String, Integer> items(DynamoDbClient client) {
		return DynamoMappings.create(client)
			.open("items", String.class, Integer.class, MappingOptions.defaults().withKeys("id", null));
	}

	private static DynamoDbClient client(Server server, boolean tracked) {
		DynamoDbClientBuilder builder = DynamoDbClient.builder()
			.endpointOverride(server.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy(RetryMode.STANDARD));
		if (tracked) {
			builder.addPlugin(DynamoMappings.attemptTracking());
		}
		return builder.build();
	}

	/**
	 * Gives the same answer to every request, and hangs up.
	 */
	private static final class Server implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

		private final byte[] answer;

		Server(String answer) throws IOException {
			this.answer = answer.getBytes(StandardCharsets.US_ASCII);
			Thread thread = new Thread(this::serve, "empty-answers");
			thread.setDaemon(true);
			thread.start();
		}

		URI endpoint() {
			return URI.create("http://127.0.0.1:" + this.socket.getLocalPort());
		}

		private void serve() {
			while (!this.socket.isClosed()) {
				try (Socket connection = this.socket.accept()) {
					InputStream in = connection.getInputStream();
					in.readNBytes(length(in));
					connection.getOutputStream().write(this.answer);
				}
				catch (IOException ex) {
					// A client that hung up, or the end.
				}
			}
		}

		private static int length(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int read = in.read();
				if (read < 0) {
					throw new IOException("hung up");
				}
				head.append((char) read);
			}
			return head.toString()
				.toLowerCase(Locale.ROOT)
				.lines()
				.filter((line) -> line.startsWith("content-length:"))
				.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
				.findFirst()
				.orElse(0);
		}

		@Override
		public void close() {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
