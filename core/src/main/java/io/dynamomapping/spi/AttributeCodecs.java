package io.dynamomapping.spi;

import tools.jackson.databind.json.JsonMapper;

/**
 * Codecs for what others have stored, and for what is best stored as text.
 */
public final class AttributeCodecs {

	private AttributeCodecs() {
	}

	/**
	 * Return a codec that reads what older libraries stored as truth values:
	 * {@code BOOL}, the numbers 0 and 1, and the texts {@code true} and {@code false}. It
	 * writes {@code BOOL}. Made for {@code Boolean} and {@code boolean}.
	 * @return the codec
	 */
	public static AttributeCodec<Boolean> lenientBoolean() {
		return new LenientBooleanCodec();
	}

	/**
	 * Return a codec that stores objects as JSON text in one attribute of type {@code S}.
	 * @param type the type of the objects, its subclasses not included
	 * @param mapper what writes and reads the text; its settings are part of what is
	 * stored
	 * @param <T> the type of the objects
	 * @return the codec
	 */
	public static <T> AttributeCodec<T> jsonText(Class<T> type, JsonMapper mapper) {
		return new JsonTextCodec<>(type, mapper);
	}

}
