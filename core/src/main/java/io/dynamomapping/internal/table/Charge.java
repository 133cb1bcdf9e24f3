package io.dynamomapping.internal.table;

import java.time.Duration;
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

	private static final Duration OPEN_CHECK = Duration.ofMillis(500);

	private final List<Share> shares = new ArrayList<>();

	private Charge() {
	}

	/**
	 * Wait until all tables allow a request.
	 * @param elements what the request is for
	 * @param units how many units each element may cost
	 * @return what was set aside
	 * @throws InterruptedException if the thread is interrupted while it waits
	 * @throws IllegalStateException if the connection is closed while it waits
	 */
	static Charge acquire(Collection<BatchElement> elements, double units) throws InterruptedException {
		Charge charge = NONE;
		Set<Object> seen = new HashSet<>();
		for (BatchElement element : elements) {
			CapacityLimiter limiter = element.calls().limiter();
			if (limiter != null && seen.add(List.of(element.calls().table(), limiter))) {
				long count = elements.stream().filter((other) -> isAlike(element.calls(), other.calls())).count();
				charge = (charge != NONE) ? charge : new Charge();
				charge.add(element.calls(), limiter, count * units);
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
	 * @throws IllegalStateException if the connection is closed while it waits
	 */
	static Charge acquire(TableCalls calls, double units) throws InterruptedException {
		CapacityLimiter limiter = calls.limiter();
		if (limiter == null) {
			return NONE;
		}
		Charge charge = new Charge();
		charge.add(calls, limiter, units);
		return charge;
	}

	// A debt may take long to be paid off: close is to end that, too.
	private void add(TableCalls calls, CapacityLimiter limiter, double units) throws InterruptedException {
		try {
			while (!limiter.tryAcquire(units, OPEN_CHECK)) {
				calls.connection().requireOpen(calls.table());
			}
			this.shares.add(new Share(calls.table(), limiter, units));
		}
		catch (InterruptedException | IllegalStateException ex) {
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
