package io.dynamomapping.sample.airport;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some airports of a longer list.
 *
 * @param airports the airports
 * @param next how many to skip for the following page, or {@code null} on the last one
 */
record AirportPage(List<Airport> airports, @Nullable Integer next) {

	/**
	 * Cut a page from a list that is longer than the page where there is more.
	 * @param found the airports of this page, and perhaps one of the next
	 * @param skip how many airports come before this page
	 * @param limit how many airports a page holds
	 * @return the page
	 */
	static AirportPage of(List<Airport> found, int skip, int limit) {
		boolean more = found.size() > limit;
		return more ? new AirportPage(found.subList(0, limit), skip + limit) : new AirportPage(found, null);
	}

}
