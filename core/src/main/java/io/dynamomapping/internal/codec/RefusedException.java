package io.dynamomapping.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be stored or read, before it is known what it is part of. The
 * codecs turn it into what callers see.
 */
final class RefusedException extends RuntimeException {

	private final String path;

	/**
	 * Create an exception.
	 * @param path where it is, relative to what is converted
	 * @param sentence what is wrong and what to do, to follow the name of the attribute
	 * @param cause the cause, or {@code null}
	 */
	RefusedException(String path, String sentence, @Nullable Throwable cause) {
		super(sentence, cause, false, false);
		this.path = path;
	}

	RefusedException(String sentence) {
		this("", sentence, null);
	}

	String path() {
		return this.path;
	}

	String sentence() {
		return String.valueOf(getMessage());
	}

}
