package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which loggers of others print what is secret, so that the guide can name them.
 */
@NullMarked
class SdkLoggersTests {

	private static final List<String> PLANTED = List.of("PLANTEDKEY", "plantedsecret", "plantedtoken", "planteditem",
			"plantedanswer", "plantedquote");

	private static final String FAILURE = "{\"__type\":\"com.amazon.coral.validate#ValidationException\","
			+ "\"message\":\"The parameter cannot be converted to a numeric value: plantedquote\"}";

	private final Set<String> found = new ConcurrentSkipListSet<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final java.util.logging.Logger rootOfTheJdk = java.util.logging.Logger.getLogger("");

	private final java.util.logging.Level levelOfTheJdk = this.rootOfTheJdk.getLevel();

	private final Events events = new Events();

	private final EventsOfTheJdk eventsOfTheJdk = new EventsOfTheJdk();

	@BeforeEach
	void listen() {
		this.events.start();
		this.root.addAppender(this.events);
		this.root.setLevel(Level.TRACE);
		this.eventsOfTheJdk.setLevel(java.util.logging.Level.ALL);
		this.rootOfTheJdk.addHandler(this.eventsOfTheJdk);
		this.rootOfTheJdk.setLevel(java.util.logging.Level.ALL);
	}

	@AfterEach
	void restore() {
		this.root.detachAppender(this.events);
		this.root.setLevel(this.level);
		this.rootOfTheJdk.removeHandler(this.eventsOfTheJdk);
		this.rootOfTheJdk.setLevel(this.levelOfTheJdk);
	}

	@ParameterizedTest
	@CsvSource({ "apache5, org.apache.hc.client5.http", "apache, org.apache.http",
			"url-connection, sun.net.www.protocol.http.HttpURLConnection",
			"aws-crt, software.amazon.awssdk.http.auth.aws" })
	void theseTellTokensAndItems(String client, String logger) {
		List<String> named = List.of("software.amazon.awssdk.http.auth.aws", "software.amazon.awssdk.request",
				"software.amazon.awssdk.retries", logger);

		use(client);

		assertThat(named).allSatisfy((name) -> assertThat(this.found).anyMatch((line) -> line.startsWith(name)));
		assertThat(this.found).allSatisfy((line) -> assertThat(named).anyMatch(line::startsWith))
			.noneMatch((line) -> line.contains("plantedsecret"));
	}

	@Test
	void theGuideNamesThem() throws IOException {
		String guide = Files.readString(Path.of("../docs/security.md"));
		String readme = Files.readString(Path.of("../README.md"));

		assertThat(List.of("software.amazon.awssdk.http.auth.aws", "software.amazon.awssdk.request",
				"software.amazon.awssdk.retries", "org.apache.hc.client5.http", "org.apache.http",
				"sun.net.www.protocol.http.HttpURLConnection"))
			.allSatisfy((logger) -> assertThat(List.of(guide, readme))
				.allSatisfy((text) -> assertThat(text).contains("`" + logger + "`")));
	}

	private void use(String client) {
		try (FakeServer server = FakeServer.http((request) -> {
			boolean failure = request.body().contains("none");
			request.answer(failure ? 400 : 200, failure ? FAILURE : "{\"Item\":{\"isbn\":{\"S\":\"plantedanswer\"}}}");
		})) {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
				.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + server.endpoint(),
						"dynamodb.http.client=" + client, "dynamodb.credentials.access-key-id=PLANTEDKEY",
						"dynamodb.credentials.secret-access-key=plantedsecret",
						"dynamodb.credentials.session-token=plantedtoken")
				.run((context) -> {
					DynamoDbClient dynamoDb = context.getBean(DynamoDbClient.class);
					get(dynamoDb, "planteditem");
					assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> get(dynamoDb, "none"));
				});
		}
	}

	private static void get(DynamoDbClient client, String key) {
		client.getItem((request) -> request.tableName("books").key(Map.of("isbn", AttributeValue.fromS(key))).build());
	}

	private void note(String logger, String text) {
		PLANTED.stream().filter(text::contains).forEach((planted) -> this.found.add(logger + ": " + planted));
	}

	private final class Events extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			IThrowableProxy failure = event.getThrowableProxy();
			note(event.getLoggerName(),
					event.getFormattedMessage() + ((failure != null) ? ThrowableProxyUtil.asString(failure) : ""));
		}

	}

	private final class EventsOfTheJdk extends Handler {

		@Override
		public void publish(LogRecord event) {
			note(String.valueOf(event.getLoggerName()), event.getMessage() + Arrays.toString(event.getParameters()));
		}

		@Override
		public void flush() {
			// keeps nothing
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

}
