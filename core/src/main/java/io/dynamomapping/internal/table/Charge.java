package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.CapacityLimiter;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What is set aside for one request by the limiters of its tables, until it is known what
 * the request has cost.
 */
final class Charge {

	static final Charge NONE = new Charge();

	private final List<Share> shares = new ArrayList<>();

	private Charge() {
	}

	/**
	 * Wait until all tables allow a request.
	 * @param elements what the request is for
	 * @param units how many units each element may cost
	 * @return what was set aside
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	static Charge acquire(Collection<BatchElement> elements, double units) throws InterruptedException {
		Charge charge = NONE;
		Set<Object> seen = new HashSet<>();
		for (BatchElement element : elements) {
			CapacityLimiter limiter = element.calls().limiter();
			if (limiter != null && seen.add(List.of(element.calls().table(), limiter))) {
				long count = elements.stream().filter((other) -> isAlike(element.calls(), other.calls())).count();
				charge = (charge != NONE) ? charge : new Charge();
				charge.add(element.calls().table(), limiter, count * units);
			}
		}
		return charge;
	}

	private static boolean isAlike(TableCalls one, TableCalls other) {
		return one.limiter() == other.limiter() && one.table().equals(other.table());
	}

	/**
	 * Wait until a table allows a request.
	 * @param calls the table
	 * @param units how many units the request may cost
	 * @return what was set aside
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	static Charge acquire(TableCalls calls, double units) throws InterruptedException {
		CapacityLimiter limiter = calls.limiter();
		if (limiter == null) {
			return NONE;
		}
		Charge charge = new Charge();
		charge.add(calls.table(), limiter, units);
		return charge;
	}

	private void add(String table, CapacityLimiter limiter, double units) throws InterruptedException {
		try {
			limiter.acquire(units);
			this.shares.add(new Share(table, limiter, units));
		}
		catch (InterruptedException ex) {
			cancel();
			throw ex;
		}
	}

	/**
	 * Charge what the request has cost.
	 * @param consumed what DynamoDB says; where it says nothing, what was expected
	 */
	void settle(List<ConsumedCapacity> consumed) {
		for (Share share : this.shares) {
			List<Double> units = consumed.stream()
				.filter((capacity) -> consumed.size() == 1 || share.table.equals(capacity.tableName()))
				.map(ConsumedCapacity::capacityUnits)
				.filter(Objects::nonNull)
				.toList();
			share.limiter.settle(share.units, units.isEmpty() ? share.units : units.get(0));
		}
	}

	/**
	 * Charge nothing, as the request was not served.
	 */
	void cancel() {
		this.shares.forEach((share) -> share.limiter.settle(share.units, 0));
	}

	private record Share(String table, CapacityLimiter limiter, double units) {

	}

}
