package io.dynamomapping.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class PageTests {

	private final RestTestClient client;

	PageTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void isServedAtTheRoot() {
		this.client.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.value((html) -> assertThat(html).contains("<title>Airports of the world</title>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "airports.css", "airports.js", "api.js", "dom.js", "list.js", "theme.js", "usage.js",
			"icon.svg" })
	void findsItsFiles(String file) {
		this.client.get().uri("/" + file).exchange().expectStatus().isOk();
	}

}
