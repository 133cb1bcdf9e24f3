package io.dynamomapping.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.dynamomapping.AttributePath;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class SchemalessTests {

	private static final Map<String, AttributeValue> ITEM = Map.of("title", AttributeValue.fromS("Foundation"), "year",
			AttributeValue.fromN("1951"), "cover", AttributeValue.fromB(SdkBytes.fromUtf8String("picture")), "prizes",
			AttributeValue.fromNs(List.of("1966")), "scans",
			AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("page"))), "shelf",
			AttributeValue.fromM(Map.of("rows", AttributeValue.fromL(List.of(AttributeValue.fromNul(true))))));

	private static final Type TYPE = new TypeReference<Map<String, Object>>() {
	}.getType();

	private static final AttributePath PATH = AttributePath.of("attribute");

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	private final ItemCodec<Map<String, @Nullable Object>> codec = this.codecs.itemCodec(TYPE, NullPolicy.OMIT,
			"value");

	@Test
	void isMapOfStringAndAnything() {
		JsonMapper mapper = JsonMapper.shared();

		assertThat(List.of(TYPE, Map.class, type(new TypeReference<Map<String, ?>>() {
		}), mapper.constructType(TYPE), mapper.constructType(Map.class))).allMatch(Codecs::isSchemaless);
		assertThat(List.of(HashMap.class, String.class, type(new TypeReference<Map<String, Integer>>() {
		}), type(new TypeReference<Map<String, ? extends Number>>() {
		}), type(new TypeReference<Map<Integer, Object>>() {
		}), type(new TypeReference<HashMap<String, Object>>() {
		}), mapper.constructType(HashMap.class))).noneMatch(Codecs::isSchemaless);
	}

	@Test
	@SuppressWarnings({ "unchecked", "NullAway" }) // The item has the shelf.
	void readsDetachedModifiableObjects() {
		Map<String, @Nullable Object> value = this.codec.decode(ITEM);

		((Set<BigDecimal>) value.get("prizes")).add(BigDecimal.TEN);
		((Map<String, @Nullable Object>) value.get("shelf")).put("room", "A");
		((List<@Nullable Object>) ((Map<String, @Nullable Object>) value.get("shelf")).get("rows")).add("b");
		value.remove("title");

		assertThat(this.codec.encode(value)).contains(entry("prizes", AttributeValue.fromNs(List.of("1966", "10"))),
				entry("shelf", AttributeValue.fromM(Map.of("room", AttributeValue.fromS("A"), "rows",
						AttributeValue.fromL(List.of(AttributeValue.fromNul(true), AttributeValue.fromS("b")))))));
		assertThat(this.codec.encode(value)).doesNotContainKey("title");
	}

	@Test
	void readsSerializableObjects() throws Exception {
		Map<String, @Nullable Object> value = this.codec.decode(ITEM);

		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));

		assertThat(in.readObject()).isEqualTo(value);
	}

	@Test
	void writesWhateverJacksonCan() {
		UUID id = UUID.fromString("788af3e2-69df-4342-8be2-85f34642f5af");
		Map<String, @Nullable Object> value = new LinkedHashMap<>();
		value.put("id", id);
		value.put("shelf", new Shelf(3, null));
		value.put("ids", Set.of(id));
		value.put("none", null);
		value.put("empty", Set.of());

		assertThat(this.codec.encode(value)).containsOnly(entry("id", AttributeValue.fromS(id.toString())),
				entry("shelf", AttributeValue.fromM(Map.of("row", AttributeValue.fromN("3")))),
				entry("ids", AttributeValue.fromSs(List.of(id.toString()))));
	}

	@Test
	void takesTheAttributesOfASource() {
		Map<String, AttributeValue> item = this.codec.encode(new LiveItem(ITEM));
		item.put("added", AttributeValue.fromBool(true));

		assertThat(this.codec.encode(new LiveItem(ITEM))).isEqualTo(ITEM);
		assertThat(this.codec.encode(Map.of("nested", new LiveItem(ITEM), "list", List.of(new LiveItem(ITEM)))))
			.containsOnly(entry("nested", AttributeValue.fromM(ITEM)),
					entry("list", AttributeValue.fromL(List.of(AttributeValue.fromM(ITEM)))));
		assertThat(this.codecs.encodeAttribute(PATH, new LiveItem(ITEM), NullPolicy.OMIT))
			.isEqualTo(AttributeValue.fromM(ITEM));
	}

	@Test
	void readsMembersOfAnyTypeTheSameWay() {
		ItemCodec<Holder> holders = this.codecs.itemCodec(Holder.class, NullPolicy.OMIT, "value");

		Holder holder = holders.decode(Map.of("content", AttributeValue.fromM(ITEM), "any", AttributeValue.fromN("1")));

		assertThat(holder).isEqualTo(new Holder(this.codec.decode(ITEM), BigDecimal.ONE));
		assertThat(holders.encode(holder))
			.isEqualTo(Map.of("content", AttributeValue.fromM(ITEM), "any", AttributeValue.fromN("1")));
	}

	@Test
	void encodesSingleAttributes() {
		assertThat(this.codecs.encodeAttribute(PATH, "text", NullPolicy.OMIT)).isEqualTo(AttributeValue.fromS("text"));
		assertThat(this.codecs.encodeAttribute(PATH, new Shelf(3, null), NullPolicy.STORE)).isEqualTo(
				AttributeValue.fromM(Map.of("row", AttributeValue.fromN("3"), "room", AttributeValue.fromNul(true))));
		assertThat(this.codecs.encodeAttribute(PATH, null, NullPolicy.OMIT)).isNull();
		assertThat(this.codecs.encodeAttribute(PATH, null, NullPolicy.STORE)).isEqualTo(AttributeValue.fromNul(true));
		assertThat(this.codecs.encodeAttribute(PATH, Set.of(), NullPolicy.STORE)).isNull();
		assertThat(this.codecs.encodeAttribute(PATH, AttributeValue.fromN("1"), NullPolicy.OMIT))
			.isEqualTo(AttributeValue.fromN("1"));
	}

	@Test
	void decodesSingleAttributes() {
		assertThat(Codecs.decodeAttribute(AttributeValue.fromN("1E2"))).isEqualTo(new BigDecimal("100"));
		assertThat(Codecs.decodeAttribute(AttributeValue.fromNul(true))).isNull();
	}

	private static Type type(TypeReference<?> reference) {
		return reference.getType();
	}

	record Shelf(int row, @Nullable String room) {

	}

	record Holder(Map<String, @Nullable Object> content, Object any) {

	}

	/**
	 * Shows by failing that nobody reads it as a map.
	 */
	private static final class LiveItem extends AbstractMap<String, @Nullable Object> implements AttributeSource {

		private final Map<String, AttributeValue> attributes;

		LiveItem(Map<String, AttributeValue> attributes) {
			this.attributes = attributes;
		}

		@Override
		public Map<String, AttributeValue> attributes() {
			return this.attributes;
		}

		@Override
		public Set<Entry<String, @Nullable Object>> entrySet() {
			throw new IllegalStateException("Not to be read");
		}

	}

}
