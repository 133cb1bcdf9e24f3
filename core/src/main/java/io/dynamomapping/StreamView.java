package io.dynamomapping;

/**
 * What the stream of a table tells of each change, or that there is no stream.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">Change
 * data capture for DynamoDB Streams</a>
 */
public enum StreamView {

	/** No stream. */
	NONE,

	/** The key attributes of the item. */
	KEYS_ONLY,

	/** The item after the change. */
	NEW_IMAGE,

	/** The item before the change. */
	OLD_IMAGE,

	/** The item before and after the change. */
	NEW_AND_OLD_IMAGES

}
