package io.dynamomapping.model;

import org.jspecify.annotations.Nullable;

/**
 * What a value holds besides its key, whatever its type.
 *
 * @param text a text
 * @param number a number
 * @param version the version, or {@code null} if it has none
 * @param expiresAt when it expires, in seconds since 1970, or {@code null} if it does not
 */
record Content(String text, int number, @Nullable Long version, @Nullable Long expiresAt) {

	Content withVersion(@Nullable Long version) {
		return new Content(this.text, this.number, version, this.expiresAt);
	}

}
