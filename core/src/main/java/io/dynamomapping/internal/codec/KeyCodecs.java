package io.dynamomapping.internal.codec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.NullPolicy;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JavaType;

/**
 * Finds the codec for a type of keys.
 */
final class KeyCodecs {

	private static final String ADVICE = ". Use a string, a number, binary, a type that is stored as one of them,"
			+ " or a record of two of these.";

	private KeyCodecs() {
	}

	static <K> KeyCodec<K> of(StorageMapper mapper, ValueShapes shapes, JavaType type) {
		ValueShape shape = shapes.of(type);
		ScalarAttributeType scalar = scalarType(type, shape);
		Failures failures = new Failures(mapper.mapper(), type, "Key", "");
		ValueCodec values = new ValueCodec(mapper, type, NullPolicy.STORE, failures);
		if (scalar != null) {
			return new ScalarKeyCodec<>(values, type.getRawClass(), scalar, shapes.isStandard(type));
		}
		if (type.isRecordType() && shape.kind() == ValueShape.Kind.OBJECT) {
			return new RecordKeyCodec<>(values, type.getRawClass().getSimpleName(), components(shapes, type),
					isExact(shapes, type));
		}
		throw new IllegalArgumentException(
				"Expected a type that can be a key, found " + type.getRawClass().getName() + ADVICE);
	}

	/**
	 * Return what a key or a part of it is stored as.
	 * @param type its type
	 * @param shape what is known of it
	 * @return the type of the attribute, or {@code null} if the type cannot be a key
	 */
	static @Nullable ScalarAttributeType scalarType(JavaType type, ValueShape shape) {
		// A serializer that does not tell: text most likely, to be checked with each key.
		boolean unknown = shape.kind() == ValueShape.Kind.UNKNOWN && type.isConcrete() && !type.isJavaLangObject()
				&& !type.isContainerType() && !type.isReferenceType();
		return unknown ? ScalarAttributeType.S : shape.scalarType();
	}

	private static boolean isExact(ValueShapes shapes, JavaType type) {
		return shapes.properties(type)
			.stream()
			.map(ValueProperty::type)
			.allMatch((component) -> ScalarKeyCodec.isExact(component.getRawClass()) && shapes.isStandard(component));
	}

	private static List<KeyComponent> components(ValueShapes shapes, JavaType type) {
		List<KeyComponent> components = new ArrayList<>();
		int sortKeys = 0;
		List<ValueProperty> properties = shapes.properties(type);
		for (RecordComponent component : type.getRawClass().getRecordComponents()) {
			ValueProperty property = properties.stream()
				.filter((candidate) -> candidate.internalName().equals(component.getName()))
				.findFirst()
				.orElseThrow(() -> unfit(type, "component '" + component.getName() + "' that is not written"));
			ScalarAttributeType scalar = scalarType(property.type(), property.shape());
			if (scalar == null) {
				throw unfit(type,
						"component '" + property.name() + "' of type " + property.type().getRawClass().getName());
			}
			boolean sort = property.annotations(SortKey.class, SortKey.List.class, SortKey.List::value)
				.stream()
				.anyMatch((key) -> key.index().isEmpty());
			components.add(sort ? components.size() : components.size() - sortKeys,
					new KeyComponent(property.name(), scalar));
			sortKeys += sort ? 1 : 0;
		}
		if (components.size() != 2) {
			throw unfit(type, "number of components " + components.size());
		}
		if (sortKeys == 2) {
			throw unfit(type, "both marked as sort key");
		}
		return List.copyOf(components);
	}

	private static IllegalArgumentException unfit(JavaType type, String found) {
		return new IllegalArgumentException("Expected record " + type.getRawClass().getName()
				+ ", as type of keys, to have two components that can be key attributes, found " + found + ADVICE);
	}

}
