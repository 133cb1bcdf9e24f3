package io.dynamomapping.internal;

import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query, made step by step.
 *
 * @param <T> the type of the results
 */
final class DefaultQuery<T> extends AbstractSelection<T, Query<T>> implements Partition<T> {

	private DefaultQuery(SelectionSource source, SelectionSpec spec, Projection<T> projection) {
		super(new SelectionReader<>(source, spec, projection));
	}

	static <T> Partition<T> of(SelectionSource source, KeyRange keys, Projection<T> projection) {
		KeyRange checked = source.isDeclared() ? keys.bind(source) : keys;
		return new DefaultQuery<>(source, SelectionSpec.query(checked), projection);
	}

	static <T> Query<T> find(SelectionSource source, Map<String, ? extends @Nullable Object> criteria,
			Projection<T> projection) {
		KeyCriteria parts = KeyCriteria.split(criteria, source.keys(), source);
		KeyRange partition = KeyRange.partition(parts.partition());
		Condition.Test sort = parts.sort();
		KeyRange keys = (sort != null) ? partition.sort(sort.operator(), sort.arguments().toArray()) : partition;
		Query<T> query = of(source, keys.bind(source), projection);
		return parts.filter().isEmpty() ? query : query.filter(parts.filter());
	}

	@Override
	Query<T> with(SelectionSpec spec) {
		return new DefaultQuery<>(source(), spec, projection());
	}

	private <P> Query<P> with(Projection<P> projection) {
		return new DefaultQuery<>(source(), spec(), projection);
	}

	@Override
	public Query<T> descending() {
		return with(spec().withDescending());
	}

	@Override
	public <P> Query<P> as(Class<P> projection) {
		return with(projection(projection));
	}

	@Override
	public Query<Map<String, @Nullable Object>> select(String... paths) {
		return with(projection(paths));
	}

	@Override
	public Query<Map<String, @Nullable Object>> select(Attribute<?>... attributes) {
		return with(projection(attributes));
	}

	private Query<T> sort(Operator operator, Object... values) {
		KeyRange keys = spec().keys();
		if (keys == null) {
			throw new IllegalStateException("Expected a query, found a scan.");
		}
		KeyRange chosen = keys.sort(operator, values);
		return with(checked(spec().withKeys(source().isDeclared() ? chosen.bind(source()) : chosen)));
	}

	@Override
	public Query<T> sortEquals(Object value) {
		return sort(Operator.EQ, value);
	}

	@Override
	public Query<T> sortBeginsWith(Object prefix) {
		return sort(Operator.BEGINS_WITH, prefix);
	}

	@Override
	public Query<T> sortBetween(Object low, Object high) {
		return sort(Operator.BETWEEN, low, high);
	}

	@Override
	public Query<T> sortBelow(Object value) {
		return sort(Operator.LT, value);
	}

	@Override
	public Query<T> sortAtMost(Object value) {
		return sort(Operator.LE, value);
	}

	@Override
	public Query<T> sortAbove(Object value) {
		return sort(Operator.GT, value);
	}

	@Override
	public Query<T> sortAtLeast(Object value) {
		return sort(Operator.GE, value);
	}

}
