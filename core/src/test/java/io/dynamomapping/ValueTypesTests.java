package io.dynamomapping;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynamomapping.testing.Member;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.type.TypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values of every type.
 */
class ValueTypesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private <V> DynamoMapping<String, V> open(Type valueType) {
		return tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class, valueType,
				MappingOptions.defaults().withKeys("id", null));
	}

	private static <V> void assertRoundTrip(DynamoMapping<String, V> mapping, V one, V other) {
		assertThat(mapping.put("key", one)).isNull();
		assertThat(mapping.get("key")).isEqualTo(one);
		assertThat(mapping.values()).containsExactly(one);
		assertThat(mapping.containsValue(one)).isTrue();
		assertThat(mapping.putIfAbsent("key", other)).isEqualTo(one);
		assertThat(mapping.replace("key", other, one)).isFalse();
		assertThat(mapping.replace("key", one, other)).isTrue();
		assertThat(mapping.replace("key", one)).isEqualTo(other);
		assertThat(mapping.merge("key", other, (present, given) -> given)).isEqualTo(other);
		assertThat(mapping.getAll(List.of("key"))).isEqualTo(Map.of("key", other));
		assertThat(mapping.remove("key", one)).isFalse();
		assertThat(mapping.remove("key", other)).isTrue();
		assertThat(mapping.isEmpty()).isTrue();
	}

	@Test
	void recordsAreStoredByTheirComponents() {
		Everything one = new Everything("text", true, (byte) 1, 'c', 2, 3L, 1.1, 2.5f, new BigDecimal("1E-10"),
				UUID.fromString("0e6ac2bf-1bd4-4f0b-8d5f-4f4ef2a1c3d0"), Instant.parse("2026-01-02T03:04:05.006Z"),
				Colour.RED, SdkBytes.fromUtf8String("bytes"), List.of("b", "a", "b"), Set.of("x", "y"), Set.of(1, 2),
				Map.of("k", List.of(1, 2)), new Inner("inner", null));
		Everything other = new Everything("", false, (byte) 0, ' ', 0, 0L, -0.5, 0f, new BigDecimal("-7"),
				new UUID(0, 0), Instant.EPOCH, Colour.BLUE, SdkBytes.fromUtf8String(""), List.of(), Set.of("z"),
				Set.of(3), Map.of(), new Inner("", 1));

		assertRoundTrip(open(Everything.class), one, other);
	}

	@Test
	void classesAreStoredByTheirProperties() {
		DynamoMapping<String, Member> members = open(Member.class);

		assertRoundTrip(members, new Member("Salvor", 3), new Member("Hari", 0));
		members.put("key", new Member("Salvor", 3));
		assertThat(tables.item(members, "key")).isEqualTo(Map.of("id", AttributeValue.fromS("key"), "name",
				AttributeValue.fromS("Salvor"), "loans", AttributeValue.fromN("3")));
	}

	@Test
	void sealedHierarchiesAreToldApartByADiscriminator() {
		DynamoMapping<String, Medium> media = open(Medium.class);

		assertRoundTrip(media, new Medium.Paper(255), new Medium.Audio("Scott Brick", 31_000));
		media.put("key", new Medium.Paper(255));
		assertThat(tables.item(media, "key")).containsEntry("kind", AttributeValue.fromS("paper"));
	}

	@Test
	void itemsOfAnUnknownKindAreRefused() {
		DynamoMapping<String, Medium> media = open(Medium.class);
		tables.set(media, "key", "kind", AttributeValue.fromS("film"));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> media.get("key"));
	}

	@Test
	void scalarsAreStoredInOneAttribute() {
		DynamoMapping<String, Integer> counters = open(Integer.class);

		assertRoundTrip(counters, 0, -5);
		counters.put("key", 7);
		assertThat(tables.item(counters, "key"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("key"), "value", AttributeValue.fromN("7")));
	}

	@Test
	void textsAreScalars() {
		assertRoundTrip(open(String.class), "", "💥 text");
	}

	@Test
	void listsAreStoredInOneAttribute() {
		DynamoMapping<String, List<String>> lists = open(new TypeReference<List<String>>() {
		}.getType());

		assertRoundTrip(lists, List.of("b", "a"), List.of());
		lists.put("key", List.of("a"));
		assertThat(tables.item(lists, "key")).containsEntry("value",
				AttributeValue.fromL(List.of(AttributeValue.fromS("a"))));
	}

	@Test
	void setsAreStoredAsSets() {
		DynamoMapping<String, Set<String>> sets = open(new TypeReference<Set<String>>() {
		}.getType());

		assertRoundTrip(sets, Set.of("b", "a"), Set.of("c"));
		sets.put("key", Set.of("a"));
		assertThat(tables.item(sets, "key")).containsEntry("value", AttributeValue.fromSs(List.of("a")));
	}

	@Test
	void emptySetsHaveNoAttribute() {
		DynamoMapping<String, Set<String>> sets = open(new TypeReference<Set<String>>() {
		}.getType());
		DynamoMapping<String, Tagged> tagged = open(Tagged.class);

		assertRoundTrip(sets, Set.of(), Set.of("c"));
		assertRoundTrip(tagged, new Tagged("text", Set.of()), new Tagged("text", Set.of("a")));

		tagged.put("key", new Tagged("text", Set.of()));
		assertThat(tables.item(tagged, "key")).doesNotContainKey("tags");
	}

	@Test
	void instantsAndEnumsAreScalars() {
		assertRoundTrip(open(Instant.class), Instant.EPOCH, Instant.parse("2026-01-02T03:04:05.006Z"));
		assertRoundTrip(open(Colour.class), Colour.RED, Colour.BLUE);
	}

	@Test
	void scalarsCanLiveInAnotherAttribute() {
		DynamoMapping<String, Integer> counters = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Integer.class,
				MappingOptions.defaults().withKeys("id", null).withValueAttribute("count"));

		counters.put("key", 7);

		assertThat(counters.get("key")).isEqualTo(7);
		assertThat(tables.item(counters, "key")).containsEntry("count", AttributeValue.fromN("7"));
	}

	@Test
	void otherAttributesBesideAScalarSurvive() {
		DynamoMapping<String, Integer> counters = open(Integer.class);
		counters.put("key", 7);
		tables.set(counters, "key", "note", AttributeValue.fromS("by another"));

		counters.merge("key", 1, Integer::sum);

		assertThat(counters.get("key")).isEqualTo(8);
		assertThat(tables.item(counters, "key")).containsEntry("note", AttributeValue.fromS("by another"));
	}

	@Test
	void attributeOfAnotherTypeNamesItsPath() {
		DynamoMapping<String, Everything> values = open(Everything.class);
		tables.set(values, "key", "inner", AttributeValue.fromM(Map.of("number", AttributeValue.fromS("secret"))));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> values.get("key"))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("inner.number"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	record Everything(String text, boolean yes, byte tiny, char letter, int number, long large, double ratio,
			float share, BigDecimal price, UUID uuid, Instant instant, Colour colour, SdkBytes bytes, List<String> list,
			Set<String> words, Set<Integer> numbers, Map<String, List<Integer>> map, @Nullable Inner inner) {
	}

	record Tagged(String text, Set<String> tags) {
	}

	record Inner(String text, @Nullable Integer number) {
	}

	enum Colour {

		RED, BLUE

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Medium.Paper.class, name = "paper"),
			@JsonSubTypes.Type(value = Medium.Audio.class, name = "audio") })
	sealed interface Medium {

		record Paper(int pages) implements Medium {
		}

		record Audio(String reader, int seconds) implements Medium {
		}

	}

}
