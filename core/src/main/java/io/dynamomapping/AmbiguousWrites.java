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
	 * <p>
	 * A write that was applied, of which the answer was lost, and which somebody undid
	 * before it was sent again, is applied a second time, and answered as a success:
	 * {@code putIfAbsent} puts an item again that another application has removed, a
	 * change that sets an attribute overwrites what was set meanwhile.
	 */
	THROW,

	/**
	 * Every write of a single item is a transaction with a token, by which DynamoDB knows
	 * it when it is sent again: it is applied once, and its answer is right, also that it
	 * was refused. Costs twice the write capacity units. Verbs that return the item
	 * before or after the write ({@code put}, {@code replace}, {@code remove},
	 * {@code delete}, {@code update}, {@code upsert}, {@code save} and changes of live
	 * items) read it first, with a round trip and a strongly consistent read more, and
	 * start over where somebody else was faster, up to a {@link ContentionException};
	 * others ({@code putIfAbsent}, {@code insert}, guarded puts and removals,
	 * {@code compute} and {@code merge}) take as many round trips as always.
	 * <p>
	 * An item whose attributes are not declared by a type is compared by those that it
	 * had: one that is added between the read and the write is missing in the answer,
	 * unless the item has a version. One of more than 149 attributes needs a version.
	 * Batches are not affected.
	 */
	EXACT

}
