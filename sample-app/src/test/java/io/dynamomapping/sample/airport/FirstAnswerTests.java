package io.dynamomapping.sample.airport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dynamomapping.sample.SampleApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class FirstAnswerTests {

	@Test
	void isComplete() {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		FirstRequest request = new FirstRequest();
		application.addListeners(request);

		try (ConfigurableApplicationContext context = application.run("--server.port=0", "--sample.tour=false")) {
			assertThat(context.isActive()).isTrue();
		}

		assertThat(request.answers).containsExactly(new AirportCount(5210));
	}

	/**
	 * Sent as soon as the web server takes requests.
	 */
	private static final class FirstRequest implements ApplicationListener<WebServerInitializedEvent> {

		private final List<AirportCount> answers = new ArrayList<>();

		@Override
		public void onApplicationEvent(WebServerInitializedEvent event) {
			AirportCount answer = RestTestClient.bindToServer()
				.baseUrl("http://localhost:" + event.getWebServer().getPort())
				.build()
				.get()
				.uri("/api/airport-count")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(AirportCount.class)
				.returnResult()
				.getResponseBody();
			this.answers.add(Objects.requireNonNull(answer));
		}

	}

}
