package io.dynamomapping.internal.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Seals page tokens: with a secret, so that nobody without it can make one, or without,
 * so that changes are found. Never shows the secret.
 */
final class PageTokenSeal {

	/** A truncated HMAC may have half of its length; more would make tokens longer. */
	static final int LENGTH = 16;

	private static final String ALGORITHM = "HmacSHA256";

	private static final byte[] NO_SECRET = "io.dynamomapping".getBytes(StandardCharsets.US_ASCII);

	private final SecretKeySpec key;

	private final boolean secret;

	/**
	 * Create a seal.
	 * @param secret the secret, or {@code null} for none
	 */
	PageTokenSeal(byte @Nullable [] secret) {
		this.key = new SecretKeySpec((secret != null) ? secret : NO_SECRET, ALGORITHM);
		this.secret = secret != null;
	}

	boolean isSecret() {
		return this.secret;
	}

	/**
	 * Return the seal of some texts, each told apart from the next.
	 * @param parts the texts
	 * @return {@value #LENGTH} bytes
	 */
	byte[] seal(List<byte[]> parts) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			for (byte[] part : parts) {
				mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
				mac.update(part);
			}
			return Arrays.copyOf(mac.doFinal(), LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Expected " + ALGORITHM + ", which every JVM has, found none.", ex);
		}
	}

}
