package io.dynamomapping;

/**
 * The key type of a mapping does not fit the key attributes of its table.
 */
public class KeySchemaException extends DynamoMappingException {

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 */
	public KeySchemaException(String message) {
		super(message, null);
	}

}
