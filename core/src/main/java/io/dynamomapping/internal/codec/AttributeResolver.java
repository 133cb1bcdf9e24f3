package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Knows what attributes of one type of values are called and how they are stored: as
 * their properties are where types tell, otherwise as the objects are that are given.
 * Safe for use by many threads.
 */
public final class AttributeResolver {

	private final Codecs codecs;

	private final StorageMapper mapper;

	private final Places places;

	private final DeclaredCheck declared;

	private final ReadableCheck readable;

	AttributeResolver(Codecs codecs, StorageMapper mapper, Type valueType, Type keyType, String valueAttribute) {
		this.codecs = codecs;
		this.mapper = mapper;
		this.places = new Places(codecs, mapper, valueType, keyType, valueAttribute);
		this.declared = new DeclaredCheck(this.places, valueType);
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
		return this.places.path(attribute);
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
			return (value != null) ? storable(path, (AttributeValue) value)
					: this.codecs.encodeAttribute(path, null, policy);
		}
		return encode(path, this.places.attribute(path).places(), value, policy);
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

	// Made by others, who may have made anything.
	private AttributeValue storable(AttributePath path, AttributeValue value) {
		try {
			return StorableValues.require(value, "", AttributeGenerator.MAX_NESTING - path.elements().size());
		}
		catch (RefusedException ex) {
			throw Failures.ofAttribute(this.mapper.mapper(), path, "").unstorable(ex.path(), ex.sentence(), null);
		}
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
		return encodeText(path, this.places.attribute(path), text);
	}

	/**
	 * Return what a text stands for that an attribute contains.
	 * @param path the path of the attribute
	 * @param text the text
	 * @return a number or truth value where the attribute has such elements, else text
	 * @throws IllegalArgumentException if the text is no such number or truth value
	 */
	public AttributeValue encodeTextWithin(AttributePath path, String text) {
		return encodeText(path, this.places.elements(path), text);
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
		AttributeValue value = (element instanceof AttributeValue bound) ? storable(path, bound)
				: encode(path, this.places.elements(path).places(), element, NullPolicy.STORE);
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
		this.declared.requireList(path);
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
		this.declared.requireSet(path);
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
			throw failures.unstorable("", ex.sentence(), null);
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
		this.declared.requireNumber(path);
		AttributeValue encoded = encode(path, asDeclared(path, number), NullPolicy.STORE);
		if (encoded == null || encoded.n() == null) {
			throw new IllegalArgumentException("Expected a number to add to '" + path + "', found "
					+ ((encoded != null) ? AttributeTypes.describe(encoded) : "an empty set") + ". Set it instead.");
		}
		return encoded;
	}

	// A serializer of the property may store numbers otherwise than they are.
	private Object asDeclared(AttributePath path, Object number) {
		for (Place place : this.places.attribute(path).places()) {
			Object converted = (number instanceof Number some) ? Numbers.as(place.type().getRawClass(), some) : null;
			if (converted != null) {
				return converted;
			}
		}
		return number;
	}

	/**
	 * Refuse attributes that values do not have, at any depth that their types tell.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if values have no such attribute
	 */
	public void requireDeclared(AttributePath path) {
		this.declared.require(path);
	}

	/**
	 * Refuse an attribute value that values could not be read from.
	 * @param path the path of the attribute
	 * @param value its attribute value
	 * @throws ItemMappingException if it cannot be read
	 */
	public void requireReadable(AttributePath path, AttributeValue value) {
		if (!this.places.isSchemaless()) {
			this.readable.require(path, value, this.places.attribute(path).places());
		}
	}

}
