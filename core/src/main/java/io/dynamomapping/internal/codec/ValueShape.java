package io.dynamomapping.internal.codec;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What values of a type are stored as, as far as the type alone tells.
 *
 * @param kind the kind of attribute value
 * @param scalarType the type of a scalar that can serve as key, or {@code null} for
 * everything else
 * @param attributes the names of all attributes of an object
 */
record ValueShape(Kind kind, @Nullable ScalarAttributeType scalarType, Set<String> attributes) {

	static ValueShape of(Kind kind) {
		return new ValueShape(kind, null, Set.of());
	}

	static ValueShape scalar(ScalarAttributeType type) {
		return new ValueShape(Kind.SCALAR, type, Set.of());
	}

	static ValueShape object(Set<String> attributes) {
		return new ValueShape(Kind.OBJECT, null, attributes);
	}

	/**
	 * Kinds of attribute values.
	 */
	enum Kind {

		/**
		 * A map with the attributes that the type declares.
		 */
		OBJECT,

		/**
		 * A map with any attributes.
		 */
		DOCUMENT,

		/**
		 * A list or a set.
		 */
		LIST,

		/**
		 * Anything else.
		 */
		SCALAR,

		/**
		 * Whatever a serializer writes that does not tell.
		 */
		UNKNOWN

	}

}
