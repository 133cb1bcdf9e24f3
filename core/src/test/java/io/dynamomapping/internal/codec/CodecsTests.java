package io.dynamomapping.internal.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.AttributeCodecs;
import io.dynamomapping.spi.ItemCodec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodecsTests {

	private static final AttributePath PATH = AttributePath.of("attribute");

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of(new TagCodec(), AttributeCodecs.lenientBoolean(),
			AttributeCodecs.jsonText(Note.class, JsonMapper.shared())));

	@Test
	void usesAttributeCodecsWhereverTheirTypeAppears() {
		ItemCodec<Tagged> codec = codec(Tagged.class);
		Tagged tagged = new Tagged(new Tag("sf"), List.of(new Tag("a")), Map.of("b", new Tag("c")),
				Optional.of(new Tag("d")), new Note("new"));

		Map<String, AttributeValue> item = codec.encode(tagged);

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"one\":{\"SS\":[\"sf\"]},\"list\":[{\"SS\":[\"a\"]}],"
				+ "\"map\":{\"b\":{\"SS\":[\"c\"]}},\"optional\":{\"SS\":[\"d\"]},\"note\":\"{\\\"text\\\":\\\"new\\\"}\"}");
		assertThat(codec.decode(item)).isEqualTo(tagged);
		assertThat(this.codecs.encodeAttribute(PATH, new Tag("sf"), NullPolicy.OMIT))
			.isEqualTo(AttributeValue.fromSs(List.of("sf")));
	}

	@Test
	void usesAnAttributeCodecForWholeValues() {
		ItemCodec<Tag> codec = codec(Tag.class);

		assertThat(codec.encode(new Tag("sf")))
			.containsExactly(Map.entry("value", AttributeValue.fromSs(List.of("sf"))));
		assertThat(codec.decode(codec.encode(new Tag("sf")))).isEqualTo(new Tag("sf"));
	}

	@Test
	void usesAnAttributeCodecForPrimitives() {
		ItemCodec<Flags> codec = codec(Flags.class);

		Flags flags = codec.decode(Map.of("sold", AttributeValue.fromN("1"), "lent", AttributeValue.fromS("true")));

		assertThat(flags).isEqualTo(new Flags(true, true));
		assertThat(codec.encode(flags)).containsValues(AttributeValue.fromBool(true));
	}

	@Test
	void keepsWhatAnAttributeCodecThrew() {
		ItemCodec<Flags> codec = codec(Flags.class);

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.decode(Map.of("sold", AttributeValue.fromN("2"))))
			.withMessage("Attribute 'sold' of Flags: expected a value that its type takes, its constructor, setter or"
					+ " codec threw IllegalArgumentException. The cause says more.")
			.havingCause()
			.withMessage("Expected BOOL, N 0 or 1, or S true or false, found another N. Correct the item.");
	}

	@Test
	void readsAttributesAsTheyAreBehindATypeName() {
		ItemCodec<Thing> codec = codec(Thing.class);
		Thing thing = new TaggedThing(new Tag("sf"), Map.of("set", Set.of("a")));
		Map<String, AttributeValue> item = new LinkedHashMap<>(codec.encode(thing));
		AttributeValue name = item.remove("kind");
		item.put("kind", java.util.Objects.requireNonNull(name));

		assertThat(codec.decode(item)).isEqualTo(thing);
	}

	@Test
	void readsAttributesThatJacksonHasBuffered() {
		ItemCodec<Unwrapped> codec = codec(Unwrapped.class);
		Unwrapped unwrapped = new Unwrapped("Foundation",
				new Inner(Set.of("sf"), new byte[0].length, new Note("new"), Map.of("a", List.of("b"))));

		assertThat(codec.decode(codec.encode(unwrapped))).isEqualTo(unwrapped);
	}

	@Test
	void followsTheCustomizer() {
		Codecs custom = new Codecs((builder) -> builder
			.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_EMPTY))
			.addModule(new SimpleModule().addSerializer(Tag.class, new UpperCaseSerializer())), List.of());
		ItemCodec<Tagged> codec = custom.itemCodec(Tagged.class, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec
			.encode(new Tagged(new Tag("sf"), List.of(), Map.of(), Optional.empty(), new Note("")));

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"one\":\"SF\",\"note\":{}}");
	}

	@Test
	void tellsWhichValueIsNoItem() {
		Codecs custom = new Codecs(
				(builder) -> builder.addModule(new SimpleModule().addSerializer(Tag.class, new UpperCaseSerializer())),
				List.of());
		ItemCodec<Tag> codec = custom.itemCodec(Tag.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(new Tag("sf")))
			.withMessage("Expected Tag to be stored as attributes of an item, found S (string)."
					+ " Let its serializer tell what it writes by acceptJsonFormatVisitor.");
	}

	private <V> ItemCodec<V> codec(Class<V> type) {
		return this.codecs.itemCodec(type, NullPolicy.OMIT, "value");
	}

	record Tag(String name) {

	}

	record Note(String text) {

	}

	record Tagged(Tag one, List<Tag> list, Map<String, Tag> map, Optional<Tag> optional, Note note) {

	}

	record Flags(boolean sold, Boolean lent) {

	}

	record Unwrapped(String title, @JsonUnwrapped Inner inner) {

	}

	record Inner(Set<String> tags, int count, Note note, Map<String, Object> others) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = TaggedThing.class, name = "tagged"))
	interface Thing {

	}

	record TaggedThing(Tag tag, Map<String, Object> others) implements Thing {

	}

	private static final class TagCodec implements AttributeCodec<Tag> {

		@Override
		public Class<Tag> type() {
			return Tag.class;
		}

		@Override
		public AttributeValue encode(Tag tag) {
			return AttributeValue.fromSs(List.of(tag.name()));
		}

		@Override
		public Tag decode(AttributeValue value) {
			return new Tag(value.ss().get(0));
		}

	}

	private static final class UpperCaseSerializer extends StdSerializer<Tag> {

		UpperCaseSerializer() {
			super(Tag.class);
		}

		@Override
		public void serialize(Tag tag, JsonGenerator generator, SerializationContext context) {
			generator.writeString(tag.name().toUpperCase(java.util.Locale.ROOT));
		}

	}

}
