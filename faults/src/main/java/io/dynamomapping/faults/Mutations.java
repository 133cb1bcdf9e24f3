package io.dynamomapping.faults;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Inputs that are like those of a corpus, but not quite.
 */
final class Mutations {

	private final List<byte[]> corpus;

	private final Random random;

	Mutations(List<byte[]> corpus, Random random) {
		this.corpus = corpus;
		this.random = random;
	}

	byte[] next() {
		byte[] input = any();
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			input = mutate(input);
		}
		return input;
	}

	private byte[] any() {
		return this.corpus.get(this.random.nextInt(this.corpus.size()));
	}

	private byte[] mutate(byte[] input) {
		int from = this.random.nextInt(input.length + 1);
		int to = from + this.random.nextInt(Math.min(input.length - from, 16) + 1);
		return switch (this.random.nextInt(5)) {
			case 0 -> replace(input, from, to, new byte[0]);
			case 1 -> replace(input, from, from, Arrays.copyOfRange(input, from, to));
			case 2 -> replace(input, from, from, part(any()));
			case 3 -> replace(input, from, to, part(any()));
			default ->
				replace(input, from, Math.min(from + 1, input.length), new byte[] { (byte) this.random.nextInt(256) });
		};
	}

	private byte[] part(byte[] input) {
		int from = this.random.nextInt(input.length + 1);
		return Arrays.copyOfRange(input, from, from + this.random.nextInt(input.length - from + 1));
	}

	private static byte[] replace(byte[] input, int from, int to, byte[] replacement) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		output.write(input, 0, from);
		output.writeBytes(replacement);
		output.write(input, to, input.length - to);
		return output.toByteArray();
	}

}
