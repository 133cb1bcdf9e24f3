package io.dynamomapping.internal;

import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.Scan;
import io.dynamomapping.internal.table.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A scan, made step by step.
 *
 * @param <T> the type of the results
 */
final class DefaultScan<T> extends AbstractSelection<T, Scan<T>> implements Scan<T> {

	DefaultScan(SelectionSource source, SelectionSpec spec, Projection<T> projection) {
		super(new SelectionReader<>(source, spec, projection));
	}

	@Override
	Scan<T> with(SelectionSpec spec) {
		return new DefaultScan<>(source(), spec, projection());
	}

	private <P> Scan<P> with(Projection<P> projection) {
		return new DefaultScan<>(source(), spec(), projection);
	}

	@Override
	public Scan<T> segments(int total) {
		return with(checked(spec().withSegments(total)));
	}

	@Override
	public Scan<T> segment(int segment, int total) {
		return with(checked(spec().withSegment(new Segment(segment, total))));
	}

	@Override
	public <P> Scan<P> as(Class<P> projection) {
		return with(projection(projection));
	}

	@Override
	public Scan<Map<String, @Nullable Object>> select(String... paths) {
		return with(projection(paths));
	}

	@Override
	public Scan<Map<String, @Nullable Object>> select(Attribute<?>... attributes) {
		return with(projection(attributes));
	}

}
