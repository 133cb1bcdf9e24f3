package io.dynamomapping.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Looks for an order of the operations on one key, as Wing and Gong do (<em>Testing and
 * verifying concurrent objects</em>, 1993): tries whatever may come next, and goes back
 * where nothing can. What has been tried is remembered, so that no way is gone twice.
 */
final class OrderSearch {

	private static final int SHOWN = 12;

	private final List<Operation> known;

	private final List<Operation> unknown;

	private final Deque<Order> open = new ArrayDeque<>();

	private final Map<Order, List<Order>> tried = new HashMap<>();

	private Order longest = new Order(new BitSet(), new BitSet(), null);

	OrderSearch(List<Operation> byStart) {
		this.known = byStart.stream().filter(Operation::isKnown).toList();
		this.unknown = byStart.stream().filter((operation) -> !operation.isKnown()).toList();
	}

	boolean succeeds() {
		this.open.push(this.longest);
		while (!this.open.isEmpty()) {
			Order order = this.open.pop();
			if (order.known().cardinality() > this.longest.known().cardinality()) {
				this.longest = order;
			}
			if (order.known().cardinality() == this.known.size()) {
				return true;
			}
			proceed(order);
		}
		return false;
	}

	private void proceed(Order order) {
		long firstEnd = firstEnd(order);
		// What is pushed last is tried first: unknown ones only where nothing else helps.
		long lastStart = lastStart(order);
		for (int i = 0; i < this.unknown.size() && this.unknown.get(i).start() <= firstEnd; i++) {
			String after = this.unknown.get(i).after(order.value());
			if (!order.unknown().get(i) && this.unknown.get(i).end() >= lastStart
					&& !Objects.equals(after, order.value())) {
				push(order.withUnknown(i, after));
			}
		}
		for (int i : next(order, firstEnd)) {
			Operation operation = this.known.get(i);
			if (operation.couldAnswer(order.value())) {
				push(order.withKnown(i, operation.after(order.value())));
			}
		}
	}

	private void push(Order order) {
		List<Order> alike = this.tried.computeIfAbsent(order.withoutUnknown(), (key) -> new ArrayList<>());
		if (alike.stream().noneMatch((other) -> other.leavesAllThat(order))) {
			alike.removeIf(order::leavesAllThat);
			alike.add(order);
			this.open.push(order);
		}
	}

	// Whatever begins later has to wait for it.
	private long firstEnd(Order order) {
		long end = Operation.NEVER;
		for (int i = order.known().nextClearBit(0); i < this.known.size()
				&& this.known.get(i).start() <= end; i = order.known().nextClearBit(i + 1)) {
			end = Math.min(end, this.known.get(i).end());
		}
		return end;
	}

	private long lastStart(Order order) {
		return order.known().isEmpty() ? 0 : this.known.get(order.known().length() - 1).start();
	}

	private List<Integer> next(Order order, long firstEnd) {
		List<Integer> next = new ArrayList<>();
		for (int i = order.known().nextClearBit(0); i < this.known.size()
				&& this.known.get(i).start() <= firstEnd; i = order.known().nextClearBit(i + 1)) {
			next.add(i);
		}
		return next;
	}

	/**
	 * Say where the longest order ends that was found.
	 * @return what it leads to, and what does not fit there
	 */
	String describe() {
		long firstEnd = firstEnd(this.longest);
		List<Operation> open = this.unknown.stream().filter((operation) -> operation.start() <= firstEnd).toList();
		return this.longest.known().cardinality() + " of " + this.known.size() + " operations lead to '"
				+ this.longest.value() + "'; then there are"
				+ lines(next(this.longest, firstEnd).stream().map(this.known::get).toList())
				+ "\n  and before, with an unknown outcome,"
				+ lines(open.subList(Math.max(0, open.size() - SHOWN), open.size()));
	}

	private static String lines(List<Operation> operations) {
		return operations.stream().map((operation) -> "\n    " + operation.toLine()).collect(Collectors.joining());
	}

}
