package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.Condition;
import io.dynamomapping.Page;
import io.dynamomapping.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What queries and scans have in common. Immutable. Steps are checked at once where the
 * keys are declared.
 *
 * @param <T> the type of the results
 * @param <S> the type of the selection
 */
abstract class AbstractSelection<T, S extends Selection<T, S>> implements Selection<T, S> {

	private static final int CHARACTERISTICS = Spliterator.ORDERED | Spliterator.NONNULL;

	private final SelectionReader<T> reader;

	AbstractSelection(SelectionReader<T> reader) {
		this.reader = reader;
	}

	/**
	 * Return a selection with other steps.
	 * @param spec the steps
	 * @return the selection
	 */
	abstract S with(SelectionSpec spec);

	SelectionSource source() {
		return this.reader.source();
	}

	SelectionSpec spec() {
		return this.reader.spec();
	}

	Projection<T> projection() {
		return this.reader.projection();
	}

	<P> Projection<P> projection(Class<P> type) {
		return new ProjectedObjects<>(source().store().types().projection(type));
	}

	Projection<Map<String, @Nullable Object>> projection(String... paths) {
		return new SelectedAttributes(Arrays.stream(paths).map(AttributePath::parse).toList());
	}

	Projection<Map<String, @Nullable Object>> projection(Attribute<?>... attributes) {
		return new SelectedAttributes(
				Arrays.stream(attributes).map((attribute) -> source().store().expressions().path(attribute)).toList());
	}

	/**
	 * Check steps, where that can be done without a request.
	 * @param spec the steps
	 * @return the same steps
	 */
	SelectionSpec checked(SelectionSpec spec) {
		if (source().isDeclared()) {
			SelectionPlan plan = new SelectionPlan(source(), spec);
			if (spec.after() != null && source().store().table().metadata().isDeclared()) {
				plan.start();
			}
		}
		return spec;
	}

	@Override
	public S filter(Condition condition) {
		return with(checked(spec().withFilter(source().store().expressions().bind(condition))));
	}

	@Override
	public S limit(long results) {
		return with(spec().withLimit(results));
	}

	@Override
	public S pageSize(int items) {
		return with(spec().withPageSize(items));
	}

	@Override
	public S consistent(boolean consistent) {
		return with(checked(spec().withConsistent(consistent)));
	}

	@Override
	public S after(@Nullable String token) {
		return with(checked(spec().withAfter(token)));
	}

	@Override
	public S prefetch() {
		return with(spec().withPrefetch());
	}

	@Override
	public S fetchAll() {
		return with(spec().withFetchAll());
	}

	@Override
	public S rateLimit(CapacityLimiter limiter) {
		return with(spec().withRateLimit(limiter));
	}

	@Override
	public List<T> list() {
		List<T> results = new ArrayList<>();
		iterator().forEachRemaining(results::add);
		return Collections.unmodifiableList(results);
	}

	@Override
	public Stream<T> stream() {
		return stream(this.reader.results());
	}

	private static <E> Stream<E> stream(ClosableIterator<E> iterator) {
		Spliterator<E> spliterator = Spliterators.spliteratorUnknownSize(iterator, CHARACTERISTICS);
		return StreamSupport.stream(spliterator, false).onClose(iterator::close);
	}

	@Override
	public Iterator<T> iterator() {
		return this.reader.results();
	}

	@Override
	public Spliterator<T> spliterator() {
		return Spliterators.spliteratorUnknownSize(iterator(), CHARACTERISTICS);
	}

	@Override
	public Optional<T> first() {
		try (ClosableIterator<T> first = this.reader.first()) {
			return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
		}
	}

	@Override
	public boolean exists() {
		return countUpTo(1) > 0;
	}

	@Override
	public Page<T> page() {
		return this.reader.page();
	}

	@Override
	public Stream<Page<T>> pages() {
		return stream(this.reader.pages());
	}

	@Override
	public long count() {
		return this.reader.count(Long.MAX_VALUE);
	}

	@Override
	public long countUpTo(long max) {
		if (max < 0) {
			throw new IllegalArgumentException(
					"Expected to count up to 0 or more results, found " + max + ". Use count() for all.");
		}
		return this.reader.count(max);
	}

	@Override
	public String explain() {
		return this.reader.explain();
	}

	@Override
	public String toString() {
		return SelectionText.of(source(), spec(), projection());
	}

}
