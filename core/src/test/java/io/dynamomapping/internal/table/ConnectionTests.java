package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponseMetadata;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionTests {

	private final List<RequestReport> reports = new ArrayList<>();

	private final DynamoDbClient client = new DynamoDbClient() {

		@Override
		public String serviceName() {
			return "dynamodb";
		}

		@Override
		public void close() {
		}

	};

	@Test
	void reportsWhatARequestTookAndCost() {
		Connection connection = new Connection(this.client, List.of(this.reports::add), 1, null);

		String answer = connection.call("books", "BatchGetItem", () -> "answer", capacity(1.5, 2.0));

		assertThat(answer).isEqualTo("answer");
		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.tableName()).isEqualTo("books");
			assertThat(report.operation()).isEqualTo("BatchGetItem");
			assertThat(report.duration()).isPositive();
			assertThat(report.capacityUnits()).isEqualTo(3.5);
			assertThat(report.requestId()).isNull();
			assertThat(report.failure()).isNull();
		});
	}

	@Test
	void reportsFailures() {
		Connection connection = new Connection(this.client, List.of(this.reports::add), 1, null);
		RuntimeException failure = DynamoDbException.builder().message("no").requestId("R1").build();

		assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> connection.call("books", "GetItem", () -> {
			throw failure;
		}, capacity()));

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.failure()).isSameAs(failure);
			assertThat(report.requestId()).isEqualTo("R1");
			assertThat(report.capacityUnits()).isNull();
		});
	}

	@Test
	void reportsTheIdOfTheRequest() {
		Connection connection = new Connection(this.client, List.of(this.reports::add), 1, null);

		connection.call("books", "GetItem", () -> answer(Map.of("AWS_REQUEST_ID", "R1")), (answer) -> List.of());
		connection.call("books", "GetItem", () -> answer(Map.of()), (answer) -> List.of());

		assertThat(this.reports).extracting(RequestReport::requestId).containsExactly("R1", null);
	}

	private static GetItemResponse answer(Map<String, String> metadata) {
		return (GetItemResponse) GetItemResponse.builder()
			.responseMetadata(DynamoDbResponseMetadata.create(DefaultAwsResponseMetadata.create(metadata)))
			.build();
	}

	@Test
	void reportWithoutUnitsIsNoFailure() {
		Connection connection = new Connection(this.client, List.of(this.reports::add), 1, null);

		connection.call("books", "GetItem", () -> "answer",
				(answer) -> List.of(ConsumedCapacity.builder().tableName("books").build()));

		assertThat(this.reports).singleElement().extracting(RequestReport::capacityUnits).isNull();
	}

	@Test
	void listenerThatFailsBreaksNothing() {
		RequestListener failing = (report) -> {
			throw new IllegalStateException("listener");
		};
		Connection connection = new Connection(this.client, List.of(failing, this.reports::add), 1, null);

		assertThat(connection.call("books", "GetItem", () -> "answer", capacity())).isEqualTo("answer");
		assertThat(this.reports).hasSize(1);
	}

	@Test
	void asksForCapacityOnlyWhereSomebodyListens() {
		assertThat(new Connection(this.client, List.of(), 1, null).returnConsumedCapacity()).isNull();
		assertThat(new Connection(this.client, List.of(this.reports::add), 1, null).returnConsumedCapacity())
			.isEqualTo(ReturnConsumedCapacity.TOTAL);
	}

	private static Function<String, List<ConsumedCapacity>> capacity(double... units) {
		List<ConsumedCapacity> consumed = new ArrayList<>();
		for (double unit : units) {
			consumed.add(ConsumedCapacity.builder().capacityUnits(unit).build());
		}
		return (answer) -> consumed;
	}

}
