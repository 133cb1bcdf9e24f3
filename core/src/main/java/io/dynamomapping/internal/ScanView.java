package io.dynamomapping.internal;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import io.dynamomapping.internal.table.WriteResult;
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

	private final FullScanGuard guard;

	private final String verb;

	private final int characteristics;

	/**
	 * Create a view.
	 * @param mapping the mapping whose view it is
	 * @param guard asked before the whole table is read
	 * @param verb the method that returns the view
	 * @param characteristics of its spliterator
	 */
	ScanView(DefaultDynamoMapping<?, ?> mapping, FullScanGuard guard, String verb, int characteristics) {
		this.mapping = mapping;
		this.guard = guard;
		this.verb = verb;
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

	private Iterator<Map<String, AttributeValue>> fullScan() {
		this.guard.require(this.verb);
		return scan();
	}

	@Override
	public Iterator<E> iterator() {
		return new Iterator<>() {

			private @Nullable Iterator<Map<String, AttributeValue>> items;

			private @Nullable Map<String, AttributeValue> last;

			private Iterator<Map<String, AttributeValue>> items() {
				if (this.items == null) {
					this.items = fullScan();
				}
				return this.items;
			}

			@Override
			public boolean hasNext() {
				return items().hasNext();
			}

			@Override
			public E next() {
				Map<String, AttributeValue> item = items().next();
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

	/**
	 * Delete an item if it still is what it was.
	 * @param item the item, with the attributes that the view needs
	 * @return whether it was deleted, and the present item if it was not
	 */
	abstract WriteResult deleteUnchanged(Map<String, AttributeValue> item);

	@Override
	public boolean removeIf(Predicate<? super E> filter) {
		Objects.requireNonNull(filter, "filter");
		boolean changed = false;
		Iterator<Map<String, AttributeValue>> items = fullScan();
		while (items.hasNext()) {
			Map<String, AttributeValue> item = items.next();
			Contention contention = this.mapping.contention(item);
			while (item != null && filter.test(element(item))) {
				WriteResult result = deleteUnchanged(item);
				changed |= result.applied();
				item = result.applied() ? null : result.item();
				if (item != null) {
					contention.refused();
				}
			}
		}
		return changed;
	}

	@Override
	public boolean removeAll(Collection<?> elements) {
		Objects.requireNonNull(elements, "elements");
		return removeIf(elements::contains);
	}

	@Override
	public boolean retainAll(Collection<?> elements) {
		Objects.requireNonNull(elements, "elements");
		return removeIf((element) -> !elements.contains(element));
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
