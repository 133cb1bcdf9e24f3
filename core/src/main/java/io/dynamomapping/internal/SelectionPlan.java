package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.table.IndexSchema;
import io.dynamomapping.internal.table.PageIterator;
import io.dynamomapping.internal.table.PageRequest;
import io.dynamomapping.internal.table.PageRequest.Answer;
import io.dynamomapping.internal.table.PageScope;
import io.dynamomapping.internal.table.PageTokens;
import io.dynamomapping.internal.table.Segment;
import io.dynamomapping.internal.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One use of a selection: its steps, bound to the keys of what it reads.
 */
final class SelectionPlan {

	private final SelectionSource source;

	private final SelectionSpec spec;

	private final @Nullable KeyRange keys;

	private @Nullable PageTokens tokens;

	/**
	 * Bind a selection.
	 * @param source what is read
	 * @param spec the steps
	 * @throws IllegalArgumentException if they do not fit what is read
	 */
	SelectionPlan(SelectionSource source, SelectionSpec spec) {
		this.source = source;
		this.spec = spec;
		this.keys = (spec.keys() != null) ? spec.keys().bind(source) : null;
		if (this.keys != null) {
			requireNoKeys(spec.filter());
		}
		source.isConsistent(spec.consistent());
	}

	private void requireNoKeys(Condition filter) {
		List<String> names = this.source.keys().attributeNames();
		for (AttributePath path : ExpressionBinder.paths(filter)) {
			if (names.contains(path.attribute())) {
				throw new IllegalArgumentException("Expected a filter on other attributes than the keys " + names
						+ " of " + this.source + ", which is queried, found '" + path
						+ "'. Choose keys by partition and sort verbs, or scan.");
			}
		}
	}

	/**
	 * Return what is requested.
	 * @param projection what of items is read
	 * @param answer what pages are to say
	 * @return the request
	 */
	PageRequest request(Projection<?> projection, Answer answer) {
		return new PageRequest(this.source.index(),
				(this.keys != null) ? this.keys.condition(this.source.keys()) : null, this.spec.filter(),
				paths(projection, answer), this.source.isConsistent(this.spec.consistent()), this.spec.isDescending(),
				this.spec.segment(), answer);
	}

	private @Nullable List<AttributePath> paths(Projection<?> projection, Answer answer) {
		List<AttributePath> asked = projection.paths();
		if (asked == null || answer == Answer.COUNT) {
			return null;
		}
		List<AttributePath> paths = new ArrayList<>(asked);
		IndexSchema index = this.source.schema();
		Set<String> held = (index != null) ? index.projected() : null;
		if (index != null && held != null && !index.local()) {
			// DynamoDB refuses to look for other attributes in a global index.
			paths.removeIf((path) -> !held.contains(path.attribute()));
		}
		Set<String> added = new LinkedHashSet<>();
		if (answer == Answer.ITEMS_AND_CAPACITY && isCutByLimit()) {
			added.addAll(tokens().attributes());
		}
		else if (paths.isEmpty()) {
			added.addAll(this.source.keys().attributeNames());
		}
		paths.removeIf((path) -> added.contains(path.attribute()));
		paths.addAll(0, added.stream().map(AttributePath::of).toList());
		return paths;
	}

	/**
	 * Return whether a page may hold more results than are wanted.
	 * @return {@code true} if DynamoDB cannot be told how many to find
	 */
	private boolean isCutByLimit() {
		return this.spec.isLimited() && !this.spec.filter().isEmpty();
	}

	/**
	 * Return whether attributes may be missing that the table has.
	 * @param projection what of items is read
	 * @return {@code true} if an index does not hold them
	 */
	boolean isPartial(Projection<?> projection) {
		IndexSchema index = this.source.schema();
		Set<String> held = (index != null) ? index.projected() : null;
		if (index == null || held == null) {
			return false;
		}
		if (index.local() && projection.paths() != null) {
			// DynamoDB looks into the table for what was asked for by name.
			return false;
		}
		return projection.attributes().map((names) -> !held.containsAll(names)).orElse(true);
	}

	/**
	 * Return how many items to evaluate with the next request.
	 * @param remaining how many results are wanted yet
	 * @return the number, or {@code null} for as many as fit into a page
	 */
	@Nullable Integer limit(long remaining) {
		Integer pageSize = this.spec.pageSize();
		if (!this.spec.filter().isEmpty() || remaining > Integer.MAX_VALUE) {
			return pageSize;
		}
		return (int) Math.min(remaining, (pageSize != null) ? pageSize : Integer.MAX_VALUE);
	}

	/**
	 * Return where to start.
	 * @return the start key, or {@code null} for the beginning
	 * @throws IllegalArgumentException if there is a token for something else
	 */
	@Nullable Map<String, AttributeValue> start() {
		String token = this.spec.after();
		return (token != null) ? tokens().decode(token) : null;
	}

	/**
	 * Read pages.
	 * @param request what is requested
	 * @param limit how many results are wanted, at least 1
	 * @return an iterator that requests nothing before it is used
	 */
	PageIterator pages(PageRequest request, long limit) {
		Table table = this.source.store().table();
		boolean tokens = request.answer() == Answer.ITEMS_AND_CAPACITY;
		LimitedPages limited = new LimitedPages(limit, (item) -> tokens ? tokens().startKey(item) : null);
		Map<String, AttributeValue> first = start();
		return table.pages(List.of((start) -> limited
			.page((wanted) -> table.pages().page(request, (start != null) ? start : first, limit(wanted)))));
	}

	PageTokens tokens() {
		if (this.tokens == null) {
			this.tokens = this.source.store().table().pageTokens(scope());
		}
		return this.tokens;
	}

	private PageScope scope() {
		IndexSchema index = this.source.schema();
		Segment segment = this.spec.segment();
		if (this.keys != null) {
			return PageScope.query(index, (AttributeValue) this.keys.partition());
		}
		return (segment != null) ? PageScope.segment(index, segment.number(), segment.total()) : PageScope.scan(index);
	}

}
