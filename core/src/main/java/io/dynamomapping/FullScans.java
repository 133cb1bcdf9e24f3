package io.dynamomapping;

/**
 * Whether a mapping may read its whole table, page by page, at the price of every item.
 * That is what iteration of the views does, {@code count()}, {@code containsValue},
 * {@code replaceAll}, {@code clear}, and a scan that nothing limits; not {@code isEmpty},
 * nor {@code size} unless it is exact.
 *
 * @see MappingOptions#withFullScans(FullScans)
 */
public enum FullScans {

	/**
	 * Read it.
	 */
	ALLOW,

	/**
	 * Read it, and log a warning the first time.
	 */
	WARN,

	/**
	 * Throw an {@link UnsupportedOperationException} before anything is requested.
	 */
	DENY

}
