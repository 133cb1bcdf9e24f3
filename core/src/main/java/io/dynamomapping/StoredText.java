package io.dynamomapping;

import java.nio.charset.StandardCharsets;

/**
 * Whether UTF-8, in which DynamoDB holds text and names, can hold them.
 */
final class StoredText {

	private static final int MAX_NAME = 65_535;

	private StoredText() {
	}

	/**
	 * Return whether a text has half of a surrogate pair.
	 * @param text the text
	 * @return {@code true} if UTF-8 cannot hold it
	 */
	static boolean isBroken(String text) {
		return text.codePoints().anyMatch((code) -> Character.MIN_SURROGATE <= code && code <= Character.MAX_SURROGATE);
	}

	/**
	 * Return whether a name is too long for an attribute, or a member of a map.
	 * @param name the name
	 * @return {@code true} if DynamoDB has no such names
	 */
	static boolean isTooLong(String name) {
		// A character takes three bytes at most.
		return name.length() > MAX_NAME / 3 && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME;
	}

}
