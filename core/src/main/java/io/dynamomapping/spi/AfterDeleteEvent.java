package io.dynamomapping.spi;

/**
 * An item was deleted, or was not there when it was to be.
 *
 * @param item the item
 * @param <V> the type of the mapping's values
 */
public record AfterDeleteEvent<V>(ItemContext item) implements ItemEvent<V> {

	@Override
	public String toString() {
		return "AfterDeleteEvent of " + this.item;
	}

}
