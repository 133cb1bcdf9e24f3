package io.dynamomapping.internal.codec;

/**
 * What DynamoDB asks of text.
 */
public final class Text {

	private Text() {
	}

	/**
	 * Return how many bytes a text takes in UTF-8, without making them.
	 * @param text the text
	 * @return the number of bytes
	 */
	public static int utf8Length(String text) {
		int bytes = text.length();
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (Character.isSurrogate(unit)) {
				bytes++;
			}
			else if (unit > 0x7f) {
				bytes += (unit > 0x7ff) ? 2 : 1;
			}
		}
		return bytes;
	}

	/**
	 * Return a text that can be written as UTF-8.
	 * @param text any text
	 * @return the same text
	 * @throws RefusedException if it has half of a surrogate pair
	 */
	static String requireStorable(String text) {
		int i = 0;
		while (i < text.length()) {
			int codePoint = text.codePointAt(i);
			if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
				throw new RefusedException("expected text, found half of a surrogate pair at position " + i
						+ ", which UTF-8 cannot hold. Store it as binary, or correct the text.");
			}
			i += Character.charCount(codePoint);
		}
		return text;
	}

}
