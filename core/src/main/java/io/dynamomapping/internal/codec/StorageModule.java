package io.dynamomapping.internal.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.module.SimpleModule;

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
		add(AttributeValue.class, null, (value) -> value, (value) -> value);
		addSerializer(AttributeSource.class, new AttributeSerializer<AttributeSource>(AttributeSource.class, null,
				(source) -> AttributeValue.fromM(source.attributes())));
		addDeserializer(Object.class, new AttributeDeserializer<>(Object.class, DetachedValues::of));
		setDeserializerModifier(new AbsentSetModifier());
	}

	private <T> void add(Class<T> type, @Nullable ScalarAttributeType scalarType,
			Function<T, AttributeValue> toAttribute, Function<AttributeValue, T> fromAttribute) {
		addSerializer(type, new AttributeSerializer<T>(type, scalarType, toAttribute));
		addDeserializer(type, new AttributeDeserializer<T>(type, fromAttribute));
	}

	private static SdkBytes bytes(AttributeValue value) {
		if (value.type() != AttributeValue.Type.B) {
			throw new RefusedException("expected binary, found " + AttributeTypes.describe(value)
					+ ". Declare it as what is stored, or correct the item.");
		}
		return value.b();
	}

}
