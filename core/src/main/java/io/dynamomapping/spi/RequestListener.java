package io.dynamomapping.spi;

/**
 * Is told of each request to DynamoDB, once it is over. Called on the thread of the
 * request, possibly by many at once; what it throws is logged and goes no further. It
 * must not use mappings itself: requests of a batch would wait for each other.
 */
@FunctionalInterface
public interface RequestListener {

	/**
	 * Take note of a request.
	 * @param report what was asked, how long it took and what it cost
	 */
	void afterRequest(RequestReport report);

}
