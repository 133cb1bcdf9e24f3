package io.dynamomapping.sample.web;

/**
 * Text that clients send as part of a key.
 */
public final class KeyText {

	// DynamoDB takes 2,048 bytes, UTF-8 makes up to four of a character.
	private static final int LONGEST = 100;

	private KeyText() {
	}

	/**
	 * Return a text that can be part of a key.
	 * @param name what it is called
	 * @param text what the client sent
	 * @return the same text
	 * @throws RefusedException if it is blank or too long
	 */
	public static String require(String name, String text) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new RefusedException("Expected 1 to " + LONGEST + " characters as '" + name + "', found "
					+ (text.isBlank() ? "none" : text.length()) + ". Use another key.");
		}
		return text;
	}

}
