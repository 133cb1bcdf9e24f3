package io.dynamomapping.internal;

import java.util.Objects;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.table.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a selection so far. Immutable: every {@code with} method returns a copy.
 */
final class SelectionSpec {

	private @Nullable KeyRange keys;

	private Condition filter = Condition.all();

	private @Nullable Long limit;

	private @Nullable Integer pageSize;

	private @Nullable Boolean consistent;

	private @Nullable String after;

	private boolean descending;

	private @Nullable Segment segment;

	private @Nullable Integer segments;

	private boolean prefetch;

	private boolean fetchAll;

	private @Nullable CapacityLimiter rateLimit;

	private SelectionSpec() {
	}

	private SelectionSpec(SelectionSpec other) {
		this.keys = other.keys;
		this.filter = other.filter;
		this.limit = other.limit;
		this.pageSize = other.pageSize;
		this.consistent = other.consistent;
		this.after = other.after;
		this.descending = other.descending;
		this.segment = other.segment;
		this.segments = other.segments;
		this.prefetch = other.prefetch;
		this.fetchAll = other.fetchAll;
		this.rateLimit = other.rateLimit;
	}

	static SelectionSpec scan() {
		return new SelectionSpec();
	}

	static SelectionSpec query(KeyRange keys) {
		return new SelectionSpec().withKeys(keys);
	}

	/**
	 * Return which keys to query.
	 * @return the keys, or {@code null} for a scan
	 */
	@Nullable KeyRange keys() {
		return this.keys;
	}

	SelectionSpec withKeys(KeyRange keys) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.keys = keys;
		return copy;
	}

	/**
	 * Return the filter.
	 * @return a bound condition
	 */
	Condition filter() {
		return this.filter;
	}

	SelectionSpec withFilter(Condition filter) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.filter = this.filter.and(filter);
		return copy;
	}

	/**
	 * Return how many results there may be.
	 * @return the number of results, the greatest there is if any number may be
	 */
	long limit() {
		return (this.limit != null) ? this.limit : Long.MAX_VALUE;
	}

	boolean isLimited() {
		return this.limit != null;
	}

	SelectionSpec withLimit(long limit) {
		if (limit < 0) {
			throw new IllegalArgumentException(
					"Expected a limit of 0 or more results, found " + limit + ". Leave it out for all.");
		}
		SelectionSpec copy = new SelectionSpec(this);
		copy.limit = limit;
		return copy;
	}

	@Nullable Integer pageSize() {
		return this.pageSize;
	}

	SelectionSpec withPageSize(int pageSize) {
		if (pageSize < 1) {
			throw new IllegalArgumentException("Expected a page size of 1 or more items, found " + pageSize
					+ ". Leave it out for pages as large as DynamoDB makes them.");
		}
		SelectionSpec copy = new SelectionSpec(this);
		copy.pageSize = pageSize;
		return copy;
	}

	/**
	 * Return whether strongly consistent reads were asked for.
	 * @return whether they were, or {@code null} if nothing was said
	 */
	@Nullable Boolean consistent() {
		return this.consistent;
	}

	SelectionSpec withConsistent(boolean consistent) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.consistent = consistent;
		return copy;
	}

	@Nullable String after() {
		return this.after;
	}

	SelectionSpec withAfter(@Nullable String after) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.after = after;
		return copy;
	}

	boolean isDescending() {
		return this.descending;
	}

	SelectionSpec withDescending() {
		SelectionSpec copy = new SelectionSpec(this);
		copy.descending = true;
		return copy;
	}

	@Nullable Segment segment() {
		return this.segment;
	}

	SelectionSpec withSegment(Segment segment) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.segment = segment;
		copy.segments = null;
		return copy;
	}

	/**
	 * Return how many segments are read at once.
	 * @return the number of segments, or {@code null} if there is only one thing to read
	 */
	@Nullable Integer segments() {
		return this.segments;
	}

	SelectionSpec withSegments(int segments) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.segments = new Segment(0, segments).total();
		copy.segment = null;
		return copy;
	}

	boolean isPrefetched() {
		return this.prefetch;
	}

	SelectionSpec withPrefetch() {
		SelectionSpec copy = new SelectionSpec(this);
		copy.prefetch = true;
		return copy;
	}

	boolean isFetched() {
		return this.fetchAll;
	}

	SelectionSpec withFetchAll() {
		SelectionSpec copy = new SelectionSpec(this);
		copy.fetchAll = true;
		return copy;
	}

	@Nullable CapacityLimiter rateLimit() {
		return this.rateLimit;
	}

	SelectionSpec withRateLimit(CapacityLimiter rateLimit) {
		SelectionSpec copy = new SelectionSpec(this);
		copy.rateLimit = Objects.requireNonNull(rateLimit, "limiter");
		return copy;
	}

}
