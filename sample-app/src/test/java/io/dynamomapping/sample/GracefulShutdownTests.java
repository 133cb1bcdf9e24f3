package io.dynamomapping.sample;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamomapping.DynamoMapping;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is told to stop in the middle of a request.
 */
class GracefulShutdownTests {

	@Test
	void aRequestThatIsUnderWayStillReachesTheTable() throws Exception {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
			.properties("server.port=0", "dynamodb.tables.notes.partition-key-name=id",
					"dynamodb.tables.notes.on-startup=create")
			// Not the application's own file.
			.run("--spring.config.location=optional:classpath:/none/");
		Clerk clerk = context.getBean(Clerk.class);
		String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");

		CompletableFuture<HttpStatus> answer = CompletableFuture.supplyAsync(() -> put(address));
		assertThat(clerk.busy.await(30, TimeUnit.SECONDS)).isTrue();
		context.close();

		assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(HttpStatus.OK);
		assertThat(clerk.stored).isEqualTo(Map.of("text", "late"));
	}

	private static HttpStatus put(String address) {
		return HttpStatus.valueOf(RestTestClient.bindToServer()
			.baseUrl(address)
			.build()
			.put()
			.uri("/note")
			.exchange()
			.returnResult(String.class)
			.getStatus()
			.value());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

		@Bean
		Clerk clerk(DynamoMapping<String, Map<String, Object>> notes) {
			return new Clerk(notes);
		}

	}

	@RestController
	static class Clerk implements ApplicationListener<ContextClosedEvent> {

		private final CountDownLatch busy = new CountDownLatch(1);

		private final CountDownLatch closing = new CountDownLatch(1);

		private final DynamoMapping<String, Map<String, Object>> notes;

		private volatile Map<String, Object> stored = Map.of();

		Clerk(DynamoMapping<String, Map<String, Object>> notes) {
			this.notes = notes;
		}

		@PutMapping("/note")
		void put() throws InterruptedException {
			this.busy.countDown();
			this.closing.await();
			// The web server waits for this by now, and takes no other request.
			TimeUnit.MILLISECONDS.sleep(500);
			this.notes.put("a", Map.of("text", "late"));
			this.notes.putAll(Map.of("b", Map.of(), "c", Map.of()));
			this.stored = Map.copyOf(this.notes.at("a").require());
		}

		@Override
		public void onApplicationEvent(ContextClosedEvent event) {
			this.closing.countDown();
		}

	}

}
