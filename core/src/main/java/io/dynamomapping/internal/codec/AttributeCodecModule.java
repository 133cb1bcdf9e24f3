package io.dynamomapping.internal.codec;

import java.lang.invoke.MethodType;
import java.util.Collection;

import io.dynamomapping.spi.AttributeCodec;
import tools.jackson.databind.module.SimpleModule;

/**
 * The user's codecs, as Jackson's serializers and deserializers.
 */
final class AttributeCodecModule extends SimpleModule {

	AttributeCodecModule(Collection<? extends AttributeCodec<?>> codecs) {
		super("dynamo-mapping-attribute-codecs");
		codecs.forEach(this::add);
	}

	private <T> void add(AttributeCodec<T> codec) {
		add(codec.type(), codec);
		Class<?> primitive = MethodType.methodType(codec.type()).unwrap().returnType();
		if (primitive.isPrimitive()) {
			add(primitive, codec);
		}
	}

	@SuppressWarnings("unchecked") // A primitive stands for its wrapper.
	private <T> void add(Class<?> type, AttributeCodec<T> codec) {
		addSerializer((Class<T>) type, new AttributeSerializer<T>(type, codec.keyType(), codec::encode));
		addDeserializer((Class<T>) type, new AttributeDeserializer<T>(type, codec::decode));
	}

}
