package io.dynamomapping;

import java.io.Serializable;

/**
 * One point in which a table is not what it is declared to be.
 *
 * @param subject what it is about, such as {@code keys} or {@code index 'by-author'}
 * @param expected what is declared
 * @param found what the table has
 */
public record TableDifference(String subject, String expected, String found) implements Serializable {

	@Override
	public String toString() {
		return this.subject + ": expected " + this.expected + ", found " + this.found;
	}

}
