package io.dynamomapping.internal.codec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.PropertyNamingStrategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObjectItemCodecTests {

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@Test
	void omitsNullMembersAtAnyDepth() {
		ItemCodec<Copy> codec = this.codecs.itemCodec(Copy.class, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec.encode(new Copy(null, new Shelf(3, null), Arrays.asList("a", null)));

		assertThat(ItemJson.toDynamoJson(item))
			.isEqualTo("{\"shelf\":{\"M\":{\"row\":{\"N\":\"3\"}}},\"notes\":{\"L\":[{\"S\":\"a\"},{\"NULL\":true}]}}");
	}

	@Test
	void storesNullMembersWhereThePolicySaysSo() {
		ItemCodec<Copy> codec = this.codecs.itemCodec(Copy.class, NullPolicy.STORE, "value");

		Map<String, AttributeValue> item = codec.encode(new Copy(null, new Shelf(3, null), Arrays.asList("a", null)));

		assertThat(ItemJson.toDynamoJson(item)).isEqualTo(
				"{\"title\":{\"NULL\":true}," + "\"shelf\":{\"M\":{\"row\":{\"N\":\"3\"},\"room\":{\"NULL\":true}}},"
						+ "\"notes\":{\"L\":[{\"S\":\"a\"},{\"NULL\":true}]}}");
		assertThat(codec.decode(item)).isEqualTo(new Copy(null, new Shelf(3, null), Arrays.asList("a", null)));
	}

	@Test
	void readsWhatIsAbsentOrUnknown() {
		ItemCodec<Shelf> codec = this.codecs.itemCodec(Shelf.class, NullPolicy.OMIT, "value");

		Shelf shelf = codec.decode(Map.of("colour", AttributeValue.fromS("red"), "row", AttributeValue.fromNul(true)));

		assertThat(shelf).isEqualTo(new Shelf(0, null));
	}

	@Test
	void leavesOutAnEmptySetAndReadsItBack() {
		ItemCodec<Tagged> codec = this.codecs.itemCodec(Tagged.class, NullPolicy.OMIT, "value");
		Tagged empty = new Tagged(Set.of(), new TreeSet<>(), EnumSet.noneOf(Cover.class), List.of(Set.of()));

		Map<String, AttributeValue> item = codec.encode(empty);

		assertThat(ItemJson.toDynamoJson(item)).isEqualTo("{\"nested\":{\"L\":[{\"L\":[]}]}}");
		assertThat(codec.decode(item)).isEqualTo(empty);
	}

	@Test
	void readsAnAbsentSetOfABeanAsEmpty() {
		ItemCodec<Bean> codec = this.codecs.itemCodec(Bean.class, NullPolicy.OMIT, "value");

		Bean absent = codec.decode(Map.of());
		Bean stored = codec.decode(Map.of("tags", AttributeValue.fromNul(true)));

		assertThat(absent.getTags()).isEmpty();
		assertThat(absent.getCovers()).isEqualTo(EnumSet.noneOf(Cover.class));
		assertThat(absent.getPreset()).containsExactly("sf");
		assertThat(absent.getNotes()).isNull();
		assertThat(stored.getTags()).isNull();
	}

	@Test
	void readsListsAndSetsAsEachOther() {
		ItemCodec<Tagged> codec = this.codecs.itemCodec(Tagged.class, NullPolicy.OMIT, "value");

		Tagged read = codec.decode(Map.of("tags", AttributeValue.fromL(List.of(AttributeValue.fromS("sf"))), "nested",
				AttributeValue.fromL(List.of(AttributeValue.fromSs(List.of("sf"))))));

		assertThat(read.tags()).containsExactly("sf");
		assertThat(read.nested()).containsExactly(Set.of("sf"));
	}

	@Test
	void refusesElementsThatBecomeEqual() {
		ItemCodec<Numbered> codec = this.codecs.itemCodec(Numbered.class, NullPolicy.OMIT, "value");

		Numbered alike = new Numbered(new HashSet<>(List.of(1.0, 1, 1L)));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(alike))
			.withMessageContaining("found two that are stored alike");
	}

	@Test
	void keepsWhatOnlyAnyGetterAndSetterKnow() {
		ItemCodec<Open> codec = this.codecs.itemCodec(Open.class, NullPolicy.OMIT, "value");
		Map<String, AttributeValue> item = Map.of("title", AttributeValue.fromS("Foundation"), "prizes",
				AttributeValue.fromNs(List.of("1966")), "cover",
				AttributeValue.fromB(SdkBytes.fromUtf8String("picture")));

		Map<String, AttributeValue> copy = codec.encode(codec.decode(item));

		assertThat(copy).isEqualTo(item);
		assertThat(codec.attributes()).isEmpty();
	}

	@Test
	void namesAttributesAsJacksonDoes() {
		Codecs snakes = new Codecs((builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
				List.of());
		ItemCodec<Named> codec = snakes.itemCodec(Named.class, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec.encode(new Named("a", "b", new Shelf(3, "A")));

		assertThat(item).containsOnlyKeys("S", "page_count", "shelf_row", "shelf_room");
		assertThat(codec.attributes()).contains(Set.of("S", "page_count", "shelf_row", "shelf_room"));
		assertThat(codec.decode(item)).isEqualTo(new Named("a", "b", new Shelf(3, "A")));
	}

	@Test
	void leavesTheValueAlone() {
		ItemCodec<Bean> codec = this.codecs.itemCodec(Bean.class, NullPolicy.OMIT, "value");
		Bean bean = new Bean();
		bean.setNotes(new java.util.ArrayList<>(List.of("a")));

		Map<String, AttributeValue> item = codec.encode(bean);
		item.put("added", AttributeValue.fromS("later"));

		assertThat(bean.getNotes()).containsExactly("a");
		assertThat(codec.encode(bean)).doesNotContainKey("added");
	}

	@Test
	void holdsAttributeValuesAsTheyAre() {
		ItemCodec<Raw> codec = this.codecs.itemCodec(Raw.class, NullPolicy.OMIT, "value");
		Raw raw = new Raw(AttributeValue.fromSs(List.of("sf")), Optional.of(AttributeValue.fromM(Map.of())));

		Map<String, AttributeValue> item = codec.encode(raw);

		assertThat(item)
			.isEqualTo(Map.of("one", AttributeValue.fromSs(List.of("sf")), "other", AttributeValue.fromM(Map.of())));
		assertThat(codec.decode(item)).isEqualTo(raw);
	}

	enum Cover {

		HARD, SOFT

	}

	record Shelf(int row, @Nullable String room) {

	}

	record Copy(@Nullable String title, Shelf shelf, List<@Nullable String> notes) {

	}

	record Tagged(Set<String> tags, TreeSet<Integer> years, EnumSet<Cover> covers, List<Set<String>> nested) {

	}

	record Numbered(Set<Object> numbers) {

	}

	record Named(@JsonProperty("S") String title, String pageCount, @JsonUnwrapped(prefix = "shelf_") Shelf shelf) {

	}

	record Raw(AttributeValue one, Optional<AttributeValue> other) {

	}

	public static class Bean {

		private @Nullable Set<String> tags;

		private @Nullable EnumSet<Cover> covers;

		private Set<String> preset = Set.of("sf");

		private @Nullable List<String> notes;

		public @Nullable Set<String> getTags() {
			return this.tags;
		}

		public void setTags(@Nullable Set<String> tags) {
			this.tags = tags;
		}

		public @Nullable EnumSet<Cover> getCovers() {
			return this.covers;
		}

		public void setCovers(@Nullable EnumSet<Cover> covers) {
			this.covers = covers;
		}

		public Set<String> getPreset() {
			return this.preset;
		}

		public void setPreset(Set<String> preset) {
			this.preset = preset;
		}

		public @Nullable List<String> getNotes() {
			return this.notes;
		}

		public void setNotes(@Nullable List<String> notes) {
			this.notes = notes;
		}

	}

	static class Open {

		private final Map<String, Object> others = new LinkedHashMap<>();

		@JsonProperty
		@SuppressWarnings("UnusedVariable") // read by the codec
		private @Nullable String title;

		@JsonAnyGetter
		Map<String, Object> others() {
			return this.others;
		}

		@JsonAnySetter
		void add(String name, Object value) {
			this.others.put(name, value);
		}

	}

}
