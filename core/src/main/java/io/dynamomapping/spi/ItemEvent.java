package io.dynamomapping.spi;

/**
 * Something has happened to an item. Its text names the item, and holds no value.
 *
 * @param <V> the type of the mapping's values
 */
public sealed interface ItemEvent<V> permits AfterSaveEvent, AfterUpdateEvent, AfterDeleteEvent, AfterLoadEvent {

	/**
	 * Return what it happened to.
	 * @return the item
	 */
	ItemContext item();

}
