package io.dynamomapping.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.EnumDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads the numbers of enum constants where {@code @JsonFormat} has them written as
 * numbers. Jackson knows only whether to read numbers for all enums or for none.
 */
final class NumberedEnumModifier extends ValueDeserializerModifier {

	@Override
	public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		// A method that makes the number goes before the format.
		if (!(deserializer instanceof EnumDeserializer) || description.get().findJsonValueAccessor() != null) {
			return deserializer;
		}
		JsonFormat.Value format = config.getAnnotationIntrospector()
			.findFormat(config, description.get().getClassInfo());
		boolean numbered = format != null && format.getShape().isNumeric();
		return new NumberedEnumDeserializer(deserializer, type.getRawClass(), numbered);
	}

	private static final class NumberedEnumDeserializer extends DelegatingDeserializer {

		private final Class<?> type;

		private final boolean numbered;

		NumberedEnumDeserializer(ValueDeserializer<?> delegate, Class<?> type, boolean numbered) {
			super(delegate);
			this.type = type;
			this.numbered = numbered;
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
			return new NumberedEnumDeserializer(delegate, this.type, this.numbered);
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			ValueDeserializer<?> delegate = context.handleSecondaryContextualization(this._delegatee, property,
					context.constructType(this.type));
			JsonFormat.Value format = findFormatOverrides(context, property, this.type);
			boolean own = format != null && format.getShape() != JsonFormat.Shape.ANY;
			return new NumberedEnumDeserializer(delegate, this.type,
					own ? format.getShape().isNumeric() : this.numbered);
		}

		@Override
		public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
			if (!this.numbered || parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
				return super.deserialize(parser, context);
			}
			Object[] constants = this.type.getEnumConstants();
			int number = parser.getIntValue();
			return (number >= 0 && number < constants.length) ? constants[number]
					: context.handleWeirdNumberValue(this.type, number, "no constant has this number");
		}

	}

}
