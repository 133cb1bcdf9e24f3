package io.dynamomapping.faults;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Which requests a fault strikes: each, unless it is said otherwise.
 */
public final class FaultRule {

	private final Fault fault;

	private final AtomicInteger matches = new AtomicInteger();

	private volatile Predicate<Call> condition = (call) -> true;

	private volatile int first = 1;

	private volatile int last = Integer.MAX_VALUE;

	FaultRule(Fault fault) {
		this.fault = fault;
	}

	/**
	 * Strike some operations only.
	 * @param operations their names
	 * @return this rule
	 */
	public FaultRule on(String... operations) {
		Set<String> names = Set.of(operations);
		return when((call) -> names.contains(call.operation()));
	}

	/**
	 * Strike requests with a text only.
	 * @param text part of the body
	 * @return this rule
	 */
	public FaultRule withBody(String text) {
		return when((call) -> call.body().contains(text));
	}

	/**
	 * Strike some requests only.
	 * @param test tells which
	 * @return this rule
	 */
	public FaultRule when(Predicate<Call> test) {
		this.condition = this.condition.and(test);
		return this;
	}

	/**
	 * Strike a share of the requests.
	 * @param share from 0 to 1
	 * @param random decides which
	 * @return this rule
	 */
	public FaultRule sometimes(double share, Random random) {
		return when((call) -> {
			synchronized (random) {
				return random.nextDouble() < share;
			}
		});
	}

	/**
	 * Strike one of the requests.
	 * @param number which one, from 1
	 * @return this rule
	 */
	public FaultRule nth(int number) {
		return between(number, number);
	}

	/**
	 * Strike the first requests.
	 * @param count how many
	 * @return this rule
	 */
	public FaultRule first(int count) {
		return between(1, count);
	}

	/**
	 * Strike the requests from one on.
	 * @param number the first one, from 1
	 * @return this rule
	 */
	public FaultRule from(int number) {
		return between(number, Integer.MAX_VALUE);
	}

	private FaultRule between(int from, int to) {
		this.first = from;
		this.last = to;
		return this;
	}

	boolean strikes(Call call) {
		if (!this.condition.test(call)) {
			return false;
		}
		int number = this.matches.incrementAndGet();
		return number >= this.first && number <= this.last;
	}

	Fault fault() {
		return this.fault;
	}

}
