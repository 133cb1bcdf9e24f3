package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.annotation.Index;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JavaType;

/**
 * Collects the keys that the properties of a type are marked as, of the table and of its
 * indexes.
 */
final class KeyDeclarations {

	private static final String TABLE = "";

	private final ValueShapes shapes;

	private final Map<String, Marked> partitionKeys = new LinkedHashMap<>();

	private final Map<String, Marked> sortKeys = new LinkedHashMap<>();

	KeyDeclarations(ValueShapes shapes) {
		this.shapes = shapes;
	}

	DeclaredKeys of(JavaType type) {
		for (JavaType concrete : this.shapes.concreteTypes(type)) {
			for (ValueProperty property : this.shapes.properties(concrete)) {
				property.annotations(PartitionKey.class, PartitionKey.List.class, PartitionKey.List::value)
					.forEach((key) -> mark(this.partitionKeys, type, key.index(), property, "partition key"));
				property.annotations(SortKey.class, SortKey.List.class, SortKey.List::value)
					.forEach((key) -> mark(this.sortKeys, type, key.index(), property, "sort key"));
			}
		}
		Marked partitionKey = this.partitionKeys.get(TABLE);
		Marked sortKey = this.sortKeys.get(TABLE);
		if (partitionKey == null && sortKey != null) {
			throw refused(type, "a partition key beside the sort key '" + sortKey.component().name() + "'", "none",
					"Annotate a component with @PartitionKey");
		}
		return new DeclaredKeys((partitionKey != null) ? partitionKey.component().name() : null,
				(partitionKey != null) ? partitionKey.type() : null,
				(sortKey != null) ? sortKey.component().name() : null, (sortKey != null) ? sortKey.type() : null,
				indexes(type, partitionKey));
	}

	private static void mark(Map<String, Marked> keys, JavaType type, String index, ValueProperty property,
			String role) {
		ScalarAttributeType scalar = KeyCodecs.scalarType(property.type(), property.shape());
		if (scalar == null) {
			throw refused(type, "a string, a number or binary as " + role + place(index),
					"'" + property.name() + "' of type " + property.type().getRawClass().getName(),
					"Annotate another component, or store this one as one of them");
		}
		Marked marked = new Marked(new KeyComponent(property.name(), scalar), javaType(property.type()));
		Marked other = keys.putIfAbsent(index, marked);
		if (other == null || other.equals(marked)) {
			return;
		}
		if (other.component().name().equals(property.name())) {
			throw refused(type, "one type of " + role + " '" + property.name() + "'" + place(index),
					other.type().getTypeName() + " and " + marked.type().getTypeName(),
					"Give it the same type in all subtypes");
		}
		throw refused(type, "one " + role + place(index),
				"'" + other.component().name() + "' and '" + property.name() + "'", "Annotate one of them");
	}

	private static Type javaType(JavaType type) {
		return type.hasGenericTypes() ? type : type.getRawClass();
	}

	private List<IndexDefinition> indexes(JavaType type, @Nullable Marked tablePartitionKey) {
		Map<String, IndexDefinition> indexes = new LinkedHashMap<>();
		this.partitionKeys.forEach((name, key) -> {
			if (!name.equals(TABLE)) {
				indexes.put(name,
						IndexDefinition.of(name).withPartitionKey(key.component().name(), key.component().type()));
			}
		});
		this.sortKeys.forEach((name, key) -> {
			if (name.equals(TABLE)) {
				return;
			}
			IndexDefinition index = indexes.get(name);
			if (index == null && tablePartitionKey == null) {
				throw refused(type, "a partition key" + place(name) + " or of the table",
						"only the sort key '" + key.component().name() + "'",
						"Annotate a component with @PartitionKey");
			}
			indexes.put(name, ((index != null) ? index : IndexDefinition.of(name).withLocal(true))
				.withSortKey(key.component().name(), key.component().type()));
		});
		projections(type).forEach((name, projection) -> {
			IndexDefinition index = indexes.get(name);
			if (index == null) {
				throw refused(type, "keys" + place(name), "none", "Annotate components with @PartitionKey(index = \""
						+ name + "\") or @SortKey, or remove @Index");
			}
			indexes.put(name, index.withProjection(projection));
		});
		return List.copyOf(indexes.values());
	}

	private Map<String, IndexProjection> projections(JavaType type) {
		Map<String, IndexProjection> projections = new LinkedHashMap<>();
		Set<Class<?>> classes = new LinkedHashSet<>(List.of(type.getRawClass()));
		this.shapes.concreteTypes(type).forEach((concrete) -> classes.add(concrete.getRawClass()));
		for (Class<?> declaring : classes) {
			for (Index index : declaring.getAnnotationsByType(Index.class)) {
				IndexProjection projection = projection(index);
				IndexProjection other = projections.putIfAbsent(index.value(), projection);
				if (other != null && !other.equals(projection)) {
					throw refused(type, "one projection" + place(index.value()), other + " and " + projection,
							"Keep one of them");
				}
			}
		}
		return projections;
	}

	private static IndexProjection projection(Index index) {
		boolean include = index.projection() == ProjectionType.ALL && index.include().length > 0;
		return new IndexProjection(include ? ProjectionType.INCLUDE : index.projection(), List.of(index.include()));
	}

	private static String place(String index) {
		return index.equals(TABLE) ? " of the table" : " of index '" + index + "'";
	}

	private static IllegalArgumentException refused(JavaType type, String expected, String found, String advice) {
		return new IllegalArgumentException("Expected " + type.getRawClass().getName() + " to declare " + expected
				+ ", found " + found + ". " + advice + ".");
	}

	/**
	 * One property that is marked as key.
	 *
	 * @param component what it is stored as
	 * @param type its type in Java
	 */
	private record Marked(KeyComponent component, Type type) {

	}

}
