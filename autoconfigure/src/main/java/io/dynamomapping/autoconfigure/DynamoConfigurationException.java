package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;

/**
 * The configuration is wrong in a way that only a person can correct.
 */
final class DynamoConfigurationException extends DynamoMappingException {

	private final String action;

	DynamoConfigurationException(String description, String action) {
		this(description, action, null);
	}

	DynamoConfigurationException(String description, String action, @Nullable Throwable cause) {
		super(description + " " + action, cause);
		this.action = action;
	}

	String description() {
		String message = String.valueOf(getMessage());
		return message.substring(0, message.length() - this.action.length() - 1);
	}

	String action() {
		return this.action;
	}

}
