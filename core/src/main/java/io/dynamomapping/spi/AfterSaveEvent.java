package io.dynamomapping.spi;

/**
 * A value was written as a whole.
 *
 * @param item the item
 * @param value the value, as callbacks left it
 * @param <V> the type of the mapping's values
 */
public record AfterSaveEvent<V>(ItemContext item, V value) implements ItemEvent<V> {

	@Override
	public String toString() {
		return "AfterSaveEvent of " + this.item;
	}

}
