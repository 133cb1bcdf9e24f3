package io.dynamomapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * What an index holds of the items of its table. Key attributes are always among it.
 *
 * @param type all attributes, keys only, or keys and some more
 * @param included the names of these attributes, in alphabetical order; empty for the
 * other types
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Projections">Attribute
 * projections</a>
 */
public record IndexProjection(ProjectionType type, List<String> included) {

	/** Whole items. */
	public static final IndexProjection ALL = new IndexProjection(ProjectionType.ALL, List.of());

	/** The key attributes of index and table. */
	public static final IndexProjection KEYS_ONLY = new IndexProjection(ProjectionType.KEYS_ONLY, List.of());

	public IndexProjection {
		Objects.requireNonNull(type, "type");
		included = new LinkedHashSet<>(included).stream().sorted().toList();
		if (type == ProjectionType.INCLUDE && included.isEmpty()) {
			throw new IllegalArgumentException(
					"Expected included attributes for a projection of type INCLUDE, found none. Name them, or use KEYS_ONLY.");
		}
		if (type != ProjectionType.INCLUDE && !included.isEmpty()) {
			throw new IllegalArgumentException("Expected no included attributes for a projection of type " + type
					+ ", found " + included + ". Use INCLUDE, or leave them out.");
		}
	}

	/**
	 * Return a projection of the keys and some other attributes.
	 * @param attribute the name of an attribute
	 * @param more the names of further attributes
	 * @return the projection
	 */
	public static IndexProjection include(String attribute, String... more) {
		List<String> included = new ArrayList<>(List.of(more));
		included.add(attribute);
		return new IndexProjection(ProjectionType.INCLUDE, included);
	}

	@Override
	public String toString() {
		return (this.type == ProjectionType.INCLUDE) ? "INCLUDE " + this.included : this.type.toString();
	}

}
