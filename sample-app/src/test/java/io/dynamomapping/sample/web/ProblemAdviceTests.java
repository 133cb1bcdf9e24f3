package io.dynamomapping.sample.web;

import java.util.stream.Stream;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.TableNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {

	private static final String UNAVAILABLE = "The database is not available. Try again later.";

	private static final String TOO_MUCH = "Expected what a table can hold: an item of at most 400 KB, nested at most"
			+ " 32 deep, with a name of at most 1,024 bytes. Send less.";

	@ParameterizedTest
	@MethodSource
	void answersWhatTheLibraryThrows(DynamoMappingException failure, int status, String detail) {
		client(failure).get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

	static Stream<Arguments> answersWhatTheLibraryThrows() {
		return Stream.of(
				Arguments.of(new ContentionException("airports", "LOWW", 10), 409,
						"Others changed the same item at the same time. Nothing was written, try again."),
				Arguments.of(requestFailure("ValidationException"), 400, TOO_MUCH),
				Arguments.of(requestFailure("AccessDeniedException"), 503, UNAVAILABLE),
				Arguments.of(requestFailure(null), 503, UNAVAILABLE),
				Arguments.of(
						new OutcomeUnknownException("PutItem on table 'airports' was sent once", "airports", "PutItem",
								null, 1, DynamoDbException.builder().statusCode(500).build()),
						504, "The change may have been made or not. Look before you repeat it."),
				Arguments.of(new TableNotFoundException("airports", "airports", "region eu-central-1", null), 503,
						UNAVAILABLE),
				Arguments.of(new ItemMappingException("", "Expected at most 409600 bytes", true, null), 400, TOO_MUCH),
				Arguments.of(
						new ItemMappingException("latitude", "Item LOWW of table 'airports'",
								new RefusedException("An airport has 'name', found none.")),
						500, "The database does not hold what was expected. The log says more."));
	}

	@Test
	void leavesMistakesOfTheApplicationAlone() {
		RuntimeException mistake = new IllegalArgumentException("Expected a number");

		client(mistake).get().uri("/").exchange().expectStatus().isEqualTo(500);
	}

	private static DynamoRequestException requestFailure(@Nullable String code) {
		return new DynamoRequestException("PutItem on table 'airports' failed", "airports", "PutItem",
				DynamoDbException.builder().awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build()).build());
	}

	private static RestTestClient client(RuntimeException failure) {
		return RestTestClient.bindToController(new FailingController(failure))
			.configureServer((server) -> server.setControllerAdvice(new ProblemAdvice()))
			.build();
	}

	@RestController
	static class FailingController {

		private final RuntimeException failure;

		FailingController(RuntimeException failure) {
			this.failure = failure;
		}

		@GetMapping("/")
		void fail() {
			throw this.failure;
		}

	}

}
