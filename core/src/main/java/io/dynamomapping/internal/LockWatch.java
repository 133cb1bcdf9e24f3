package io.dynamomapping.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.internal.LockItems.LockItem;

/**
 * Since when the locks of others have been as they are, by the clock of this JVM.
 * Absolute times of several machines are never compared.
 */
final class LockWatch {

	private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

	/**
	 * Take note of a lock that somebody else holds.
	 * @param name the name of the lock
	 * @param item its item, as DynamoDB has just returned it
	 * @return how long its version has to stand still yet, zero or less if its holder is
	 * dead
	 */
	Duration see(String name, LockItem item) {
		long now = System.nanoTime();
		Sighting sighting = this.sightings.compute(name,
				(key, known) -> (known != null && known.version().equals(item.version())) ? known
						: new Sighting(item.version(), now));
		return item.lease().minusNanos(now - sighting.nanoTime());
	}

	void forget(String name) {
		this.sightings.remove(name);
	}

	private record Sighting(String version, long nanoTime) {
	}

}
