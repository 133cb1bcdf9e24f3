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
		for (int i = 0; i < text.length(); i++) {
			char current = text.charAt(i);
			if (!Character.isSurrogate(current)) {
				continue;
			}
			boolean pair = Character.isHighSurrogate(current) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1));
			if (!pair) {
				throw new RefusedException("expected text, found half of a surrogate pair at position " + i
						+ ", which UTF-8 cannot hold. Store it as binary, or correct the text.");
			}
			i++;
		}
		return text;
	}

}
