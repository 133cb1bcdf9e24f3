package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A value cannot be stored as an item, or an item cannot be read as a value. The message
 * begins with "Value for item" where a value was to be stored, in which case nothing was
 * requested for its sake, and with "Item" where an item that is stored cannot be read.
 */
public class ItemMappingException extends DynamoMappingException {

	private final String path;

	/**
	 * Create an exception.
	 * @param path where in the item, such as {@code shelf.row} or {@code tags[0]}; empty
	 * for the item itself
	 * @param message what was expected, what was found and what to do, without any value
	 * @param cause the cause, or {@code null}
	 */
	public ItemMappingException(String path, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.path = path;
	}

	/**
	 * Return where in the item the mistake is.
	 * @return a path such as {@code shelf.row} or {@code tags[0]}; empty for the item
	 * itself
	 */
	public String path() {
		return this.path;
	}

}
