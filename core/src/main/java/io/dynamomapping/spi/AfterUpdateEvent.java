package io.dynamomapping.spi;

import io.dynamomapping.Change;

/**
 * An item was changed in place.
 *
 * @param item the item
 * @param change the change as it was sent, in DynamoDB's names and values
 * @param <V> the type of the mapping's values
 */
public record AfterUpdateEvent<V>(ItemContext item, Change change) implements ItemEvent<V> {

	@Override
	public String toString() {
		return "AfterUpdateEvent of " + this.item;
	}

}
