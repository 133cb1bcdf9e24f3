package io.dynamomapping.internal.codec;

import java.math.BigDecimal;

import io.dynamomapping.AttributePath;
import io.dynamomapping.AttributeType;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Takes texts from outside, such as REST parameters, for what is stored.
 */
final class TextValues {

	private final StorageMapper mapper;

	TextValues(StorageMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Return the object that a text stands for.
	 * @param path the path of the attribute that is compared with it, for messages
	 * @param place what is declared there, or {@code null} if nothing is
	 * @param text the text
	 * @return a number, a truth value, an object that is stored as text, or the text
	 * itself
	 * @throws IllegalArgumentException if the attribute is stored as a number or truth
	 * value, and the text is none
	 */
	Object read(AttributePath path, @Nullable Place place, String text) {
		AttributeType stored = (place != null) ? storedType(place) : null;
		if (stored == AttributeType.N) {
			return number(path, text);
		}
		if (stored == AttributeType.BOOL) {
			return truth(path, text);
		}
		return (place != null && stored == AttributeType.S) ? canonical(path, place, text) : text;
	}

	private static @Nullable AttributeType storedType(Place place) {
		if (place.type().hasRawClass(boolean.class) || place.type().hasRawClass(Boolean.class)) {
			return AttributeType.BOOL;
		}
		ScalarAttributeType scalar = place.shape().scalarType();
		return (scalar != null) ? AttributeType.valueOf(scalar.name()) : null;
	}

	private static BigDecimal number(AttributePath path, String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Expected a number to compare '" + path
					+ "' with, found a text that is none. Give one such as -7 or 19.5.");
		}
	}

	private static Boolean truth(AttributePath path, String text) {
		if (text.equals("true") || text.equals("false")) {
			return Boolean.valueOf(text);
		}
		throw new IllegalArgumentException(
				"Expected true or false to compare '" + path + "' with, found another text. Give one of these.");
	}

	// The same time, UUID and so on may be written in several ways, and is stored in one.
	private Object canonical(AttributePath path, Place place, String text) {
		Failures failures = new Failures(this.mapper.mapper(), place.type(), "Value", path.toString());
		try {
			Object read = new ValueCodec(this.mapper, place.type(), NullPolicy.STORE, failures)
				.read(AttributeValue.fromS(text));
			return (read != null) ? read : text;
		}
		catch (ItemMappingException ex) {
			// Not what is stored, but it sorts among what is.
			return text;
		}
	}

}
