package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.dynamomapping.AttributePath;
import io.dynamomapping.internal.table.IndexSchema;
import org.jspecify.annotations.Nullable;

/**
 * What of a projection can be read where it is looked for: an index may hold only parts
 * of items.
 *
 * @param source what is read
 * @param projection what of items is wanted
 */
record HeldAttributes(SelectionSource source, Projection<?> projection) {

	/**
	 * Return whether attributes may be missing that the table has.
	 * @return {@code true} if an index does not hold them
	 */
	boolean isPartial() {
		IndexSchema index = this.source.schema();
		Set<String> held = (index != null) ? index.projected() : null;
		if (index == null || held == null) {
			return false;
		}
		if (index.local() && this.projection.paths() != null) {
			// DynamoDB looks into the table for what is asked for by name.
			return false;
		}
		return this.projection.attributes().map((names) -> !held.containsAll(names)).orElse(true);
	}

	/**
	 * Return what to ask for.
	 * @param keys names of key attributes that are needed besides
	 * @return the paths, or {@code null} for all that there is
	 */
	@Nullable List<AttributePath> paths(Set<String> keys) {
		List<AttributePath> asked = this.projection.paths();
		if (asked == null) {
			return null;
		}
		List<AttributePath> paths = new ArrayList<>(keys.stream().map(AttributePath::of).toList());
		asked.stream()
			.filter((path) -> isHeld(path.attribute()) && !keys.contains(path.attribute()))
			.forEach(paths::add);
		return paths.isEmpty() ? this.source.keys().attributeNames().stream().map(AttributePath::of).toList() : paths;
	}

	private boolean isHeld(String name) {
		IndexSchema index = this.source.schema();
		Set<String> held = (index != null) ? index.projected() : null;
		// DynamoDB refuses to look for other attributes in a global index.
		return index == null || held == null || index.local() || held.contains(name);
	}

}
