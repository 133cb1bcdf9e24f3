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

		assertThat(request.answers).singleElement().satisfies((lastPage) -> {
			assertThat(lastPage.airports()).hasSize(210);
			assertThat(lastPage.next()).isNull();
		});
	}

	/**
	 * Sent as soon as the web server takes requests.
	 */
	private static final class FirstRequest implements ApplicationListener<WebServerInitializedEvent> {

		private final List<AirportPage> answers = new ArrayList<>();

		@Override
		public void onApplicationEvent(WebServerInitializedEvent event) {
			AirportPage lastPage = RestTestClient.bindToServer()
				.baseUrl("http://localhost:" + event.getWebServer().getPort())
				.build()
				.get()
				.uri("/api/airports?skip=5000&limit=1000")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(AirportPage.class)
				.returnResult()
				.getResponseBody();
			this.answers.add(Objects.requireNonNull(lastPage));
		}

	}

}
