package io.dynamomapping.internal.table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What DynamoDB quotes, and what is left of it.
 */
class AnswerTextsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					Input collection [mule, mule] contains duplicates. | Input collection […] contains duplicates.
					The parameter cannot be converted to a numeric value: mule | The parameter cannot be converted to a numeric value: …
					lower bound operand: AttributeValue: {S:mule}, upper | lower bound operand: AttributeValue: …
					1 validation error detected: Value '{books=mule' at 'it'} ' at 'requestItems' failed | 1 validation error detected: Value '…' at 'requestItems' failed
					""")
	void valuesAreLeftOut(String text, String shown) {
		assertThat(AnswerTexts.withoutValues(text)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The provided key element does not match the schema",
			"1 validation error detected: Value 'b' at 'tableName' failed to satisfy constraint",
			"Type mismatch for key isbn expected: S actual: N" })
	void othersStayAsTheyAre(String text) {
		DynamoDbException failure = failure(text);

		assertThat(AnswerTexts.withoutValues(text)).isEqualTo(text);
		assertThat(AnswerTexts.withoutValues(failure)).isSameAs(failure);
	}

	@Test
	void aFailureThatQuotesIsCopied() {
		DynamoDbException failure = failure("numeric value: mule");
		failure.addSuppressed(new IllegalStateException("an earlier attempt"));

		SdkException shown = AnswerTexts.withoutValues(failure);

		assertThat(shown).isExactlyInstanceOf(InternalServerErrorException.class)
			.hasStackTraceContaining("aFailureThatQuotesIsCopied")
			.hasSuppressedException(new IllegalStateException("an earlier attempt"))
			.hasMessageContaining("numeric value: …")
			.hasMessageContaining("REQUEST-1");
		assertThat(shown.toString()).doesNotContain("mule");
		assertThat(((DynamoDbException) shown).awsErrorDetails().errorCode()).isEqualTo("SomeException");
		assertThat(((DynamoDbException) shown).awsErrorDetails().toString()).doesNotContain("mule");
		assertThat(((DynamoDbException) shown).statusCode()).isEqualTo(500);
		assertThat(shown.numAttempts()).isEqualTo(3);
	}

	@Test
	void whatIsNoAnswerStaysAsItIs() {
		SdkClientException failure = SdkClientException.create("[no] answer");

		assertThat(AnswerTexts.withoutValues(failure)).isSameAs(failure);
	}

	private static DynamoDbException failure(String text) {
		return (DynamoDbException) InternalServerErrorException.builder()
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("SomeException").errorMessage(text).build())
			.requestId("REQUEST-1")
			.statusCode(500)
			.numAttempts(3)
			.message(text)
			.build();
	}

}
