package io.dynamomapping.internal.codec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.AttributeCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.type.ResolvedType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The mapper that decides how values are stored. Whatever a default of Jackson may become
 * one day, what has been stored has to stay readable: every setting that matters is
 * written out here.
 */
final class StorageMapper {

	private final JsonMapper mapper;

	private final Set<String> discriminators = ConcurrentHashMap.newKeySet();

	private final ObjectReadContext readContext = new ReadContext();

	private final ObjectWriteContext writeContext = new WriteContext();

	StorageMapper(Consumer<? super JsonMapper.Builder> customizer,
			Collection<? extends AttributeCodec<?>> attributeCodecs) {
		JsonMapper.Builder builder = JsonMapper.builder();
		builder.annotationIntrospector(AnnotationIntrospector.pair(new TimeToLiveIntrospector(),
				new SealedTypeIntrospector(this.discriminators)));
		configure(builder);
		builder.addModule(new StorageModule());
		customizer.accept(builder);
		builder.addModule(new AttributeCodecModule(attributeCodecs));
		this.mapper = builder.build();
		if (this.mapper.serializationConfig().getDefaultTyper(this.mapper.constructType(Object.class)) != null) {
			throw new IllegalArgumentException("The storage mapper has default typing activated, which would store"
					+ " class names and create whatever class an item names. Remove it, and declare subtypes by"
					+ " sealed types or @JsonSubTypes.");
		}
	}

	private static void configure(JsonMapper.Builder builder) {
		builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_UNEXPECTED_VIEW_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.disable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
			.disable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
			.disable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
			.disable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
			.disable(DeserializationFeature.UNWRAP_ROOT_VALUE)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(DeserializationFeature.WRAP_EXCEPTIONS)
			.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
			.disable(SerializationFeature.WRAP_ROOT_VALUE)
			.disable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
			.disable(SerializationFeature.WRITE_CHAR_ARRAYS_AS_JSON_ARRAYS)
			.disable(SerializationFeature.CLOSE_CLOSEABLE)
			.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.enable(SerializationFeature.WRITE_EMPTY_JSON_ARRAYS)
			.enable(SerializationFeature.WRAP_EXCEPTIONS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
			.disable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
			.disable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
			.disable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES)
			.disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
			.disable(EnumFeature.WRITE_ENUMS_USING_INDEX, EnumFeature.WRITE_ENUM_KEYS_USING_INDEX)
			.disable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
			.disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DATE_KEYS_AS_TIMESTAMPS)
			.disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS, DateTimeFeature.WRITE_UTC_AS_OFFSET)
			.disable(DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
			.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
			.disable(DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
			.disable(DateTimeFeature.TRUNCATE_TO_MSECS_ON_READ, DateTimeFeature.TRUNCATE_TO_MSECS_ON_WRITE)
			.enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID, DateTimeFeature.ONE_BASED_MONTHS);
		builder.withCoercionConfigDefaults((coercion) -> coercion.setAcceptBlankAsEmpty(false)
			.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
		builder.withCoercionConfig(LogicalType.Textual,
				(coercion) -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Binary, CoercionAction.Fail));
	}

	JsonMapper mapper() {
		return this.mapper;
	}

	/**
	 * Return a generator for an item.
	 * @param nullPolicy what becomes of members that are {@code null}
	 * @return a new generator
	 */
	AttributeGenerator itemGenerator(NullPolicy nullPolicy) {
		return new AttributeGenerator(this.writeContext, nullPolicy, AttributeGenerator.MAX_NESTING);
	}

	/**
	 * Return a generator for an attribute of an item.
	 * @param nullPolicy what becomes of members that are {@code null}
	 * @param depth how many maps and lists it lies in, the item being the first
	 * @return a new generator
	 */
	AttributeGenerator attributeGenerator(NullPolicy nullPolicy, int depth) {
		return new AttributeGenerator(this.writeContext, nullPolicy, AttributeGenerator.MAX_NESTING - depth);
	}

	/**
	 * Read a key of a map.
	 * @param type the type of the key
	 * @param name what it is stored as
	 * @return the key, or {@code null} if there is none of that name
	 */
	@Nullable Object readKey(JavaType type, String name) {
		JavaType map = this.mapper.getTypeFactory()
			.constructMapType(LinkedHashMap.class, type, this.mapper.constructType(Object.class));
		try {
			Map<?, ?> read = this.mapper.readerFor(map).readValue(parser(Map.of(name, AttributeValue.fromBool(true))));
			return read.keySet().iterator().next();
		}
		catch (JacksonException | RefusedException ex) {
			return null;
		}
	}

	AttributeParser parser(Map<String, AttributeValue> item) {
		return new AttributeParser(this.readContext, item, this.discriminators);
	}

	AttributeParser parser(AttributeValue value) {
		return new AttributeParser(this.readContext, value, this.discriminators);
	}

	/**
	 * For serializers that hand an object back to Jackson.
	 */
	private final class WriteContext extends ObjectWriteContext.Base {

		@Override
		public void writeValue(JsonGenerator generator, Object value) throws DatabindException {
			StorageMapper.this.mapper.writeValue(generator, value);
		}

		@Override
		public void writeTree(JsonGenerator generator, TreeNode value) throws DatabindException {
			StorageMapper.this.mapper.writeValue(generator, value);
		}

	}

	/**
	 * For deserializers that hand a parser back to Jackson.
	 */
	private final class ReadContext extends ObjectReadContext.Base {

		@Override
		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // As declared.
		public <T extends TreeNode> T readTree(JsonParser parser) {
			return (T) StorageMapper.this.mapper.readTree(parser);
		}

		@Override
		public <T> T readValue(JsonParser parser, Class<T> type) {
			return StorageMapper.this.mapper.readValue(parser, type);
		}

		@Override
		public <T> T readValue(JsonParser parser, TypeReference<T> type) {
			return StorageMapper.this.mapper.readValue(parser, type);
		}

		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals") // As declared.
		public <T> T readValue(JsonParser parser, ResolvedType type) {
			return StorageMapper.this.mapper.readValue(parser, (JavaType) type);
		}

	}

}
