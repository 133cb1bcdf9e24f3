package io.dynamomapping;

import java.net.URI;
import java.time.Duration;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that fail.
 */
class RequestErrorsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	void errorOfDynamoDbCarriesItsCode() {
		DynamoMapping<String, Book> denied = tables.reopen(tables.books(), new Deny());

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> denied.get("isbn"))
			.withMessageContaining("'" + denied.tableName() + "'")
			.withMessageContaining("GetItem")
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("GetItem"))
			.satisfies((ex) -> assertThat(ex.awsErrorCode()).isEqualTo("AccessDeniedException"))
			.satisfies((ex) -> assertThat(ex.requestId()).isEqualTo("REQUEST-1"))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(denied.tableName()))
			.withCauseInstanceOf(SdkException.class);
	}

	@Test
	void endpointThatDoesNotAnswerIsAnErrorOfOurs() {
		try (DynamoDbClient client = DynamoDbClient.builder()
			.endpointOverride(URI.create("http://localhost:1"))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.apiCallTimeout(Duration.ofSeconds(2)))
			.build()) {
			DynamoMapping<String, Book> books = DynamoMappings.create(client).open("books", String.class, Book.class);

			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.get("isbn"))
				.withMessageContaining("'books'")
				.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("GetItem"))
				.satisfies((ex) -> assertThat(ex.awsErrorCode()).isNull())
				.withCauseInstanceOf(SdkException.class);
		}
	}

	@Test
	void messagesHoldNoValuesOfAttributes() {
		DynamoMapping<String, Book> denied = tables.reopen(tables.books(), new Deny());

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> denied.put("isbn", Book.FOUNDATION.withTitle("a secret")))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("a secret"));
	}

	/**
	 * Refuses every request, as a policy that lacks a permission.
	 */
	private static final class Deny implements ExecutionInterceptor {

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			throw DynamoDbException.builder()
				.awsErrorDetails(AwsErrorDetails.builder()
					.errorCode("AccessDeniedException")
					.errorMessage("not authorized")
					.serviceName("DynamoDb")
					.build())
				.requestId("REQUEST-1")
				.statusCode(400)
				.message("not authorized")
				.build();
		}

	}

}
