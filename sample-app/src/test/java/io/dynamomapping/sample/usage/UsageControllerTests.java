package io.dynamomapping.sample.usage;

import java.util.List;
import java.util.Objects;

import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class UsageControllerTests {

	private final RestTestClient client;

	UsageControllerTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void oneReadIsOneRequestAndItsUnits() {
		get("/api/airports/LOWW");
		Usage before = usage("airports", "GetItem");

		get("/api/airports/LOWW");

		Usage after = usage("airports", "GetItem");
		assertThat(after.requests()).isEqualTo(before.requests() + 1);
		assertThat(after.units()).isEqualTo(before.units() + 1);
		assertThat(after.write()).isFalse();
		assertThat(after.meanMillis()).isPositive();
		assertThat(after.maxMillis()).isGreaterThanOrEqualTo(after.meanMillis());
	}

	@Test
	void loadingTheAirportsWasWrites() {
		Usage loaded = usage("airports", "BatchWriteItem");

		assertThat(loaded.write()).isTrue();
		assertThat(loaded.units()).isGreaterThan(5210);
	}

	private void get(String path) {
		this.client.get().uri(path).exchange().expectStatus().isOk();
	}

	private Usage usage(String table, String operation) {
		List<Usage> usage = this.client.get()
			.uri("/api/usage")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Usage>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(usage)
			.stream()
			.filter((used) -> used.table().equals(table) && used.operation().equals(operation))
			.findFirst()
			.orElseThrow();
	}

}
