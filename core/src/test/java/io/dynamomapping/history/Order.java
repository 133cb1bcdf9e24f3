package io.dynamomapping.history;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of an order of operations.
 *
 * @param known which operations with a known outcome are in it
 * @param unknown which operations with an unknown outcome are in it
 * @param value what the key holds after them, or {@code null}
 */
record Order(BitSet known, BitSet unknown, @Nullable String value) {

	Order withKnown(int index, @Nullable String value) {
		return new Order(with(this.known, index), this.unknown, value);
	}

	Order withUnknown(int index, @Nullable String value) {
		return new Order(this.known, with(this.unknown, index), value);
	}

	/**
	 * Return what orders have in common that can be continued alike, but for the
	 * operations with an unknown outcome that are left.
	 * @return the same without these
	 */
	Order withoutUnknown() {
		return new Order(this.known, new BitSet(), this.value);
	}

	/**
	 * Return whether this leaves all operations that another order leaves, and maybe
	 * more.
	 * @param other the other order
	 * @return {@code true} if whatever continues the other one continues this one
	 */
	boolean leavesAllThat(Order other) {
		BitSet more = (BitSet) this.unknown.clone();
		more.andNot(other.unknown);
		return more.isEmpty();
	}

	private static BitSet with(BitSet bits, int index) {
		BitSet more = (BitSet) bits.clone();
		more.set(index);
		return more;
	}

}
