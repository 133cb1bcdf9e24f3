package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one more element of a path leads to.
 *
 * @param places the places that are known
 * @param open whether there may be others that types do not tell of
 * @param names the names that could have been taken
 */
record Reach(List<Place> places, boolean open, Set<String> names) {

	static final Reach OPEN = new Reach(List.of(), true, Set.of());

	static final Reach NOWHERE = new Reach(List.of(), false, Set.of());

	static Reach to(Place place) {
		return new Reach(List.of(place), false, Set.of());
	}

	/**
	 * Return whether values have nothing there.
	 * @return {@code true} if no type has such an element
	 */
	boolean isNowhere() {
		return this.places.isEmpty() && !this.open;
	}

	/**
	 * Return the names beside those that were taken.
	 * @param names the names
	 * @return the same reach, which tells them
	 */
	Reach among(Set<String> names) {
		return new Reach(this.places, this.open, names);
	}

	static Reach either(Collection<Reach> all) {
		List<Place> places = new ArrayList<>();
		Set<String> names = new TreeSet<>();
		boolean open = false;
		for (Reach reach : all) {
			places.addAll(reach.places());
			names.addAll(reach.names());
			open |= reach.open();
		}
		return new Reach(List.copyOf(places), open, names);
	}

}
