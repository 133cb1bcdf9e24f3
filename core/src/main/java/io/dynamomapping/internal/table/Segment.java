package io.dynamomapping.internal.table;

/**
 * One of several parts of a table that are scanned on their own.
 *
 * @param number its number, from 0
 * @param total how many there are
 */
public record Segment(int number, int total) {

	/** How many segments DynamoDB allows. */
	public static final int MAX_TOTAL = 1_000_000;

	public Segment {
		if (total < 1 || total > MAX_TOTAL) {
			throw new IllegalArgumentException(
					"Expected 1 to " + MAX_TOTAL + " segments, found " + total + ". Ask for another number of them.");
		}
		if (number < 0 || number >= total) {
			throw new IllegalArgumentException("Expected a segment from 0 to " + (total - 1) + ", found " + number
					+ ". Count them from 0, below their total.");
		}
	}

}
