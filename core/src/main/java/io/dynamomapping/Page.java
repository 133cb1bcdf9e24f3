package io.dynamomapping;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some results of a selection, and where to go on.
 *
 * @param items the results
 * @param next what {@link Selection#after(String)} takes to go on, safe in a URL; or
 * {@code null} if there is no more. It holds the key of the last item, readable for
 * whoever gets it, and is refused once it has been changed
 * @param scannedCount how many items were evaluated
 * @param consumedCapacity the read units that DynamoDB charged, or {@code null} if it did
 * not say
 * @param partial whether the items come from an index that does not hold all attributes
 * of what was asked for: attributes may be missing that the table has. An index that the
 * type of the values declares is taken to hold all
 * @param <T> the type of the results
 */
public record Page<T>(List<T> items, @Nullable String next, int scannedCount, @Nullable Double consumedCapacity,
		boolean partial) implements Iterable<T> {

	public Page {
		items = List.copyOf(items);
	}

	/**
	 * Return how many results there are.
	 * @return the number of items
	 */
	public int count() {
		return this.items.size();
	}

	/**
	 * Return whether there may be more results.
	 * @return {@code true} if there is a token for them
	 */
	public boolean hasNext() {
		return this.next != null;
	}

	@Override
	public Iterator<T> iterator() {
		return this.items.iterator();
	}

	@Override
	public String toString() {
		return "Page of " + count() + " items" + (hasNext() ? ", with more to come" : "");
	}

}
