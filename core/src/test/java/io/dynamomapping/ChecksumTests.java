package io.dynamomapping;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import com.sun.net.httpserver.HttpServer;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Answers that were damaged on their way, which the SDK finds out by DynamoDB's checksum.
 */
class ChecksumTests {

	private static final byte[] ANSWER = "{\"Item\":{\"isbn\":{\"S\":\"1\"},\"title\":{\"S\":\"Solaris\"}}}"
		.getBytes(StandardCharsets.UTF_8);

	private final HttpServer server = server();

	private long checksum;

	private static HttpServer server() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void start() {
		CRC32 crc = new CRC32();
		crc.update(ANSWER);
		this.checksum = crc.getValue();
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
			exchange.getResponseHeaders().add("x-amz-crc32", String.valueOf(this.checksum));
			exchange.sendResponseHeaders(200, ANSWER.length);
			exchange.getResponseBody().write(ANSWER);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private DynamoDbClient client() {
		return DynamoDbClient.builder()
			.endpointOverride(URI.create("http://localhost:" + this.server.getAddress().getPort()))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy((retry) -> retry.maxAttempts(1)))
			.build();
	}

	@Test
	void answersWithTheirChecksumAreRead() {
		try (DynamoDbClient client = client()) {
			DynamoMapping<String, Book> books = DynamoMappings.create(client).open("books", String.class, Book.class);

			assertThat(books.at("1").require().title()).isEqualTo("Solaris");
		}
	}

	@Test
	void answersWithAnotherChecksumAreRefused() {
		this.checksum++;
		try (DynamoDbClient client = client()) {
			DynamoMapping<String, Book> books = DynamoMappings.create(client).open("books", String.class, Book.class);

			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.get("1"))
				.withRootCauseInstanceOf(Crc32MismatchException.class);
		}
	}

}
