package io.dynamomapping.internal.table;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.testing.NoClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class RequestErrorsTests {

	private static final Map<String, AttributeValue> KEY = Map.of("isbn", AttributeValue.fromS("978-0553803716"));

	private HttpServer server;

	private URI endpoint;

	private int status;

	private String answer = "";

	private Duration delay = Duration.ZERO;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			sleep(this.delay);
			byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("x-amzn-RequestId", "REQUEST-1");
			exchange.sendResponseHeaders(this.status, body.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		});
		this.server.start();
		this.endpoint = URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void missingPermissionNamesTheAction() {
		answer(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"no\"}");

		DynamoRequestException failure = failure(this.endpoint);

		assertThat(failure)
			.hasMessage("GetItem on table 'prod-books' (mapping 'books') at " + this.endpoint
					+ " (region eu-central-1) failed: AccessDeniedException. "
					+ "Allow the action dynamodb:GetItem on the table in the IAM policy.")
			.hasCauseInstanceOf(DynamoDbException.class);
		assertThat(failure.tableName()).isEqualTo("prod-books");
		assertThat(failure.operation()).isEqualTo("GetItem");
		assertThat(failure.awsErrorCode()).isEqualTo("AccessDeniedException");
		assertThat(failure.requestId()).isEqualTo("REQUEST-1");
	}

	@Test
	void throttlingSaysWhatHelps() {
		answer(400,
				"{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"x\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith(
				"failed: ProvisionedThroughputExceededException. " + "Slow down, or raise the capacity of the table.");
	}

	@Test
	void answerThatIsNotOfDynamoDbNamesTheStatus() {
		answer(403, "<html>Forbidden</html>");

		assertThat(failure(this.endpoint))
			.hasMessageEndingWith("failed: status 403, which is no answer of DynamoDB. Check endpoint and proxy.");
	}

	@Test
	void otherRefusalsAreQuoted() {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Too long\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: Too long");
	}

	@ParameterizedTest
	@ValueSource(strings = { "my-secret, my-secret", "my[secret], my[secret]", "my\\nsecret, my\\nsecret" })
	void quotedCollectionsAreLeftOut(String elements) {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"One or more parameter "
				+ "values were invalid: Input collection [" + elements + "] contains duplicates.\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: One or more parameter "
				+ "values were invalid: Input collection […] contains duplicates.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "my-secret", "my\\nsecret" })
	void quotedNumbersAreLeftOut(String number) {
		answer(400,
				"{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"The parameter cannot be "
						+ "converted to a numeric value: " + number + "\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith(
				"failed: ValidationException: The parameter cannot be converted to a numeric value: …");
	}

	@ParameterizedTest
	@ValueSource(strings = { "greater than or equal to lower bound", "same data type for lower and upper bounds" })
	void boundsAreNotQuoted(String reason) {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Invalid "
				+ "ConditionExpression: The BETWEEN operator requires upper bound to be " + reason
				+ "; lower bound operand: AttributeValue: {S:my-secret}, upper bound operand: AttributeValue: {S:my}\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: expected two bounds of "
				+ "one type, the lower one first, found others. Swap them, or leave the condition out.");
	}

	@Test
	void quotedAttributeValuesAreLeftOut() {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Not like this: "
				+ "AttributeValue: {S:my-secret}, AttributeValue: {S:my-other}\"}");

		assertThat(failure(this.endpoint))
			.hasMessageEndingWith("failed: ValidationException: Not like this: AttributeValue: …");
	}

	@Test
	void attributeThatIsComputedWithButMissingSaysHowToDoWithout() {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"The provided "
				+ "expression refers to an attribute that does not exist in the item\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: expected all attributes "
				+ "that the change computes with, found that the item lacks one. Use incrementOrSet, appendOrSet or "
				+ "prependOrSet, or say by orElse what to take instead.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "S", "STRING", "{S,N}" })
	void operandOfTheWrongTypeNamesItsType(String type) {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Invalid "
				+ "UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand "
				+ "type: " + type + "\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: expected an operand that "
				+ "'+' can take, found one of type " + type + ". Use a value of another type, or another operator.");
	}

	@Test
	void tooManyOperatorsSayHowManyAttributesCanBeCompared() {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Invalid "
				+ "ConditionExpression: The expression contains too many operators; operators: 301\"}");

		assertThat(failure(this.endpoint)).hasMessageEndingWith("failed: ValidationException: the expression has more "
				+ "than 300 operators. Split it; where it compares all attributes of an item, compare fewer than 150, "
				+ "or put them into maps.");
	}

	@Test
	void closedPortIsNamed() {
		this.server.stop(0);

		assertThat(failure(this.endpoint)).hasMessage("GetItem on table 'prod-books' (mapping 'books') at "
				+ this.endpoint
				+ " (region eu-central-1) failed: nothing answers there. Check endpoint, region, proxy and network.");
	}

	@Test
	void unknownHostIsNamed() {
		assertThat(failure(URI.create("http://dynamodb.nowhere.invalid")))
			.hasMessage("GetItem on table 'prod-books' (mapping 'books') at http://dynamodb.nowhere.invalid "
					+ "(region eu-central-1) failed: the host is unknown. Check endpoint, region, proxy and network.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "GetItem | Ask again, or wait longer.", "BatchGetItem | Ask again, or wait longer.",
					"TransactGetItems | Ask again, or wait longer.", "DescribeTable | Ask again, or wait longer.",
					"Query | Ask again, or wait longer.", "Scan | Ask again, or wait longer.",
					"PutItem | A write may have been applied.", "BatchWriteItem | A write may have been applied.",
					"TransactWriteItems | A write may have been applied.",
					"CreateTable | A write may have been applied." })
	void answerThatComesTooLateIsNoSuccessOfAWrite(String operation, String advice) {
		for (SdkException late : List.of(ApiCallTimeoutException.create(1),
				SdkClientException.create("Unable to execute", new SocketTimeoutException("Read timed out")))) {
			assertThat(translated(late, operation)).hasMessage(
					operation + " on table 'prod-books' (mapping 'books') at the endpoint of its client failed: "
							+ "no answer came in time. " + advice);
		}
	}

	@Test
	void answerThatIsNotReadInTimeIsNoAnswer() {
		answer(200, "{}");
		this.delay = Duration.ofSeconds(2);

		try (DynamoDbClient client = client(this.endpoint, (builder) -> builder
			.httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofMillis(100))))) {
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> table(client).get(KEY))
				.withMessageEndingWith("failed: no answer came in time. Ask again, or wait longer.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Connect timed out", "Connect to http://localhost:1 failed: Connect timed out" })
	void connectionThatIsNotMadeInTimeIsNoAnswerThatIsLate(String message) {
		assertThat(translated(SdkClientException.create("Unable", new SocketTimeoutException(message)), "PutItem"))
			.hasMessageEndingWith("failed: nothing answers there. Check endpoint, region, proxy and network.");
	}

	@Test
	void tableThatAClientWithoutConfigurationDoesNotFindIsNamed() {
		SdkException missing = (SdkException) ResourceNotFoundException.builder().message("no").build();

		assertThat(RequestErrors.translate(missing, "books", "prod-books", "GetItem", new NoClient()))
			.isInstanceOf(TableNotFoundException.class)
			.hasMessageStartingWith(
					"Mapping 'books' expected a table 'prod-books' at the endpoint of its client, found none.");
	}

	@Test
	void tableThatNoMappingIsForIsNamedAlone() {
		SdkException failure = SdkClientException.create("oops");

		assertThat(RequestErrors.translate(failure, null, "prod-books", "DescribeTable", new NoClient()))
			.hasMessage("DescribeTable on table 'prod-books' at the endpoint of its client failed: oops");
	}

	private static DynamoMappingException translated(SdkException ex, String operation) {
		return RequestErrors.translate(ex, "books", "prod-books", operation, new NoClient());
	}

	@Test
	void keyMismatchSaysWhatWasDeclaredEvenWhereTheTableCannotBeDescribed() {
		answer(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\","
				+ "\"message\":\"The provided key element does not match the schema\"}");

		try (DynamoDbClient client = client(this.endpoint)) {
			assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> table(client).get(KEY))
				.withMessageStartingWith("Mapping 'books' expected table 'prod-books' to have partition key 'isbn' (S) "
						+ "and no sort key, but DynamoDB found other keys: "
						+ "The provided key element does not match the schema");
		}
	}

	private void answer(int status, String answer) {
		this.status = status;
		this.answer = answer;
	}

	private DynamoRequestException failure(URI endpoint) {
		try (DynamoDbClient client = client(endpoint)) {
			Table table = table(client);
			return catchThrowableOfType(DynamoRequestException.class, () -> table.get(KEY));
		}
	}

	private static Table table(DynamoDbClient client) {
		return new Table(new Connection(client, List.of(), 1, null), "books", "prod-books",
				KeySchema.simple("isbn", ScalarAttributeType.S), true, false);
	}

	private static void sleep(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static DynamoDbClient client(URI endpoint) {
		return client(endpoint, (builder) -> {
		});
	}

	private static DynamoDbClient client(URI endpoint, Consumer<DynamoDbClientBuilder> customizer) {
		return DynamoDbClient.builder()
			.applyMutation(customizer)
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.apiCallTimeout(Duration.ofSeconds(10))
				.retryStrategy(DefaultRetryStrategy.doNotRetry()))
			.build();
	}

}
