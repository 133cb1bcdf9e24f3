package io.dynamomapping;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what all exceptions say alike.
 */
class ExceptionHierarchyTests {

	private final AwsServiceException refusal = DynamoDbException.builder()
		.awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
		.requestId("R-1")
		.build();

	@Test
	void failedRequestTellsCodeAndRequestId() {
		DynamoMappingException exception = new DynamoRequestException("GetItem failed.", "books", "GetItem",
				this.refusal);

		assertThat(exception.tableName()).isEqualTo("books");
		assertThat(exception.operation()).isEqualTo("GetItem");
		assertThat(exception.awsErrorCode()).isEqualTo("AccessDeniedException");
		assertThat(exception.requestId()).isEqualTo("R-1");
		assertThat(exception).hasCause(this.refusal);
	}

	@Test
	void codeIsFoundBehindOtherCauses() {
		DynamoRequestException request = new DynamoRequestException("PutItem failed.", "books", "PutItem",
				this.refusal);
		DynamoMappingException exception = new BatchIncompleteException(List.of("books"), "BatchWriteItem", 2,
				List.of(new LeftOver("books", "books", LeftOver.Verb.PUT, "a", null)), request);

		assertThat(exception.operation()).isEqualTo("BatchWriteItem");
		assertThat(exception.awsErrorCode()).isEqualTo("AccessDeniedException");
		assertThat(exception.requestId()).isEqualTo("R-1");
	}

	@Test
	void withoutAnAnswerThereIsNoCode() {
		DynamoMappingException exception = new DynamoRequestException("GetItem failed.", "books", "GetItem",
				SdkClientException.create("no route"));

		assertThat(exception.awsErrorCode()).isNull();
		assertThat(exception.requestId()).isNull();
	}

	@Test
	void answerWithoutDetailsHasNoCode() {
		DynamoMappingException exception = new DynamoRequestException("GetItem failed.", "books", "GetItem",
				DynamoDbException.builder().statusCode(502).build());

		assertThat(exception.awsErrorCode()).isNull();
	}

	@Test
	void exceptionsOfOneItemTellTableAndKey() {
		List<ItemException> exceptions = List.of(new ItemNotFoundException("books", "a"),
				new DuplicateItemException("books", "a"), new ContentionException("books", "a", 10),
				new ConditionFailedException("books", "a", Attribute.attr("stock").gt(0), null),
				new StaleItemException("books", "a", null),
				new LockNotAcquiredException("books", "a", Duration.ofSeconds(1)));

		assertThat(exceptions).allSatisfy((exception) -> {
			assertThat(exception.tableName()).isEqualTo("books");
			assertThat(exception.key()).isEqualTo("a");
			assertThat(exception).hasMessageContaining("'books'").hasNoCause();
		});
	}

	@Test
	void staleItemSaysWhatToDo() {
		StaleItemException exception = new StaleItemException("books", "a", "present");

		assertThat(exception).hasMessage("Expected item a of table 'books' to have the version of the value that is to "
				+ "be written, found another version or no item. Read the item again, and decide anew.");
		assertThat(exception.item(String.class)).contains("present");
	}

}
