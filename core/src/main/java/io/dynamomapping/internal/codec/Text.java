package io.dynamomapping.internal.codec;

/**
 * What DynamoDB asks of text.
 */
final class Text {

	private Text() {
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
