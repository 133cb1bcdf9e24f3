package io.dynamomapping.internal.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A value without the object that has it, to be written as the property is.
 *
 * @param property the property
 * @param value the value
 */
record PropertyValue(BeanPropertyWriter property, Object value) {

	/**
	 * Writes values the way that properties do.
	 */
	static final class Serializer extends StdSerializer<PropertyValue> {

		Serializer() {
			super(PropertyValue.class);
		}

		@Override
		public void serialize(PropertyValue value, JsonGenerator generator, SerializationContext context) {
			TypeSerializer type = value.property.getTypeSerializer();
			// A type that is told by a neighbour is no part of the value.
			if (type == null || type.getTypeInclusion() == JsonTypeInfo.As.EXTERNAL_PROPERTY) {
				serializer(value, context).serialize(value.value, generator, context);
			}
			else {
				serializer(value, context).serializeWithType(value.value, generator, context, type);
			}
		}

		private static ValueSerializer<Object> serializer(PropertyValue value, SerializationContext context) {
			ValueSerializer<Object> own = value.property.getSerializer();
			if (own != null) {
				return own;
			}
			JavaType declared = value.property.getType();
			JavaType actual = declared.getRawClass().isInstance(value.value)
					? context.constructSpecializedType(declared, value.value.getClass()) : declared;
			return context.findPrimaryPropertySerializer(actual, value.property);
		}

	}

}
