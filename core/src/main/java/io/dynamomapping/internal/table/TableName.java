package io.dynamomapping.internal.table;

import java.util.regex.Pattern;

/**
 * What a table can be called.
 */
public final class TableName {

	/** What is said of names in messages. */
	public static final String RULE = "a table name of 3 to 255 letters, digits, '_', '-' and '.', or an ARN";

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}|arn:[a-zA-Z0-9_.:/-]+");

	private TableName() {
	}

	/**
	 * Return whether a table can have a name.
	 * @param name the name, or an ARN
	 * @return {@code true} if it can
	 */
	public static boolean isPossible(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Refuse a name that no table can have.
	 * @param name the name, or an ARN
	 * @return the same name
	 * @throws IllegalArgumentException if no table can have it
	 */
	static String require(String name) {
		if (!isPossible(name)) {
			throw new IllegalArgumentException("Expected " + RULE + "; found '" + name + "'. Correct the name.");
		}
		return name;
	}

}
