package io.dynamomapping.internal.table;

import java.util.regex.Pattern;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What DynamoDB says, without the values of attributes that it quotes.
 */
final class AnswerTexts {

	/** Collections. */
	private static final Pattern BRACKETS = Pattern.compile("\\[.*]", Pattern.DOTALL);

	/** Operands, and numbers that are none. */
	private static final Pattern REST = Pattern.compile("(AttributeValue: |numeric value: ).*",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	/** Parts of requests, of which names of tables may be shown. */
	private static final Pattern PART = Pattern.compile("\\bValue '.*' at '(?!(?:tableName|indexName)')",
			Pattern.DOTALL);

	private AnswerTexts() {
	}

	static String withoutValues(String text) {
		String shown = BRACKETS.matcher(text).replaceAll("[…]");
		shown = REST.matcher(shown).replaceAll("$1…");
		return PART.matcher(shown).replaceAll("Value '…' at '");
	}

	/**
	 * Return what may be a cause, and so be logged with its message.
	 * @param ex what the AWS SDK threw
	 * @return the same, or a copy of its class where its message quotes values
	 */
	static SdkException withoutValues(SdkException ex) {
		AwsErrorDetails details = (ex instanceof AwsServiceException answer) ? answer.awsErrorDetails() : null;
		if (details == null || details.errorMessage() == null) {
			return ex;
		}
		String shown = withoutValues(details.errorMessage());
		return shown.equals(details.errorMessage()) ? ex : copy((AwsServiceException) ex, details, shown);
	}

	private static AwsServiceException copy(AwsServiceException ex, AwsErrorDetails details, String message) {
		AwsServiceException copy = ex.toBuilder()
			.awsErrorDetails(details.toBuilder().errorMessage(message).rawResponse(null).build())
			.message(message)
			.build();
		copy.setStackTrace(ex.getStackTrace());
		for (Throwable suppressed : ex.getSuppressed()) {
			copy.addSuppressed(suppressed);
		}
		return copy;
	}

}
