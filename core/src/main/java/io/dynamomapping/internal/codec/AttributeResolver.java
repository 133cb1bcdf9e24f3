package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.Property;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Knows what attributes of one type of values are called and how they are stored. Safe
 * for use by many threads.
 */
public final class AttributeResolver {

	private final Codecs codecs;

	private final Map<Property, String> names = new ConcurrentHashMap<>();

	AttributeResolver(Codecs codecs) {
		this.codecs = codecs;
	}

	/**
	 * Return the path of an attribute.
	 * @param attribute the attribute
	 * @return its path in names and positions
	 * @throws IllegalArgumentException if it refers to a property that is not stored
	 */
	public AttributePath path(Attribute<?> attribute) {
		List<Object> elements = attribute.elements()
			.stream()
			.map((element) -> (element instanceof Property property) ? name(property) : element)
			.toList();
		return new AttributePath(elements);
	}

	private String name(Property property) {
		return this.names.computeIfAbsent(property, this.codecs::attributeName);
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
		return (value instanceof AttributeValue bound) ? bound : this.codecs.encodeAttribute(path, value, policy);
	}

	/**
	 * Return what an element of a set or list is stored as.
	 * @param path the path of the set or list
	 * @param element the object
	 * @return its attribute value
	 * @throws ItemMappingException if DynamoDB cannot hold the element
	 */
	public AttributeValue encodeElement(AttributePath path, Object element) {
		AttributeValue value = encode(path, element, NullPolicy.STORE);
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
	 * @throws ItemMappingException if DynamoDB cannot hold an element
	 */
	public AttributeValue encodeList(AttributePath path, Collection<?> elements) {
		List<AttributeValue> encoded = new ArrayList<>();
		elements.forEach((element) -> encoded.add(encodeElement(path, element)));
		return AttributeValue.fromL(encoded);
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
		return Objects.requireNonNull(encode(path, Set.copyOf(elements), NullPolicy.STORE));
	}

	/**
	 * Return what a number is stored as that is added or subtracted.
	 * @param path the path of the number that it is added to
	 * @param number the number
	 * @return a number
	 * @throws IllegalArgumentException if it is no number
	 * @throws ItemMappingException if DynamoDB cannot hold the number
	 */
	public AttributeValue encodeNumber(AttributePath path, Object number) {
		return Objects.requireNonNull(encode(path, number, NullPolicy.STORE));
	}

	/**
	 * Refuse attributes that values do not have, at any depth that their types tell.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if values have no such attribute
	 */
	public void requireDeclared(AttributePath path) {
	}

	/**
	 * Refuse an attribute value that values could not be read from.
	 * @param path the path of the attribute
	 * @param value its attribute value
	 * @throws ItemMappingException if it cannot be read
	 */
	public void requireReadable(AttributePath path, AttributeValue value) {
	}

}
