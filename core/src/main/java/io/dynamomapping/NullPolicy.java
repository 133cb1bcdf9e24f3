package io.dynamomapping;

/**
 * What becomes of a member that is {@code null} when a value is stored. Elements of lists
 * keep their place and are stored as {@code NULL} under either policy.
 */
public enum NullPolicy {

	/**
	 * The member has no attribute: a put leaves it out, an update removes it.
	 */
	OMIT,

	/**
	 * The member is stored as DynamoDB's {@code NULL}, by puts and by updates.
	 */
	STORE

}
