package io.dynamomapping.sample.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.sample.SampleApplication;
import io.dynamomapping.sample.airport.Airport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets and items are nowhere but where they belong: not in the log at {@code DEBUG},
 * not in what the Actuator shows, not in messages, not in texts of beans.
 */
class PlantedSecretsTests {

	/**
	 * Those that the guide names for the HTTP client of the application; and two that
	 * show what its users send.
	 */
	private static final List<String> TALKATIVE = List.of("software.amazon.awssdk.http.auth.aws",
			"software.amazon.awssdk.request", "software.amazon.awssdk.retries", "org.apache.hc.client5.http",
			"org.springframework.web", "org.apache.coyote");

	private static final EventLog log = new EventLog();

	private static EmbeddedDynamoDb account;

	private static FaultProxy proxy;

	private static ConfigurableApplicationContext context;

	private static ApiUse api;

	@BeforeAll
	static void start() {
		account = EmbeddedDynamoDb.start();
		proxy = FaultProxy.before(account.endpoint());
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Planted.SECRETS);
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (started) -> {
			log.attach();
			started.registerBean(HttpExchangeRepository.class, InMemoryHttpExchangeRepository::new);
		});
		context = application.run(arguments());
		api = new ApiUse(RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.build());
	}

	private static String[] arguments() {
		List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=aws", "--server.port=0",
				"--sample.on-startup=create", "--dynamodb.region=eu-central-1",
				"--dynamodb.endpoint=" + proxy.endpoint(), "--dynamodb.retry.max-attempts=2",
				"--dynamodb.api-call-timeout=60s", "--dynamodb.api-call-attempt-timeout=30s",
				"--logging.level.root=debug", "--logging.threshold.console=info",
				"--management.endpoints.web.exposure.include=*", "--management.endpoints.web.exposure.exclude=heapdump",
				"--management.endpoint.env.show-values=always", "--management.endpoint.configprops.show-values=always",
				"--management.endpoint.health.show-details=always", "--management.info.env.enabled=true"));
		TALKATIVE.forEach((logger) -> arguments.add("--logging.level." + logger + "=info"));
		return arguments.toArray(String[]::new);
	}

	@AfterAll
	static void stop() {
		log.detach();
		context.close();
		proxy.close();
		account.close();
		LoggingSystem logging = LoggingSystem.get(PlantedSecretsTests.class.getClassLoader());
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
		TALKATIVE.forEach((logger) -> logging.setLogLevel(logger, null));
	}

	@Test
	void theyAreUsedAndNowhereShown() {
		api.succeed();
		assertThat(proxy.calls()).anySatisfy((call) -> {
			assertThat(call.head()).contains("PLANTEDACCESSKEY", "plantedSessionToken");
			assertThat(call.body()).contains(Planted.VALUE);
		});
		api.beRefused();
		api.fail(proxy);
		Map<String, String> whileItWorks = endpoints();
		List<Throwable> failures = failures();
		api.readWhatCannotBeRead();
		proxy.inject(Fault.accessDenied());
		Map<String, String> whileItFails = endpoints();
		proxy.reset();

		assertThat(failures).hasSizeGreaterThan(30);
		assertThat(whileItWorks).hasSizeGreaterThan(15).hasSameSizeAs(whileItFails);
		assertThat(beans()).hasSizeGreaterThan(200);
		assertThat(log.events()).hasSizeGreaterThan(1000)
			.anyMatch((event) -> event.startsWith("io.dynamomapping.requests: PutItem on table"))
			.anyMatch((event) -> event.contains("io.dynamomapping.ItemMappingException: "));
		assertThat(Planted.leaks(failures.stream().map(PlantedSecretsTests::trace).toList())).isEmpty();
		assertThat(Planted.leaks(whileItWorks.values())).isEmpty();
		assertThat(Planted.leaks(whileItFails.values())).isEmpty();
		assertThat(Planted.leaks(beans())).isEmpty();
		assertThat(Planted.leaks(log.events())).isEmpty();
	}

	// With causes, and what was suppressed.
	private static String trace(Throwable failure) {
		return ThrowableProxyUtil.asString(new ThrowableProxy(failure));
	}

	private static List<Throwable> failures() {
		@SuppressWarnings("unchecked")
		DynamoMapping<String, Airport> airports = (DynamoMapping<String, Airport>) context
			.getBeanProvider(ResolvableType.forClassWithGenerics(DynamoMapping.class, String.class, Airport.class))
			.getObject();
		return new Failures(context.getBean(DynamoMappings.class), airports, proxy).cause();
	}

	private static Map<String, String> endpoints() {
		JsonNode links = JsonMapper.shared().readTree(api.get("/actuator")).get("_links");
		Map<String, String> bodies = new TreeMap<>();
		links.forEachEntry((name, link) -> {
			if (!link.get("templated").asBoolean()) {
				bodies.put(name, api.get(link.get("href").asString()));
			}
		});
		bodies.put("airports", api.get("/actuator/dynamomappings/airports"));
		for (String metric : List.of("dynamodb.requests", "dynamodb.throttles", "http.server.requests")) {
			bodies.put(metric, api.get("/actuator/metrics/" + metric));
		}
		return bodies;
	}

	private static List<String> beans() {
		List<String> texts = new ArrayList<>();
		for (String name : context.getBeanFactory().getSingletonNames()) {
			// Spring spells property sources out while it logs at DEBUG.
			if (!name.equals("environment")) {
				texts.add(name + ": " + context.getBeanFactory().getSingleton(name));
			}
		}
		return texts;
	}

}
