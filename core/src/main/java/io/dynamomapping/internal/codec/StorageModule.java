package io.dynamomapping.internal.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Types that are stored otherwise than Jackson would.
 */
final class StorageModule extends SimpleModule {

	StorageModule() {
		super("dynamo-mapping");
		add(SdkBytes.class, ScalarAttributeType.B, AttributeValue::fromB, StorageModule::bytes);
		add(ByteBuffer.class, ScalarAttributeType.B,
				(buffer) -> AttributeValue.fromB(SdkBytes.fromByteBuffer(buffer.duplicate())),
				(value) -> ByteBuffer.wrap(bytes(value).asByteArray()));
		add(Instant.class, ScalarAttributeType.S, (instant) -> AttributeValue.fromS(SortableTime.text(instant)),
				(value) -> SortableTime.parse(value).toInstant());
		add(OffsetDateTime.class, ScalarAttributeType.S,
				(time) -> AttributeValue.fromS(SortableTime.text(time.toInstant())), SortableTime::parse);
		add(Month.class, ScalarAttributeType.S, (month) -> AttributeValue.fromS(month.name()), StorageModule::month);
		addDeserializer(String.class, new TextDeserializer());
		add(AttributeValue.class, null, (value) -> value, (value) -> value);
		addSerializer(AttributeSource.class, new AttributeSerializer<AttributeSource>(AttributeSource.class, null,
				(source) -> AttributeValue.fromM(source.attributes())));
		addSerializer(PropertyValue.class, new PropertyValue.Serializer());
		addDeserializer(Object.class, new AttributeDeserializer<>(Object.class, DetachedValues::of));
		setDefaultNullKeySerializer(new NullKeySerializer());
		setDeserializerModifier(new AbsentSetModifier());
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addDeserializerModifier(new NumberedEnumModifier());
	}

	private <T> void add(Class<T> type, @Nullable ScalarAttributeType scalarType,
			Function<T, AttributeValue> toAttribute, Function<AttributeValue, T> fromAttribute) {
		addSerializer(type, new AttributeSerializer<T>(type, scalarType, toAttribute));
		addDeserializer(type, new AttributeDeserializer<T>(type, fromAttribute));
	}

	// Jackson writes a number.
	private static Month month(AttributeValue value) {
		for (Month month : Month.values()) {
			if (month.name().equals(value.s())) {
				return month;
			}
		}
		throw new RefusedException("expected " + ExpectedType.describe(Month.class) + ", found "
				+ AttributeTypes.describe(value) + ". Declare it as what is stored, or correct the item.");
	}

	private static SdkBytes bytes(AttributeValue value) {
		if (value.type() != AttributeValue.Type.B) {
			throw new RefusedException("expected binary, found " + AttributeTypes.describe(value)
					+ ". Declare it as what is stored, or correct the item.");
		}
		return value.b();
	}

	/**
	 * Jackson's own takes binary as Base64.
	 */
	private static final class TextDeserializer extends StdScalarDeserializer<String> {

		TextDeserializer() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
				return (String) context.handleUnexpectedToken(String.class, parser);
			}
			return StringDeserializer.instance.deserialize(parser, context);
		}

	}

	private static final class NullKeySerializer extends StdSerializer<Object> {

		NullKeySerializer() {
			super(Object.class);
		}

		@Override
		public void serialize(@Nullable Object key, JsonGenerator generator, SerializationContext context) {
			throw new RefusedException("expected a key of a map, found null. Leave the entry out.");
		}

	}

}
