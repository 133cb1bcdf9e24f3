package io.dynamomapping.spi;

/**
 * Is told of what has become of items, after it is done. What it throws is logged and
 * goes no further. Called on the thread of the caller, in batches on those that send
 * them, possibly by many at once.
 */
@FunctionalInterface
public interface ItemListener {

	/**
	 * Take note of an event.
	 * @param event what has happened
	 */
	void onEvent(ItemEvent<?> event);

	/**
	 * Return whether to be told of each item that is read, too. Asked once.
	 * @return {@code true} unless only writes are of interest
	 */
	default boolean listensToLoads() {
		return true;
	}

}
