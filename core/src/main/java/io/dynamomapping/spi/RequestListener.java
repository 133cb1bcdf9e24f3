package io.dynamomapping.spi;

/**
 * Is told of each request to DynamoDB, once it is over and, if it likes, before: one
 * report for each request, however many tables and attempts it has. Called on the thread
 * of the request, possibly by many at once; what it throws is logged and goes no further.
 * It must not use mappings itself: requests of a batch would wait for each other.
 */
@FunctionalInterface
public interface RequestListener {

	/**
	 * Take note of a request that is about to be sent, on the thread that sends it.
	 * Listeners are asked in their order, and told of the end in the opposite one. One
	 * that throws is not told how the request ends.
	 * @param request what is asked
	 * @return the listener that is told, on the same thread, how this request ends
	 */
	default RequestListener beforeRequest(RequestStart request) {
		return this;
	}

	/**
	 * Take note of a request that is over.
	 * @param report what was asked, how long it took and what it cost
	 */
	void afterRequest(RequestReport report);

	/**
	 * Decorate a task that sends requests on another thread, such as a part of a batch,
	 * so that it finds there what the calling thread has: an observation, a logging
	 * context. Called on the thread that uses the mapping.
	 * @param task the task
	 * @return a task that runs it once
	 */
	default Runnable decorate(Runnable task) {
		return task;
	}

}
