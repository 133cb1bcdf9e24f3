package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * The base of everything that a mapping throws besides what the {@link java.util.Map}
 * contract asks for. Messages name tables, keys and attributes, never the values of
 * attributes.
 */
public class DynamoMappingException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param cause the cause, or {@code null}
	 */
	public DynamoMappingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
