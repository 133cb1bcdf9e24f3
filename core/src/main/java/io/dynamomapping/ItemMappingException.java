package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A value cannot be stored as an item, or an item cannot be read as a value:
 * {@link #isWriting()} tells which.
 */
public class ItemMappingException extends DynamoMappingException {

	private final String path;

	private final boolean writing;

	/**
	 * Create an exception of what cannot be read.
	 * @param path where in the item, such as {@code shelf.row} or {@code tags[0]}; empty
	 * for the item itself
	 * @param message what was expected, what was found and what to do, without any value
	 * @param cause the cause, or {@code null}
	 */
	public ItemMappingException(String path, String message, @Nullable Throwable cause) {
		this(path, message, false, cause);
	}

	/**
	 * Create an exception.
	 * @param path where in the item, such as {@code shelf.row} or {@code tags[0]}; empty
	 * for the item itself
	 * @param message what was expected, what was found and what to do, without any value
	 * @param writing whether it is about a value that was to be stored
	 * @param cause the cause, or {@code null}
	 */
	public ItemMappingException(String path, String message, boolean writing, @Nullable Throwable cause) {
		super(message, cause);
		this.path = path;
		this.writing = writing;
	}

	/**
	 * Return where in the item the mistake is.
	 * @return a path such as {@code shelf.row} or {@code tags[0]}; empty for the item
	 * itself
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Return whether this is about a value that was to be stored, or compared with what
	 * is stored, rather than about an item that is.
	 * @return {@code true} if the value is to be corrected, for whose sake nothing was
	 * requested; {@code false} if the item is
	 */
	public boolean isWriting() {
		return this.writing;
	}

}
