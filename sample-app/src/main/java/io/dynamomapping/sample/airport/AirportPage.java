package io.dynamomapping.sample.airport;

import java.util.List;

import io.dynamomapping.Page;
import org.jspecify.annotations.Nullable;

/**
 * Some airports of a longer list.
 *
 * @param airports the airports
 * @param next what to ask for the following page with, or {@code null} on the last one
 * @param scannedCount how many items DynamoDB looked at to find them
 * @param consumedCapacity the read units it charged for that, or {@code null} if it did
 * not say
 */
record AirportPage(List<Airport> airports, @Nullable String next, int scannedCount, @Nullable Double consumedCapacity) {

	static AirportPage of(Page<Airport> page) {
		return new AirportPage(page.items(), page.next(), page.scannedCount(), page.consumedCapacity());
	}

}
