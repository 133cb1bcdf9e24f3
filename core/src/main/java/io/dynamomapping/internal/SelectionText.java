package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.table.PageRequest;
import io.dynamomapping.internal.table.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Selections in words: attribute names, no values.
 */
final class SelectionText {

	private final List<String> parts = new ArrayList<>();

	private SelectionText() {
	}

	/**
	 * Return the text of a request.
	 * @param source what is read
	 * @param request what is requested
	 * @param spec the steps that it is made of
	 * @param limit how many items it evaluates at most, or {@code null}
	 * @return several lines
	 */
	static String of(SelectionSource source, PageRequest request, SelectionSpec spec, @Nullable Integer limit) {
		SelectionText text = new SelectionText();
		text.add(request.operation() + " of " + source, true);
		Condition keys = request.keys();
		text.add("keys: " + keys, keys != null);
		text.options(request.filter(), request.projection());
		text.add("limit: " + limit, limit != null);
		text.segments(spec);
		text.add("consistent", request.consistent());
		text.add("descending", request.descending());
		return String.join("\n  ", text.parts);
	}

	/**
	 * Return the text of a selection, for which nothing needs to be known of its keys.
	 * @param source what is read
	 * @param spec the steps
	 * @param projection what of items is read
	 * @return one line
	 */
	static String of(SelectionSource source, SelectionSpec spec, Projection<?> projection) {
		SelectionText text = new SelectionText();
		KeyRange keys = spec.keys();
		text.add(((keys != null) ? "Query of " : "Scan of ") + source, true);
		if (keys != null) {
			text.add("keys: " + (source.isDeclared() ? keys.condition(source.keys()) : keys), true);
		}
		text.options(spec.filter(), projection.paths());
		text.add("limit: " + spec.limit(), spec.isLimited());
		text.add("page size: " + spec.pageSize(), spec.pageSize() != null);
		text.segments(spec);
		text.add("consistent: " + spec.consistent(), spec.consistent() != null);
		text.add("descending", spec.isDescending());
		text.add("after a page", spec.after() != null);
		return String.join(", ", text.parts);
	}

	private void options(Condition filter, @Nullable List<AttributePath> projection) {
		add("filter: " + filter, !filter.isEmpty());
		if (projection != null) {
			add("attributes: " + projection.stream().map(AttributePath::toString).collect(Collectors.joining(", ")),
					true);
		}
	}

	private void segments(SelectionSpec spec) {
		Segment segment = spec.segment();
		if (segment != null) {
			add("segment: " + segment.number() + " of " + segment.total(), true);
		}
		add("segments: " + spec.segments(), spec.segments() != null);
		add("prefetched", spec.isPrefetched());
		add("whole items fetched", spec.isFetched());
	}

	private void add(String part, boolean present) {
		if (present) {
			this.parts.add(part);
		}
	}

}
