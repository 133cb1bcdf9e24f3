package io.dynamomapping.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;

import org.jspecify.annotations.Nullable;

/**
 * A view without duplicates. Equal to every set of the same elements, which a scan finds
 * out.
 *
 * @param <E> the type of the elements
 */
abstract class ScanSetView<E> extends ScanView<E> implements Set<E> {

	ScanSetView(DefaultDynamoMapping<?, ?> mapping, FullScanGuard guard, String verb) {
		super(mapping, guard, verb, Spliterator.DISTINCT);
	}

	@Override
	public boolean removeAll(Collection<?> elements) {
		return removeEach(elements);
	}

	@Override
	public Spliterator<E> spliterator() {
		return super.spliterator();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other == this || (other instanceof Set<?> set && elements().equals(set));
	}

	private Set<E> elements() {
		// Not the constructor that takes a collection: it asks for the size first.
		Set<E> elements = new HashSet<>();
		forEach(elements::add);
		return elements;
	}

	@Override
	public int hashCode() {
		int sum = 0;
		for (E element : this) {
			sum += element.hashCode();
		}
		return sum;
	}

}
