package io.dynamomapping;

/**
 * What becomes of writes whose answer was lost. The AWS SDK sends a request again when
 * the connection breaks or DynamoDB answers that it failed, and may thereby apply it
 * twice, or have it refused by the item that it wrote itself.
 */
public enum AmbiguousWrites {

	/**
	 * A write that refuses itself when it is sent twice, such as {@code putIfAbsent} or
	 * one with a version, is sent again, and so is one that leaves the same item however
	 * often it is sent, and whose answer does not depend on it. Where it is then refused,
	 * and for every other write at once, {@link OutcomeUnknownException} is thrown. Costs
	 * nothing.
	 */
	THROW,

	/**
	 * Every write of a single item is a transaction with a token, by which DynamoDB knows
	 * it when it is sent again: it is applied once, and its answer is right. Costs twice
	 * the write capacity units; verbs that return the item before or after the write read
	 * it first, with as many read capacity units as a strongly consistent read, and start
	 * over where somebody else was faster.
	 */
	EXACT

}
