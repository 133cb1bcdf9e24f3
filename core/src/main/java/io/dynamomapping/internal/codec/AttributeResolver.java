package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.Property;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Knows what attributes of one type of values are called and how they are stored: as
 * their properties are where types tell, otherwise as the objects are that are given.
 * Safe for use by many threads.
 */
public final class AttributeResolver {

	/** Paths come from callers: there may be any number of them. */
	private static final int MAX_REMEMBERED = 1000;

	private final Codecs codecs;

	private final StorageMapper mapper;

	private final Type valueType;

	private final String valueAttribute;

	private final @Nullable Place values;

	private final @Nullable Place key;

	/** Whether values are held by one attribute. */
	private final boolean scalar;

	private final ReadableCheck readable;

	private final Map<List<Object>, AttributePath> paths = new ConcurrentHashMap<>();

	private final Map<AttributePath, Reach> reaches = new ConcurrentHashMap<>();

	private final Map<AttributePath, Reach> elements = new ConcurrentHashMap<>();

	AttributeResolver(Codecs codecs, StorageMapper mapper, Type valueType, Type keyType, String valueAttribute) {
		this.codecs = codecs;
		this.mapper = mapper;
		this.valueType = valueType;
		this.valueAttribute = valueAttribute;
		JavaType keys = mapper.mapper().constructType(keyType);
		PlaceFinder finder = new PlaceFinder(mapper);
		this.values = Codecs.isSchemaless(valueType) ? null : finder.root(mapper.mapper().constructType(valueType));
		this.key = keys.isRecordType() ? finder.root(keys) : null;
		this.scalar = codecs.isScalar(valueType);
		this.readable = new ReadableCheck(codecs.itemCodec(valueType, NullPolicy.OMIT, valueAttribute));
	}

	/**
	 * Return the path of an attribute.
	 * @param attribute the attribute
	 * @return its path in names and positions
	 * @throws IllegalArgumentException if it refers to a property that is not stored, or
	 * to one of a type that has nothing to do with the values or the key
	 */
	public AttributePath path(Attribute<?> attribute) {
		if (attribute.elements().stream().noneMatch(Property.class::isInstance)) {
			return new AttributePath(attribute.elements());
		}
		return remembered(this.paths, attribute.elements(), (elements) -> new PropertyNames(this.mapper.mapper(),
				new PlaceFinder(this.mapper), this.values, this.key)
			.path(attribute));
	}

	/**
	 * Return what an attribute is stored as.
	 * @param path the path of the attribute
	 * @param value the object
	 * @param policy what becomes of {@code null}
	 * @return its attribute value, or {@code null} if there is to be no attribute: for an
	 * empty set, and for {@code null} under {@link NullPolicy#OMIT}
	 * @throws ItemMappingException if DynamoDB cannot hold the value
	 */
	public @Nullable AttributeValue encode(AttributePath path, @Nullable Object value, NullPolicy policy) {
		if (value == null || value instanceof AttributeValue) {
			return (value != null) ? (AttributeValue) value : this.codecs.encodeAttribute(path, null, policy);
		}
		return encode(path, reach(path).places(), value, policy);
	}

	private @Nullable AttributeValue encode(AttributePath path, List<Place> places, Object value, NullPolicy policy) {
		Set<Optional<AttributeValue>> encoded = new LinkedHashSet<>();
		for (Place place : places) {
			Object original = original(place, value);
			if (place.takes(original)) {
				encoded.add(Optional.ofNullable(place.write(this.mapper, path, original, policy)));
			}
		}
		if (encoded.size() > 1) {
			throw new IllegalArgumentException("Expected subtypes to store attribute '" + path
					+ "' in one way, found several. Give the AttributeValue itself.");
		}
		return encoded.isEmpty() ? this.codecs.encodeAttribute(path, value, policy)
				: encoded.iterator().next().orElse(null);
	}

	// Conditions and changes hold binary in a class of its own.
	private static Object original(Place place, Object value) {
		return (value instanceof SdkBytes bytes && place.type().hasRawClass(byte[].class)) ? bytes.asByteArray()
				: value;
	}

	/**
	 * Return what a text stands for that an attribute is compared with.
	 * @param path the path of the attribute
	 * @param text the text
	 * @return a number or truth value where the attribute is stored as such, else text
	 * @throws IllegalArgumentException if the text is no such number or truth value
	 */
	public AttributeValue encodeText(AttributePath path, String text) {
		return encodeText(path, reach(path), text);
	}

	/**
	 * Return what a text stands for that an attribute contains.
	 * @param path the path of the attribute
	 * @param text the text
	 * @return a number or truth value where the attribute has such elements, else text
	 * @throws IllegalArgumentException if the text is no such number or truth value
	 */
	public AttributeValue encodeTextWithin(AttributePath path, String text) {
		return encodeText(path, elements(path), text);
	}

	private AttributeValue encodeText(AttributePath path, Reach reach, String text) {
		Place place = reach.places().isEmpty() ? null : reach.places().get(0);
		Object value = new TextValues(this.mapper).read(path, place, text);
		return Objects.requireNonNull(encode(path, reach.places(), value, NullPolicy.STORE));
	}

	/**
	 * Return what an element of a set or list is stored as.
	 * @param path the path of the set or list
	 * @param element the object
	 * @return its attribute value
	 * @throws ItemMappingException if DynamoDB cannot hold the element
	 */
	public AttributeValue encodeElement(AttributePath path, Object element) {
		AttributeValue value = (element instanceof AttributeValue bound) ? bound
				: encode(path, elements(path).places(), element, NullPolicy.STORE);
		if (value == null) {
			throw new IllegalArgumentException(
					"Expected an element of '" + path + "', found an empty set. Leave it out.");
		}
		return value;
	}

	/**
	 * Return what elements of a list are stored as.
	 * @param path the path of the list
	 * @param elements the objects
	 * @return a list, each element as it would be stored within the list
	 * @throws IllegalArgumentException if the property is no list
	 * @throws ItemMappingException if DynamoDB cannot hold an element
	 */
	public AttributeValue encodeList(AttributePath path, Collection<?> elements) {
		requireAny(path, "a list to append elements to", "Set the attribute as a whole, or use include(…).",
				(place) -> place.shape().kind() == ValueShape.Kind.LIST
						&& !Set.class.isAssignableFrom(place.type().getRawClass()));
		return AttributeValue.fromL(elements.stream().map((element) -> encodeElement(path, element)).toList());
	}

	/**
	 * Return what elements of a set are stored as.
	 * @param path the path of the set
	 * @param elements the objects, at least one
	 * @return a set of strings, numbers or binary
	 * @throws IllegalArgumentException if the property is no set
	 * @throws ItemMappingException if DynamoDB cannot hold the elements in one set
	 */
	public AttributeValue encodeSet(AttributePath path, Collection<?> elements) {
		requireAny(path, "a set to include or exclude elements", "Set the attribute as a whole, or use append(…).",
				(place) -> place.shape().kind() == ValueShape.Kind.LIST
						&& (Set.class.isAssignableFrom(place.type().getRawClass())
								|| place.type().getRawClass().isAssignableFrom(Set.class)));
		Failures failures = Failures.ofAttribute(this.mapper.mapper(), path, "");
		try {
			AttributeValue set = SetAttribute
				.of(elements.stream().map((element) -> encodeElement(path, element)).toList());
			if (set == null || set.hasL()) {
				throw new RefusedException("expected strings, numbers or binary to include or exclude, found "
						+ ((set != null) ? AttributeTypes.describe(set.l().get(0)) : "nothing")
						+ ". Set the attribute as a whole.");
			}
			return set;
		}
		catch (RefusedException ex) {
			throw failures.failure("", ex.sentence(), null);
		}
	}

	/**
	 * Return what a number is stored as that is added or subtracted.
	 * @param path the path of the number that it is added to
	 * @param number the number
	 * @return a number
	 * @throws IllegalArgumentException if it is no number, or the property is none
	 * @throws ItemMappingException if DynamoDB cannot hold the number
	 */
	public AttributeValue encodeNumber(AttributePath path, Object number) {
		requireAny(path, "a number to add to", "Set the attribute instead.",
				(place) -> place.shape().scalarType() == ScalarAttributeType.N);
		AttributeValue encoded = encode(path, number, NullPolicy.STORE);
		if (encoded == null || encoded.n() == null) {
			throw new IllegalArgumentException("Expected a number to add to '" + path + "', found "
					+ ((encoded != null) ? AttributeTypes.describe(encoded) : "an empty set") + ". Set it instead.");
		}
		return encoded;
	}

	private void requireAny(AttributePath path, String expected, String advice, Function<Place, Boolean> fits) {
		Reach reach = reach(path);
		boolean none = !reach.open() && reach.places()
			.stream()
			.noneMatch((place) -> place.shape().kind() == ValueShape.Kind.UNKNOWN || fits.apply(place));
		if (none && !reach.places().isEmpty()) {
			throw new IllegalArgumentException("Expected " + expected + ", found '" + path + "' of type "
					+ reach.places().get(0).type().getRawClass().getTypeName() + ". " + advice);
		}
	}

	/**
	 * Refuse attributes that values do not have, at any depth that their types tell.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if values have no such attribute
	 */
	public void requireDeclared(AttributePath path) {
		if (!reach(path).isNowhere()) {
			return;
		}
		Reach before = null;
		for (int i = 1; before == null; i++) {
			AttributePath part = new AttributePath(path.elements().subList(0, i));
			before = reach(part).isNowhere() ? reach(part) : null;
			if (before != null) {
				throw undeclared(path, i, before);
			}
		}
	}

	private IllegalArgumentException undeclared(AttributePath path, int length, Reach nowhere) {
		String owner = (length == 1) ? this.valueType.getTypeName()
				: reach(new AttributePath(path.elements().subList(0, length - 1))).places()
					.get(0)
					.type()
					.getRawClass()
					.getTypeName();
		String advice = nowhere.names().isEmpty() ? "It has none."
				: "Use one of " + new TreeSet<>(nowhere.names()) + ".";
		return new IllegalArgumentException("Expected an attribute of " + owner + ", found '" + path + "'. " + advice);
	}

	/**
	 * Refuse an attribute value that values could not be read from.
	 * @param path the path of the attribute
	 * @param value its attribute value
	 * @throws ItemMappingException if it cannot be read
	 */
	public void requireReadable(AttributePath path, AttributeValue value) {
		if (this.values != null) {
			this.readable.require(path, value, reach(path).places());
		}
	}

	private Reach reach(AttributePath path) {
		return remembered(this.reaches, path, this::find);
	}

	private Reach elements(AttributePath path) {
		return remembered(this.elements, path, (list) -> {
			PlaceFinder finder = new PlaceFinder(this.mapper);
			return Reach.either(reach(list).places().stream().map(finder::elements).toList());
		});
	}

	private Reach find(AttributePath path) {
		PlaceFinder finder = new PlaceFinder(this.mapper);
		try {
			Reach reach = first(finder, path.attribute());
			for (Object element : path.elements().subList(1, path.elements().size())) {
				if (reach.places().isEmpty()) {
					return reach;
				}
				boolean open = reach.open();
				Reach next = finder.step(reach.places(), element);
				reach = new Reach(next.places(), open || next.open(), next.names());
			}
			return withContents(finder, reach);
		}
		catch (JacksonException ex) {
			// A type that Jackson cannot write at all has no place for anything.
			return Reach.OPEN;
		}
	}

	private Reach first(PlaceFinder finder, String name) {
		Reach ofKey = (this.key != null) ? finder.step(List.of(this.key), name) : Reach.NOWHERE;
		if (this.values == null) {
			return ofKey.isNowhere() ? Reach.OPEN : ofKey;
		}
		Reach ofValues = this.scalar ? scalar(this.values, name) : finder.step(List.of(this.values), name);
		return (ofValues.isNowhere() && !ofKey.isNowhere()) ? ofKey : ofValues;
	}

	private Reach scalar(Place place, String name) {
		if (!name.equals(this.valueAttribute)) {
			return Reach.NOWHERE.among(Set.of(this.valueAttribute));
		}
		return Reach.to(new Place(place.type(), place.serializer(), place.shape(), null, List.of(), List.of(Map.of())));
	}

	// What is in an optional may be given without it.
	private static Reach withContents(PlaceFinder finder, Reach reach) {
		List<Place> places = new ArrayList<>(reach.places());
		for (Place place : reach.places()) {
			if (Container.isOptional(place.type())) {
				places.add(finder.content(place));
			}
		}
		return new Reach(List.copyOf(places), reach.open(), reach.names());
	}

	private static <K, V> V remembered(Map<K, V> known, K question, Function<K, V> find) {
		V answer = known.get(question);
		if (answer == null) {
			answer = find.apply(question);
			if (known.size() < MAX_REMEMBERED) {
				known.put(question, answer);
			}
		}
		return answer;
	}

}
