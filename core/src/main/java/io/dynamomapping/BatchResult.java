package io.dynamomapping;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch of writes has done, or has done so far.
 *
 * @param puts how many items were put
 * @param removals how many keys were removed, whether or not they had an item
 * @param capacityUnits the write units that DynamoDB charged, by the names of the tables;
 * without those of answers that did not say
 */
public record BatchResult(long puts, long removals, Map<String, Double> capacityUnits) {

	public BatchResult {
		capacityUnits = Collections.unmodifiableMap(new TreeMap<>(capacityUnits));
	}

	/**
	 * Return how many writes were confirmed.
	 * @return puts and removals
	 */
	public long writes() {
		return this.puts + this.removals;
	}

	/**
	 * Return the write units that DynamoDB charged for all tables.
	 * @return the sum
	 */
	public double consumedCapacity() {
		return this.capacityUnits.values().stream().mapToDouble(Double::doubleValue).sum();
	}

}
