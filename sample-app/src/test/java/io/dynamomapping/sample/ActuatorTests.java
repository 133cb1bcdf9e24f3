package io.dynamomapping.sample;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

@SampleTest
class ActuatorTests {

	private final RestTestClient client;

	ActuatorTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port + "/actuator").build();
	}

	@Test
	void healthDependsOnAirportsOnly() {
		get("/health").jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.components.dynamodb.components.length()")
			.isEqualTo(1)
			.jsonPath("$.components.dynamodb.components.airports.status")
			.isEqualTo("UP");
	}

	@Test
	void endpointTellsOfAllMappings() {
		get("/dynamomappings").jsonPath("$.mappings.length()")
			.isEqualTo(3)
			.jsonPath("$.mappings.visits.keyType")
			.isEqualTo("io.dynamomapping.sample.visit.VisitKey")
			.jsonPath("$.mappings.settings.table.keys[0].name")
			.isEqualTo("group")
			.jsonPath("$.mappings.airports.table.indexes[0].name")
			.isNotEmpty();
	}

	@Test
	void endpointTellsOfOneMapping() {
		get("/dynamomappings/airports").jsonPath("$.table.estimatedSize")
			.isEqualTo(5210)
			.jsonPath("$.problem")
			.doesNotExist();
	}

	@Test
	void infoTellsOfTheClient() {
		get("/info").jsonPath("$.dynamodb.mappings.length()").isEqualTo(3);
	}

	@Test
	void metricsAreByTableAndOperation() {
		get("/metrics/dynamodb.requests?tag=table:airports&tag=operation:BatchWriteItem").jsonPath("$.baseUnit")
			.isEqualTo("seconds");
		get("/metrics/dynamodb.consumed.capacity?tag=table:airports").jsonPath("$.measurements.length()").isEqualTo(3);
		get("/metrics/dynamodb.throttles").jsonPath("$.measurements[0].value").isEqualTo(0.0);
	}

	private BodyContentSpec get(String path) {
		return this.client.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

}
