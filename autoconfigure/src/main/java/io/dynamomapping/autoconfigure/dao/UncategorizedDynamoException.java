package io.dynamomapping.autoconfigure.dao;

import io.dynamomapping.DynamoMappingException;

import org.springframework.dao.UncategorizedDataAccessException;

/**
 * A failure that none of Spring's exceptions describes. The cause is the
 * {@link DynamoMappingException}.
 */
public final class UncategorizedDynamoException extends UncategorizedDataAccessException {

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param cause the original
	 */
	public UncategorizedDynamoException(String message, DynamoMappingException cause) {
		super(message, cause);
	}

}
