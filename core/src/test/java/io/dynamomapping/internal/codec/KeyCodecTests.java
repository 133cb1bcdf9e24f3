package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.spi.AttributeCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class KeyCodecTests {

	private static final String ADVICE = ". Use a string, a number, binary, a type that is stored as one of them,"
			+ " or a record of two of these.";

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of(new MoneyCodec()));

	@ParameterizedTest
	@MethodSource
	void encodesScalars(Class<?> type, Object key, AttributeValue value) {
		KeyCodec<Object> codec = this.codecs.keyCodec(type);

		assertThat(codec.components())
			.containsExactly(new KeyComponent("", ScalarAttributeType.valueOf(value.type().name())));
		assertThat(codec.encode(key)).containsExactly(value);
		assertThat(codec.decode(List.of(value))).isEqualTo(key);
	}

	static Stream<Arguments> encodesScalars() {
		UUID uuid = UUID.fromString("788af3e2-69df-4342-8be2-85f34642f5af");
		SdkBytes bytes = SdkBytes.fromUtf8String("picture");
		return Stream.of(Arguments.of(String.class, "978", AttributeValue.fromS("978")),
				Arguments.of(byte.class, (byte) 7, AttributeValue.fromN("7")),
				Arguments.of(short.class, (short) 7, AttributeValue.fromN("7")),
				Arguments.of(int.class, 0, AttributeValue.fromN("0")),
				Arguments.of(Integer.class, -7, AttributeValue.fromN("-7")),
				Arguments.of(long.class, Long.MAX_VALUE, AttributeValue.fromN("9223372036854775807")),
				Arguments.of(float.class, 0.1f, AttributeValue.fromN("0.1")),
				Arguments.of(Double.class, 1.1, AttributeValue.fromN("1.1")),
				Arguments.of(BigInteger.class, BigInteger.TEN, AttributeValue.fromN("10")),
				Arguments.of(BigDecimal.class, new BigDecimal("0.1234567890123456789"),
						AttributeValue.fromN("0.1234567890123456789")),
				Arguments.of(UUID.class, uuid, AttributeValue.fromS(uuid.toString())),
				Arguments.of(DayOfWeek.class, DayOfWeek.MONDAY, AttributeValue.fromS("MONDAY")),
				Arguments.of(Instant.class, Instant.EPOCH, AttributeValue.fromS("1970-01-01T00:00:00.000000000Z")),
				Arguments.of(LocalDate.class, LocalDate.EPOCH, AttributeValue.fromS("1970-01-01")),
				Arguments.of(byte[].class, bytes.asByteArray(), AttributeValue.fromB(bytes)),
				Arguments.of(SdkBytes.class, bytes, AttributeValue.fromB(bytes)),
				Arguments.of(ByteBuffer.class, bytes.asByteBuffer(), AttributeValue.fromB(bytes)),
				Arguments.of(Isbn.class, new Isbn("978"), AttributeValue.fromS("978")),
				Arguments.of(Money.class, new Money(999), AttributeValue.fromN("999")));
	}

	@Test
	void writesEqualNumbersTheSameWay() {
		KeyCodec<BigDecimal> codec = this.codecs.keyCodec(BigDecimal.class);

		assertThat(List.of("1", "1.0", "1E0", "10E-1")).map((text) -> codec.encode(new BigDecimal(text)))
			.containsOnly(List.of(AttributeValue.fromN("1")));
		assertThat(codec.encode(new BigDecimal("1E3"))).containsExactly(AttributeValue.fromN("1000"));
		assertThat(this.codecs.keyCodec(double.class).encode(-0.0)).containsExactly(AttributeValue.fromN("0"));
	}

	@Test
	void encodesRecordsOfTwo() {
		KeyCodec<LineKey> codec = this.codecs.keyCodec(LineKey.class);

		assertThat(codec.components()).containsExactly(new KeyComponent("order-id", ScalarAttributeType.S),
				new KeyComponent("number", ScalarAttributeType.N));
		assertThat(codec.encode(new LineKey(new Isbn("o-17"), 2))).containsExactly(AttributeValue.fromS("o-17"),
				AttributeValue.fromN("2"));
		assertThat(codec.decode(List.of(AttributeValue.fromS("o-17"), AttributeValue.fromN("2"))))
			.isEqualTo(new LineKey(new Isbn("o-17"), 2));
	}

	@Test
	void namesComponentsAsJacksonDoes() {
		Codecs snakes = new Codecs((builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
				List.of());

		assertThat(snakes.keyCodec(Reversed.class).components()).containsExactly(
				new KeyComponent("customer_id", ScalarAttributeType.S),
				new KeyComponent("placed_at", ScalarAttributeType.S));
	}

	@Test
	void putsTheMarkedSortKeyLast() {
		KeyCodec<Reversed> codec = this.codecs.keyCodec(Reversed.class);

		assertThat(codec.components()).extracting(KeyComponent::name).containsExactly("customerId", "placedAt");
		assertThat(codec.encode(new Reversed(Instant.EPOCH, "c-1"))).containsExactly(AttributeValue.fromS("c-1"),
				AttributeValue.fromS("1970-01-01T00:00:00.000000000Z"));
	}

	@ParameterizedTest
	@MethodSource
	void refusesTypesThatCannotBeKeys(Class<?> type, String found) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.codecs.keyCodec(type)).withMessage(found + ADVICE);
	}

	static Stream<Arguments> refusesTypesThatCannotBeKeys() {
		String scalar = "Expected a type that can be a key, found ";
		String components = ", as type of keys, to have two components that can be key attributes, found ";
		return Stream.of(Arguments.of(Boolean.class, scalar + "java.lang.Boolean"),
				Arguments.of(Object.class, scalar + "java.lang.Object"),
				Arguments.of(List.class, scalar + "java.util.List"), Arguments.of(Map.class, scalar + "java.util.Map"),
				Arguments.of(Bean.class, scalar + Bean.class.getName()),
				Arguments.of(One.class,
						"Expected record " + One.class.getName() + components + "number of components 1"),
				Arguments.of(Three.class,
						"Expected record " + Three.class.getName() + components + "number of components 3"),
				Arguments.of(Flagged.class,
						"Expected record " + Flagged.class.getName() + components + "component 'flag' of type boolean"),
				Arguments.of(TwoSortKeys.class,
						"Expected record " + TwoSortKeys.class.getName() + components + "both marked as sort key"));
	}

	@Test
	void refusesKeysOfAnotherType() {
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> this.codecs.keyCodec(Long.class).encode(1))
			.withMessage("Key: expected type java.lang.Long, found type java.lang.Integer.");
		assertThatExceptionOfType(ClassCastException.class)
			.isThrownBy(() -> this.codecs.keyCodec(LineKey.class).encode("o-17"))
			.withMessage("Key: expected type " + LineKey.class.getName() + ", found type java.lang.String.");
	}

	@Test
	@SuppressWarnings("NullAway") // What a caller without NullAway may do.
	void refusesNull() {
		assertThatNullPointerException().isThrownBy(() -> this.codecs.keyCodec(String.class).encode(null))
			.withMessage("key");
		assertThatNullPointerException()
			.isThrownBy(() -> this.codecs.keyCodec(LineKey.class).encode(new LineKey(null, 1)))
			.withMessage(
					"Attribute 'order-id' of LineKey: expected a value, found null. Give both components of a key.");
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatDynamoDbCannotHold(Class<?> type, Object key, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.codecs.keyCodec(type).encode(key))
			.withMessage(message);
	}

	static Stream<Arguments> refusesWhatDynamoDbCannotHold() {
		String empty = ": expected text or binary that is not empty, found an empty one. DynamoDB has no such keys,"
				+ " use another.";
		String surrogate = ": expected text, found half of a surrogate pair at position 0, which UTF-8 cannot hold."
				+ " Store it as binary, or correct the text.";
		String finite = ": expected a finite number, found NaN or an infinity. Leave it out, or store it as text.";
		return Stream.of(Arguments.of(String.class, "", "Key of String" + empty),
				Arguments.of(byte[].class, new byte[0], "Key of byte[]" + empty),
				Arguments.of(Isbn.class, new Isbn(""), "Key of Isbn" + empty),
				Arguments.of(LineKey.class, new LineKey(new Isbn(""), 1), "Attribute 'order-id' of LineKey" + empty),
				Arguments.of(String.class, "\uDC00", "Key of String" + surrogate),
				Arguments.of(LineKey.class, new LineKey(new Isbn("\uDC00"), 1),
						"Attribute 'order-id' of LineKey" + surrogate),
				Arguments.of(double.class, Double.NaN, "Key of double" + finite),
				Arguments.of(Float.class, Float.NEGATIVE_INFINITY, "Key of Float" + finite),
				Arguments.of(BigInteger.class, BigInteger.TEN.pow(38).add(BigInteger.ONE),
						"Key of BigInteger: expected a number of at most 38 digits, found one of 39. Round it, or store"
								+ " it as text."));
	}

	@ParameterizedTest
	@MethodSource
	void readsNoOtherKeyThanIsStored(Class<?> type, AttributeValue value, String message) {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.codecs.keyCodec(type).decode(List.of(value)))
			.withMessage(message);
	}

	static Stream<Arguments> readsNoOtherKeyThanIsStored() {
		String correct = ". Declare it as what is stored, or correct the item.";
		String form = "Key of %1$s: expected the form in which %1$s is stored, found another form of it, which could be"
				+ " read but not found again. Use another type of keys, such as String, or store the item under the"
				+ " usual form.";
		return Stream.of(
				Arguments.of(String.class, AttributeValue.fromN("1"),
						"Key of String: expected a string, found N (number)" + correct),
				Arguments.of(long.class, AttributeValue.fromS("1"),
						"Key of long: expected an integer, found S (string)" + correct),
				Arguments.of(int.class, AttributeValue.fromN("1.5"),
						"Key of int: expected an integer, found N (number) with a fraction or beyond the range of int"
								+ correct),
				Arguments.of(double.class, AttributeValue.fromN("0.1000000000000000000001"), form.formatted("double")),
				Arguments.of(UUID.class, AttributeValue.fromS("788AF3E2-69DF-4342-8BE2-85F34642F5AF"),
						form.formatted("UUID")),
				Arguments.of(Instant.class, AttributeValue.fromS("1970-01-01T00:00:00Z"), form.formatted("Instant")));
	}

	@Test
	void readsNoOtherComponentThanIsStored() {
		KeyCodec<Reversed> codec = this.codecs.keyCodec(Reversed.class);

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(
				() -> codec.decode(List.of(AttributeValue.fromS("c-1"), AttributeValue.fromS("1970-01-01T00:00:00Z"))))
			.withMessageStartingWith(
					"Attribute 'placedAt' of Reversed: expected the form in which Reversed is stored, found another");
	}

	@Test
	void asksASerializerThatDoesNotTellWithEachKey() {
		Codecs custom = new Codecs(
				(builder) -> builder.addModule(new SimpleModule().addSerializer(Bean.class, new BeanSerializer())),
				List.of());
		KeyCodec<Bean> codec = custom.keyCodec(Bean.class);

		assertThat(codec.components()).containsExactly(new KeyComponent("", ScalarAttributeType.S));
		assertThat(codec.encode(new Bean("978"))).containsExactly(AttributeValue.fromS("978"));
		assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(new Bean(null)))
			.withMessage("Key of Bean: expected it to be stored as S, found N (number). Let its AttributeCodec tell the"
					+ " type by keyType(), or its serializer by acceptJsonFormatVisitor.");
	}

	record Isbn(@JsonValue String text) {

		@JsonCreator
		Isbn {
		}

	}

	record LineKey(@JsonProperty("order-id") Isbn order, int number) {

	}

	record Reversed(@SortKey Instant placedAt, @PartitionKey String customerId) {

	}

	record One(String only) {

	}

	record Three(String a, String b, String c) {

	}

	record Flagged(String a, boolean flag) {

	}

	record TwoSortKeys(@SortKey String a, @SortKey String b) {

	}

	record Money(int cents) {

	}

	public static final class Bean {

		private final @Nullable String text;

		Bean(@Nullable String text) {
			this.text = text;
		}

		public @Nullable String getText() {
			return this.text;
		}

	}

	private static final class BeanSerializer extends StdSerializer<Bean> {

		BeanSerializer() {
			super(Bean.class);
		}

		@Override
		public void serialize(Bean bean, JsonGenerator generator, SerializationContext context) {
			if (bean.getText() == null) {
				generator.writeNumber(0);
			}
			else {
				generator.writeString(bean.getText());
			}
		}

	}

	private static final class MoneyCodec implements AttributeCodec<Money> {

		@Override
		public Class<Money> type() {
			return Money.class;
		}

		@Override
		public AttributeValue encode(Money money) {
			return AttributeValue.fromN(Integer.toString(money.cents()));
		}

		@Override
		public Money decode(AttributeValue value) {
			return new Money(Integer.parseInt(value.n()));
		}

		@Override
		public ScalarAttributeType keyType() {
			return ScalarAttributeType.N;
		}

	}

}
