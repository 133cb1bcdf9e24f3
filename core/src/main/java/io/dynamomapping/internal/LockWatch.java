package io.dynamomapping.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.internal.LockItems.LockItem;

/**
 * Since when the locks of others have been as they are, by the clock of this JVM.
 * Absolute times of several machines are never compared.
 */
final class LockWatch {

	/**
	 * Those asked for last stay. Age says nothing: who asks once an hour has to know the
	 * version of an hour ago.
	 */
	private static final int MAX_SIGHTINGS = 10_000;

	private final Map<String, Sighting> sightings = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * Take note of a lock that somebody else holds.
	 * @param name the name of the lock
	 * @param item its item, as DynamoDB has just returned it
	 * @return how long its version has to stand still yet, zero or less if its holder is
	 * dead
	 */
	synchronized Duration see(String name, LockItem item) {
		long now = System.nanoTime();
		Sighting sighting = this.sightings.get(name);
		if (sighting == null || !sighting.version().equals(item.version())) {
			sighting = new Sighting(item.version(), now);
			this.sightings.put(name, sighting);
			if (this.sightings.size() > MAX_SIGHTINGS) {
				this.sightings.remove(this.sightings.keySet().iterator().next());
			}
		}
		return item.lease().minusNanos(now - sighting.nanoTime());
	}

	synchronized void forget(String name) {
		this.sightings.remove(name);
	}

	private record Sighting(String version, long nanoTime) {
	}

}
