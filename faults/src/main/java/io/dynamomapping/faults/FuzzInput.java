package io.dynamomapping.faults;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads an input from its start, as zeros where it has come to its end.
 */
public final class FuzzInput {

	private final byte[] bytes;

	private int position;

	/**
	 * Create an instance.
	 * @param bytes the input
	 */
	public FuzzInput(byte[] bytes) {
		this.bytes = bytes.clone();
	}

	/**
	 * Read a choice.
	 * @param bound how many there are, at most 256
	 * @return a number from 0
	 */
	public int choice(int bound) {
		return (this.position < this.bytes.length) ? (this.bytes[this.position++] & 0xff) % bound : 0;
	}

	/**
	 * Read some bytes.
	 * @param length how many at most
	 * @return the bytes
	 */
	public byte[] bytes(int length) {
		int start = this.position;
		this.position = Math.min(start + length, this.bytes.length);
		return Arrays.copyOfRange(this.bytes, start, this.position);
	}

	/**
	 * Read a text.
	 * @param length how many bytes it takes at most
	 * @return the text
	 */
	public String text(int length) {
		return new String(bytes(length), StandardCharsets.UTF_8);
	}

	/**
	 * Read all that is left.
	 * @return the text
	 */
	public String rest() {
		return text(this.bytes.length);
	}

}
