package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.time.Duration;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.faults.Reply;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Faults behind each HTTP client. The proxy answers by itself, there is nothing behind
 * it.
 */
@NullMarked
@Timeout(60)
class HttpClientFaultTests {

	private static final Fault OK = Fault.reply(Reply.json(200, "{}"));

	private final FaultProxy proxy = FaultProxy.before(URI.create("http://localhost:1"));

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.provider=anonymous",
				"dynamodb.endpoint=" + this.proxy.endpoint());

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@ParameterizedTest(name = "X2 with {0}")
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void lostAnswersAreToldFromRefusals(String client) {
		this.proxy.inject(Fault.RESET).nth(1);
		this.proxy.inject(Fault.reply(Reply.error(400, "ConditionalCheckFailedException", "It is there")));

		this.contextRunner.withPropertyValues("dynamodb.http.client=" + client).run((context) -> {
			DynamoMapping<String, Book> books = books(context);

			OutcomeUnknownException failure = catchThrowableOfType(OutcomeUnknownException.class,
					() -> books.putIfAbsent("book", Book.FOUNDATION));

			assertThat(failure.attempts()).isEqualTo(2);
			assertThat(this.proxy.count("PutItem")).isEqualTo(2);
		});
	}

	@ParameterizedTest(name = "X4 with {0}")
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void silenceIsCutByTheAttemptTimeout(String client) {
		this.proxy.inject(Fault.hang(Duration.ofMinutes(5))).nth(1);
		this.proxy.inject(OK);

		this.contextRunner
			.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.api-call-attempt-timeout=1s",
					"dynamodb.api-call-timeout=20s")
			.run((context) -> {
				assertThat(books(context).putIfAbsent("book", Book.FOUNDATION)).isNull();
				assertThat(this.proxy.count("PutItem")).isGreaterThanOrEqualTo(2);
			});
	}

	@ParameterizedTest(name = "X28 with {0}")
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void trickleIsCutByTheAttemptTimeout(String client) {
		Reply trickling = Reply.json(200, "{\"Ignored\":\"" + "x".repeat(3000) + "\"}");
		this.proxy
			.inject((exchange) -> exchange.replyPartly(trickling, trickling.body().length(), Duration.ofMillis(100)))
			.nth(1);
		this.proxy.inject(OK);

		this.contextRunner
			.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.api-call-attempt-timeout=1s",
					"dynamodb.api-call-timeout=20s")
			.run((context) -> assertThat(books(context).get("book")).isNull());
	}

	@ParameterizedTest(name = "X38 with {0}")
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void refusedConnectionsAreNoDoubt(String client) {
		this.proxy.close();

		this.contextRunner.withPropertyValues("dynamodb.http.client=" + client).run((context) -> {
			DynamoMapping<String, Book> books = books(context);

			DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
					() -> books.put("book", Book.FOUNDATION));

			assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
				.hasMessageEndingWith("failed: nothing answers there. Check endpoint, region, proxy and network.");
			assertThat(failure.isRetryable()).isTrue();
		});
	}

	private static DynamoMapping<String, Book> books(ApplicationContext context) {
		return context.getBean(DynamoMappings.class)
			.open("books", String.class, Book.class, MappingOptions.defaults().withKeys("isbn", null));
	}

}
