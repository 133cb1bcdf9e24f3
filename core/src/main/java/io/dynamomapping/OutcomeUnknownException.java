package io.dynamomapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write was sent, and nobody can say whether it was applied: its answer was lost, or it
 * was refused after an attempt of which the answer was lost, so that the item in the way
 * may be its own. Read the item, and decide anew. Under {@link AmbiguousWrites#EXACT}
 * this is thrown only where DynamoDB could not be reached again in time.
 */
public class OutcomeUnknownException extends DynamoRequestException {

	private final int attempts;

	private final transient @Nullable Map<String, AttributeValue> key;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table, or {@code null} if the request was for several
	 * @param operation the DynamoDB operation, such as {@code PutItem}
	 * @param key the key attributes of the item, or {@code null} if the request was for
	 * several
	 * @param attempts how often the request was sent
	 * @param cause the exception of the AWS SDK
	 */
	public OutcomeUnknownException(String message, @Nullable String tableName, String operation,
			@Nullable Map<String, AttributeValue> key, int attempts, Throwable cause) {
		super(message, tableName, operation, cause);
		this.key = (key != null) ? Map.copyOf(key) : null;
		this.attempts = attempts;
	}

	/**
	 * Return the key of the item.
	 * @return its key attributes, or {@code null} if the request was for several items,
	 * or this exception was serialized
	 */
	public @Nullable Map<String, AttributeValue> key() {
		return this.key;
	}

	/**
	 * Return whether the same request may succeed later.
	 * @return {@code false}, since it may have succeeded already
	 */
	@Override
	public boolean isRetryable() {
		return false;
	}

	/**
	 * Return how often the request was sent.
	 * @return the number of attempts, at least one of which has an unknown outcome
	 */
	public int attempts() {
		return this.attempts;
	}

}
