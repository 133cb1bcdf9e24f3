package io.dynamomapping;

/**
 * The types of attribute values, by DynamoDB's own names.
 */
public enum AttributeType {

	/** Text. */
	S,

	/** A number. */
	N,

	/** Binary. */
	B,

	/** A set of texts. */
	SS,

	/** A set of numbers. */
	NS,

	/** A set of binaries. */
	BS,

	/** A map. */
	M,

	/** A list. */
	L,

	/** A truth value. */
	BOOL,

	/** Nothing, stored as such. */
	NULL

}
