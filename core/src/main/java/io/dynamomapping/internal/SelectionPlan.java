package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.table.Expiry;
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
		if (spec.segments() != null && spec.after() != null) {
			throw new IllegalArgumentException("Expected a scan of all segments of " + source
					+ " from the beginning, found a page token. Go on with the segment that the token belongs to.");
		}
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

	private Condition filter() {
		return this.spec.filter().and(alive());
	}

	private Condition alive() {
		Expiry expiry = this.source.store().table().expiry();
		String attribute = expiry.attribute();
		// Where the time of expiry is a sort key, DynamoDB takes it for a key condition
		// only.
		boolean key = attribute != null && this.keys != null && this.source.keys().attributeNames().contains(attribute);
		return (key || isExpiryUnknown()) ? Condition.all() : expiry.alive();
	}

	// DynamoDB refuses to filter by what an index does not hold.
	private boolean isExpiryUnknown() {
		Expiry expiry = this.source.store().table().expiry();
		IndexSchema index = this.source.schema();
		Set<String> held = (index != null) ? index.projected() : null;
		return held != null && !expiry.alive().isEmpty() && !held.contains(expiry.attribute());
	}

	/**
	 * Return what is requested.
	 * @param projection what of items is read
	 * @param answer what pages are to say
	 * @return the request
	 */
	PageRequest request(Projection<?> projection, Answer answer) {
		return new PageRequest(this.source.index(),
				(this.keys != null) ? this.keys.condition(this.source.keys()) : null, filter(),
				paths(projection, answer), this.source.isConsistent(this.spec.consistent()), this.spec.isDescending(),
				this.spec.segment(), answer);
	}

	private @Nullable List<AttributePath> paths(Projection<?> projection, Answer answer) {
		if (answer == Answer.COUNT) {
			return null;
		}
		if (isFetched(projection)) {
			return tokens().attributes().stream().map(AttributePath::of).toList();
		}
		// Where DynamoDB cannot be told how many to find, a page may be cut.
		boolean cut = this.spec.isLimited() && !filter().isEmpty() && this.spec.segments() == null;
		return new HeldAttributes(this.source, projection)
			.paths((cut && answer == Answer.ITEMS_AND_CAPACITY) ? tokens().attributes() : Set.of());
	}

	/**
	 * Return whether attributes may be missing in results that the table has.
	 * @param projection what of items is read
	 * @return {@code true} if an index does not hold them
	 */
	boolean isPartial(Projection<?> projection) {
		return !this.spec.isFetched() && new HeldAttributes(this.source, projection).isPartial();
	}

	private boolean isFetched(Projection<?> projection) {
		return this.spec.isFetched() && (new HeldAttributes(this.source, projection).isPartial() || isExpiryUnknown());
	}

	/**
	 * Return how many items to evaluate with the next request.
	 * @param remaining how many results are wanted yet
	 * @param first whether it is the first request
	 * @return the number, or {@code null} for as many as fit into a page
	 */
	@Nullable Integer limit(long remaining, boolean first) {
		Integer pageSize = this.spec.pageSize();
		// Where items expire, few have as a rule; or any number, which not to read one by
		// one.
		boolean filtered = first ? !this.spec.filter().isEmpty() : !filter().isEmpty();
		if (filtered || remaining > Integer.MAX_VALUE) {
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
	 * @param projection what of items is read
	 * @param answer what pages are to say
	 * @param limit how many results are wanted, at least 1
	 * @param ahead whether to request pages before they are asked for
	 * @return an iterator that requests nothing before it is used
	 */
	PageIterator pages(Projection<?> projection, Answer answer, long limit, boolean ahead) {
		ItemStore<?, ?> store = this.source.store();
		if (this.spec.rateLimit() != null) {
			store = store.with(store.table().limited(this.spec.rateLimit()));
		}
		Table table = store.table();
		FetchedItems fetched = (answer != Answer.COUNT && isFetched(projection)) ? new FetchedItems(store, projection)
				: null;
		PageReader reader = new PageReader(table.pages(), this, request(projection, answer), fetched, limit);
		Integer segments = this.spec.segments();
		if (segments != null) {
			return table.prefetchedPages(reader.segments(segments));
		}
		return ahead ? table.prefetchedPages(List.of(reader)) : table.pages(List.of(reader));
	}

	/**
	 * Return where to go on after an item.
	 * @param item the item, with its key attributes
	 * @return the start key
	 */
	Map<String, AttributeValue> startKey(Map<String, AttributeValue> item) {
		return tokens().startKey(item);
	}

	/**
	 * Return the token of a start key.
	 * @param startKey where to go on
	 * @return the token, or {@code null} if a token cannot say that
	 */
	@Nullable String token(Map<String, AttributeValue> startKey) {
		return (this.spec.segments() == null) ? tokens().encode(startKey) : null;
	}

	private PageTokens tokens() {
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
