package io.dynamomapping.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells whether operations on the keys of a map can be put in an order in which a map
 * that does one after the other answers the same: each of them at some time between its
 * start and its end, those with an unknown outcome at any time after their start, or
 * never. As keys are independent of each other, each is looked at alone.
 */
final class Linearizability {

	private Linearizability() {
	}

	/**
	 * Find the keys whose operations cannot be put in order.
	 * @param operations the operations on keys that held nothing before
	 * @return for each such key what is known of it
	 */
	static Map<String, String> violations(Collection<Operation> operations) {
		Map<String, List<Operation>> byKey = operations.stream()
			.collect(Collectors.groupingBy(Operation::key, TreeMap::new, Collectors.toCollection(ArrayList::new)));
		Map<String, String> violations = new TreeMap<>();
		byKey.forEach((key, history) -> {
			history.sort(Comparator.comparingLong(Operation::start));
			OrderSearch search = new OrderSearch(history);
			if (!search.succeeds()) {
				violations.put(key, search.describe());
			}
		});
		return violations;
	}

}
