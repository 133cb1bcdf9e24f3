package io.dynamomapping.internal.table;

import java.util.List;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What to read page by page, in terms of attributes: a {@code Query} where there is a key
 * condition, else a {@code Scan}. Immutable.
 *
 * @param index the name of the index, or {@code null} for the table itself
 * @param keys the condition on the key attributes, bound, or {@code null} for a scan
 * @param filter the filter, bound
 * @param projection the attributes to read, or {@code null} for all
 * @param consistent whether to read strongly consistently
 * @param descending whether a query starts at the highest sort key
 * @param segment which part of the table a scan reads, or {@code null} for all of it
 * @param answer what to answer
 */
public record PageRequest(@Nullable String index, @Nullable Condition keys, Condition filter,
		@Nullable List<AttributePath> projection, boolean consistent, boolean descending, @Nullable Segment segment,
		Answer answer) {

	public PageRequest {
		projection = (projection != null) ? List.copyOf(projection) : null;
	}

	static PageRequest scan(boolean consistent) {
		return new PageRequest(null, null, Condition.all(), null, consistent, false, null, Answer.ITEMS);
	}

	PageRequest withFilter(Condition filter) {
		return new PageRequest(this.index, this.keys, filter, this.projection, this.consistent, this.descending,
				this.segment, this.answer);
	}

	PageRequest withProjection(@Nullable List<AttributePath> projection) {
		return new PageRequest(this.index, this.keys, this.filter, projection, this.consistent, this.descending,
				this.segment, this.answer);
	}

	PageRequest withAnswer(Answer answer) {
		return new PageRequest(this.index, this.keys, this.filter, this.projection, this.consistent, this.descending,
				this.segment, answer);
	}

	/**
	 * Return the same for a part of the table.
	 * @param segment the segment
	 * @return a request
	 */
	public PageRequest withSegment(Segment segment) {
		return new PageRequest(this.index, this.keys, this.filter, this.projection, this.consistent, this.descending,
				segment, this.answer);
	}

	/**
	 * Return the DynamoDB operation.
	 * @return {@code Query} or {@code Scan}
	 */
	public String operation() {
		return (this.keys != null) ? "Query" : "Scan";
	}

	/**
	 * What a page has to say.
	 */
	public enum Answer {

		/** Items. */
		ITEMS,

		/** Items, and the read units that they cost. */
		ITEMS_AND_CAPACITY,

		/** How many items there are, without any. */
		COUNT

	}

}
