package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JavaType;

/**
 * Collects the keys that the properties of a type are marked as.
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

	private List<DeclaredIndex> indexes(JavaType type, @Nullable Marked tablePartitionKey) {
		List<DeclaredIndex> indexes = new ArrayList<>();
		this.partitionKeys.forEach((index, partitionKey) -> {
			if (!index.equals(TABLE)) {
				Marked sortKey = this.sortKeys.get(index);
				indexes.add(new DeclaredIndex(index, partitionKey.component(),
						(sortKey != null) ? sortKey.component() : null));
			}
		});
		this.sortKeys.forEach((index, sortKey) -> {
			if (index.equals(TABLE) || this.partitionKeys.containsKey(index)) {
				return;
			}
			if (tablePartitionKey == null) {
				throw refused(type, "a partition key" + place(index) + " or of the table",
						"only the sort key '" + sortKey.component().name() + "'",
						"Annotate a component with @PartitionKey");
			}
			indexes.add(new DeclaredIndex(index, null, sortKey.component()));
		});
		return indexes;
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
