package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Walks through declared types, by names and positions. For one thread.
 */
final class PlaceFinder {

	private final StorageMapper mapper;

	private final ValueShapes shapes;

	private final Serializers serializers;

	PlaceFinder(StorageMapper mapper) {
		this.mapper = mapper;
		this.shapes = new ValueShapes(mapper.mapper());
		this.serializers = new Serializers(mapper.mapper());
	}

	/**
	 * Return the place of whole values.
	 * @param type the type of the values
	 * @return the place before any path
	 */
	Place root(JavaType type) {
		return place(type, this.serializers.of(type), null, List.of(), List.of());
	}

	private Place place(JavaType type, ValueSerializer<?> serializer, @Nullable BeanPropertyWriter property,
			List<Container> containers, List<Map<String, AttributeValue>> discriminators) {
		return new Place(type, serializer, this.shapes.of(type, serializer), property, containers, discriminators);
	}

	/**
	 * Go one element further.
	 * @param places where a path has led
	 * @param element a name or a position
	 * @return where it leads to
	 */
	Reach step(List<Place> places, Object element) {
		return Reach.either(places.stream()
			.map((place) -> (element instanceof String name) ? member(place, name) : element(place))
			.toList());
	}

	private Reach member(Place place, String name) {
		if (place.type().isReferenceType()) {
			return Container.isOptional(place.type()) ? member(content(place), name) : Reach.OPEN;
		}
		if (isAtom(place.shape()) || place.shape().kind() == ValueShape.Kind.LIST) {
			return Reach.NOWHERE;
		}
		if (place.type().isMapLikeType()) {
			return (place.shape().kind() == ValueShape.Kind.DOCUMENT) ? entry(place, name) : Reach.OPEN;
		}
		List<Reach> all = new ArrayList<>();
		TypeSerializer typeSerializer = this.serializers.typeSerializer(place);
		if (typeSerializer != null) {
			all.add(discriminator(typeSerializer, name));
		}
		for (JavaType type : this.serializers.concreteTypes(place)) {
			all.add(member(place, type, name));
		}
		return Reach.either(all);
	}

	private static Reach discriminator(TypeSerializer typeSerializer, String name) {
		String discriminator = typeSerializer.getPropertyName();
		boolean wrapped = switch (typeSerializer.getTypeInclusion()) {
			case WRAPPER_OBJECT, WRAPPER_ARRAY -> true;
			default -> false;
		};
		if (wrapped || name.equals(discriminator)) {
			return Reach.OPEN;
		}
		return (discriminator != null) ? Reach.NOWHERE.among(Set.of(discriminator)) : Reach.NOWHERE;
	}

	private Reach member(Place place, JavaType type, String name) {
		ValueSerializer<?> serializer = this.serializers.of(place, type);
		ValueShape shape = this.shapes.of(type, serializer);
		if (isAtom(shape) || shape.kind() == ValueShape.Kind.LIST) {
			return Reach.NOWHERE;
		}
		for (BeanPropertyWriter writer : this.serializers.properties(serializer)) {
			if (writer.getName().equals(name)) {
				return Reach.to(property(place, type, writer)).among(shape.attributes());
			}
		}
		boolean open = shape.kind() != ValueShape.Kind.OBJECT || shape.attributes().contains(name);
		return (open ? Reach.OPEN : Reach.NOWHERE).among(new TreeSet<>(shape.attributes()));
	}

	/**
	 * Return the place of a property.
	 * @param owner the place of the object that has it
	 * @param type the type that has it
	 * @param writer the property
	 * @return its place
	 */
	Place property(Place owner, JavaType type, BeanPropertyWriter writer) {
		return place(writer.getType(), this.serializers.of(writer), writer, List.of(),
				Place.append(owner.discriminators(), discriminator(owner, type)));
	}

	/**
	 * Return the place of an object whose members are those of the object that has it.
	 * @param owner the place of the object that has it
	 * @param writer the property
	 * @return its place, which is the same in the item
	 */
	Place unwrapped(Place owner, BeanPropertyWriter writer) {
		return place(writer.getType(), this.serializers.unwrapping(writer), writer, List.of(), owner.discriminators());
	}

	private Map<String, AttributeValue> discriminator(Place owner, JavaType type) {
		TypeSerializer typeSerializer = this.serializers.typeSerializer(owner);
		String name = (typeSerializer != null) ? typeSerializer.getPropertyName() : null;
		if (typeSerializer == null || name == null
				|| typeSerializer.getTypeInclusion() == JsonTypeInfo.As.EXTERNAL_PROPERTY) {
			return Map.of();
		}
		String id = this.serializers.typeId(typeSerializer, type);
		return (id != null) ? Map.of(name, AttributeValue.fromS(id)) : Map.of();
	}

	private Reach entry(Place map, String name) {
		JavaType keyType = map.type().getKeyType();
		Object key = (keyType.isJavaLangObject() || keyType.hasRawClass(String.class)) ? name
				: this.mapper.readKey(keyType, name);
		if (key == null) {
			return Reach.OPEN;
		}
		PathText path = new PathText();
		path.member(name);
		return content(map, new Container(map.type(), key, path.toString()), true);
	}

	private Reach element(Place place) {
		if (place.type().isReferenceType()) {
			return Container.isOptional(place.type()) ? element(content(place)) : Reach.OPEN;
		}
		if (place.shape().kind() == ValueShape.Kind.LIST) {
			Reach elements = elements(place);
			boolean set = Set.class.isAssignableFrom(place.type().getRawClass())
					&& elements.places().stream().anyMatch((element) -> element.shape().scalarType() != null);
			return set ? Reach.NOWHERE : elements;
		}
		boolean unknown = place.shape().kind() == ValueShape.Kind.UNKNOWN
				|| (place.shape().kind() == ValueShape.Kind.DOCUMENT && !place.type().isMapLikeType());
		return unknown ? Reach.OPEN : Reach.NOWHERE;
	}

	/**
	 * Go on to the elements of lists and sets.
	 * @param place the place of a list or set
	 * @return the place of its elements, of which it may be known nothing
	 */
	Reach elements(Place place) {
		if (Container.isOptional(place.type())) {
			return elements(content(place));
		}
		boolean list = place.shape().kind() == ValueShape.Kind.LIST
				&& (place.type().isArrayType() || place.type().isCollectionLikeType());
		return list ? content(place, new Container(place.type(), null, "[0]"), true) : Reach.OPEN;
	}

	/**
	 * Return the place of what is in an optional.
	 * @param optional the place of the optional
	 * @return the same place in the item
	 */
	Place content(Place optional) {
		return content(optional, new Container(optional.type(), null, ""), false).places().get(0);
	}

	private Reach content(Place place, Container container, boolean deeper) {
		JavaType type = place.type().getContentType();
		if (deeper && type.isJavaLangObject()) {
			return Reach.OPEN;
		}
		List<Map<String, AttributeValue>> discriminators = deeper ? Place.append(place.discriminators(), Map.of())
				: place.discriminators();
		return Reach.to(place(type, this.serializers.ofContent(place), place.property(),
				Place.append(place.containers(), container), discriminators));
	}

	// A scalar, or a boolean, which cannot be a key.
	private static boolean isAtom(ValueShape shape) {
		return shape.kind() == ValueShape.Kind.SCALAR;
	}

	Serializers serializers() {
		return this.serializers;
	}

}
