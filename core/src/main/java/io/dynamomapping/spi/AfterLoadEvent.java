package io.dynamomapping.spi;

/**
 * An item was read as a value.
 *
 * @param item the item
 * @param value the value, as callbacks left it
 * @param <V> the type of the mapping's values
 */
public record AfterLoadEvent<V>(ItemContext item, V value) implements ItemEvent<V> {

	@Override
	public String toString() {
		return "AfterLoadEvent of " + this.item;
	}

}
