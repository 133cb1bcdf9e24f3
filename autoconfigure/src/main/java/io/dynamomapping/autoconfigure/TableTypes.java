package io.dynamomapping.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the types of the keys and values of a table.
 */
final class TableTypes {

	private static final ResolvableType SCHEMALESS = ResolvableType.forClassWithGenerics(Map.class, String.class,
			Object.class);

	private final String name;

	private final Table table;

	private final @Nullable ClassLoader classLoader;

	private TableTypes(String name, Table table, @Nullable ClassLoader classLoader) {
		this.name = name;
		this.table = table;
		this.classLoader = classLoader;
	}

	/**
	 * Return the type of a mapping.
	 * @param name the name of the mapping
	 * @param table what is configured
	 * @param classLoader where to find classes
	 * @return {@link DynamoMapping} with its generics
	 */
	static ResolvableType mappingType(String name, Table table, @Nullable ClassLoader classLoader) {
		TableTypes types = new TableTypes(name, table, classLoader);
		ResolvableType valueType = types.valueType();
		return ResolvableType.forClassWithGenerics(DynamoMapping.class, types.keyType(valueType), valueType);
	}

	private ResolvableType valueType() {
		String className = this.table.valueType();
		Class<?> type = (className != null) ? load("value-type", className) : Map.class;
		return (type != Map.class) ? ResolvableType.forClass(type) : SCHEMALESS;
	}

	private ResolvableType keyType(ResolvableType valueType) {
		String className = this.table.keyType();
		if (className != null) {
			return ResolvableType.forClass(load("key-type", className));
		}
		if (this.table.sortKeyName() != null) {
			throw missingKeyType("'dynamodb.tables." + this.name + ".sort-key-name' is set");
		}
		if (declaresSortKey(valueType.toClass())) {
			throw missingKeyType(valueType.toClass().getSimpleName() + " declares a @SortKey");
		}
		return ResolvableType.forType(declaredKeyType(valueType.getType()));
	}

	private Type declaredKeyType(Type valueType) {
		try {
			Type keyType = DynamoMappings.keyTypeOf(valueType).orElse(String.class);
			return (keyType instanceof Class<?> type) ? ClassUtils.resolvePrimitiveIfNecessary(type) : keyType;
		}
		catch (IllegalArgumentException ex) {
			throw new DynamoConfigurationException("Expected '%s' to name a type that DynamoDB can hold, found: %s"
				.formatted(property("value-type"), ex.getMessage()),
					"Use a record, a class with properties, or a scalar.", ex);
		}
	}

	private Class<?> load(String property, String className) {
		try {
			return ClassUtils.resolvePrimitiveIfNecessary(ClassUtils.forName(className, this.classLoader));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new DynamoConfigurationException(
					"Expected '%s' to name a class, found '%s', which cannot be loaded.".formatted(property(property),
							className),
					"Correct the name, which starts with the package, or add the dependency that holds the class.", ex);
		}
	}

	private DynamoConfigurationException missingKeyType(String reason) {
		return new DynamoConfigurationException(
				"Expected '%s' to name a record of partition key and sort key because %s, found none."
					.formatted(property("key-type"), reason),
				"Set '%s' to a record with a component for each of the two.".formatted(property("key-type")));
	}

	private String property(String property) {
		return "dynamodb.tables." + this.name + "." + property;
	}

	private static boolean declaresSortKey(Class<?> type) {
		Stream<AnnotatedElement> fields = Stream
			.<Class<?>>iterate(type, (candidate) -> candidate != null, Class::getSuperclass)
			.flatMap((candidate) -> Arrays.stream(candidate.getDeclaredFields()));
		Stream<AnnotatedElement> methods = Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type));
		return Stream.concat(fields, methods)
			.flatMap((element) -> Arrays.stream(element.getAnnotationsByType(SortKey.class)))
			.anyMatch((sortKey) -> sortKey.index().isEmpty());
	}

}
