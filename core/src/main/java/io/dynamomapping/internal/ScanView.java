package io.dynamomapping.internal;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A view of a table that is iterated by a scan. Requests nothing before it is used, and
 * never asks for its size to iterate.
 *
 * @param <E> the type of the elements
 */
abstract class ScanView<E> extends AbstractCollection<E> {

	private final DefaultDynamoMapping<?, ?> mapping;

	private final int characteristics;

	ScanView(DefaultDynamoMapping<?, ?> mapping, int characteristics) {
		this.mapping = mapping;
		this.characteristics = characteristics | Spliterator.NONNULL | Spliterator.CONCURRENT;
	}

	/**
	 * Start a scan.
	 * @return the items, with the attributes that the view needs
	 */
	abstract Iterator<Map<String, AttributeValue>> scan();

	/**
	 * Return the element of an item.
	 * @param item the item
	 * @return the element
	 */
	abstract E element(Map<String, AttributeValue> item);

	@Override
	public Iterator<E> iterator() {
		Iterator<Map<String, AttributeValue>> items = scan();
		return new Iterator<>() {

			private @Nullable Map<String, AttributeValue> last;

			@Override
			public boolean hasNext() {
				return items.hasNext();
			}

			@Override
			public E next() {
				Map<String, AttributeValue> item = items.next();
				this.last = item;
				return element(item);
			}

			@Override
			public void remove() {
				if (this.last == null) {
					throw new IllegalStateException("Expected a call of next() before remove(), found none.");
				}
				ScanView.this.mapping.deleteItem(this.last);
				this.last = null;
			}

		};
	}

	@Override
	public Spliterator<E> spliterator() {
		return Spliterators.spliteratorUnknownSize(iterator(), this.characteristics);
	}

	@Override
	public int size() {
		return this.mapping.size();
	}

	@Override
	public boolean isEmpty() {
		return this.mapping.isEmpty();
	}

	@Override
	public void clear() {
		this.mapping.clear();
	}

	private List<E> copy() {
		List<E> copy = new ArrayList<>();
		iterator().forEachRemaining(copy::add);
		return copy;
	}

	@Override
	public Object[] toArray() {
		return copy().toArray();
	}

	@Override
	public <T> T[] toArray(T[] array) {
		return copy().toArray(array);
	}

	@Override
	public <T> T[] toArray(IntFunction<T[]> generator) {
		return copy().toArray(generator);
	}

	/**
	 * Remove elements one by one, however many there are in the table.
	 * @param elements what to remove
	 * @return whether any was there
	 */
	final boolean removeEach(Collection<?> elements) {
		boolean changed = false;
		for (Object element : elements) {
			changed |= remove(element);
		}
		return changed;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + " of " + this.mapping;
	}

}
