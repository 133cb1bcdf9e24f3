package io.dynamomapping;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every mutator of schemaless items and of the maps within them.
 */
class LiveItemMutatorsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Map<String, String> ATTRIBUTES = Map.of("a", "A", "b", "B", "c", "C");

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@BeforeEach
	void storeAnItem() {
		AttributeValue attributes = AttributeValue.fromM(encoded(ATTRIBUTES));
		ATTRIBUTES.forEach((name, value) -> tables.set(this.settings, "flat", name, AttributeValue.fromS(value)));
		tables.set(this.settings, "nested", "map", attributes);
		tables.set(this.settings, "nested", "other", AttributeValue.fromS("as it is"));
		tables.set(this.settings, "deep", "a.b", AttributeValue.fromM(Map.of("map", attributes)));
	}

	private static Map<String, AttributeValue> encoded(Map<String, String> attributes) {
		return Map.ofEntries(attributes.entrySet()
			.stream()
			.map((entry) -> Map.entry(entry.getKey(), AttributeValue.fromS(entry.getValue())))
			.toArray(LiveItemMutatorsTests::entries));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // Arrays know nothing of type
													// arguments.
	private static Entry<String, AttributeValue>[] entries(int length) {
		return new Entry[length];
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void changeAnItemByOneUpdateItem(Mutation mutation) {
		Map<String, @Nullable Object> item = this.settings.at("flat").require();
		tables.requests().clear();

		mutation.change().accept(item);

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(item).isEqualTo(mutation.expected());
		assertThat(this.settings.at("flat").require()).isEqualTo(mutation.expected());
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void changeAMapWithinAnItemByOneUpdateItem(Mutation mutation) {
		Map<String, @Nullable Object> item = this.settings.at("nested").require();
		tables.requests().clear();

		mutation.change().accept(map(item, "map"));

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(map(item, "map")).isEqualTo(mutation.expected());
		assertThat(this.settings.at("nested").require())
			.isEqualTo(Map.of("map", mutation.expected(), "other", "as it is"));
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void changeAMapWithinAMapByOneUpdateItem(Mutation mutation) {
		Map<String, @Nullable Object> item = this.settings.at("deep").require();
		tables.requests().clear();

		mutation.change().accept(map(map(item, "a.b"), "map"));

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(this.settings.at("deep").require()).isEqualTo(Map.of("a.b", Map.of("map", mutation.expected())));
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void failWhereTheItemHasBeenDeleted(Mutation mutation) {
		Map<String, @Nullable Object> item = this.settings.at("flat").require();
		this.settings.remove("flat");

		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> mutation.change().accept(item))
			.withMessage("Table '" + this.settings.tableName() + "' holds no item with key flat.");
		assertThat(tables.item(this.settings, "flat")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void sendNothingButTheChange(Mutation mutation) {
		Map<String, @Nullable Object> item = this.settings.at("flat").require();
		tables.set(this.settings, "flat", "meanwhile", AttributeValue.fromS("by another"));

		mutation.change().accept(item);

		assertThat(tables.item(this.settings, "flat")).containsEntry("meanwhile", AttributeValue.fromS("by another"));
		assertThat(tables.requests().requests(UpdateItemRequest.class))
			.allSatisfy((request) -> assertThat(request.conditionExpression()).contains("attribute_exists"));
	}

	static Stream<Mutation> mutations() {
		return Stream.of(
				new Mutation("put new", (map) -> assertThat(map.put("d", "D")).isNull(), "a", "A", "b", "B", "c", "C",
						"d", "D"),
				new Mutation("put", (map) -> assertThat(map.put("a", "X")).isEqualTo("A"), "a", "X", "b", "B", "c",
						"C"),
				new Mutation("putAll", (map) -> map.putAll(Map.of("a", "X", "d", "D")), "a", "X", "b", "B", "c", "C",
						"d", "D"),
				new Mutation("remove", (map) -> assertThat(map.remove("a")).isEqualTo("A"), "b", "B", "c", "C"),
				new Mutation("remove expected", (map) -> assertThat(map.remove("a", "A")).isTrue(), "b", "B", "c", "C"),
				new Mutation("clear", Map::clear),
				new Mutation("putIfAbsent", (map) -> assertThat(map.putIfAbsent("d", "D")).isNull(), "a", "A", "b", "B",
						"c", "C", "d", "D"),
				new Mutation("replace", (map) -> assertThat(map.replace("a", "X")).isEqualTo("A"), "a", "X", "b", "B",
						"c", "C"),
				new Mutation("replace expected", (map) -> assertThat(map.replace("a", "A", "X")).isTrue(), "a", "X",
						"b", "B", "c", "C"),
				new Mutation("compute", (map) -> map.compute("a", (name, value) -> value + "X"), "a", "AX", "b", "B",
						"c", "C"),
				new Mutation("compute to null", (map) -> map.compute("a", (name, value) -> null), "b", "B", "c", "C"),
				new Mutation("computeIfAbsent", (map) -> map.computeIfAbsent("d", (name) -> "D"), "a", "A", "b", "B",
						"c", "C", "d", "D"),
				new Mutation("computeIfPresent", (map) -> map.computeIfPresent("a", (name, value) -> value + "X"), "a",
						"AX", "b", "B", "c", "C"),
				new Mutation("merge", (map) -> map.merge("a", "X", (present, given) -> present + "" + given), "a", "AX",
						"b", "B", "c", "C"),
				new Mutation("remove of the keys", (map) -> map.keySet().remove("a"), "b", "B", "c", "C"),
				new Mutation("remove of the values", (map) -> map.values().remove("A"), "b", "B", "c", "C"),
				new Mutation("remove of the entries", (map) -> map.entrySet().remove(Map.entry("a", "A")), "b", "B",
						"c", "C"),
				new Mutation("remove of an iterator", LiveItemMutatorsTests::removeByIterator, "b", "B", "c", "C"),
				new Mutation("removeIf", (map) -> map.values().removeIf("A"::equals), "b", "B", "c", "C"),
				new Mutation("retainAll of the keys", (map) -> map.keySet().retainAll(List.of("b", "c")), "b", "B", "c",
						"C"),
				new Mutation("setValue", LiveItemMutatorsTests::setValue, "a", "X", "b", "B", "c", "C"));
	}

	private static void removeByIterator(Map<String, @Nullable Object> map) {
		Iterator<String> iterator = map.keySet().iterator();
		while (iterator.hasNext()) {
			if (iterator.next().equals("a")) {
				iterator.remove();
			}
		}
	}

	private static void setValue(Map<String, @Nullable Object> map) {
		for (Entry<String, @Nullable Object> entry : map.entrySet()) {
			if (entry.getKey().equals("a")) {
				assertThat(entry.setValue("X")).isEqualTo("A");
			}
		}
	}

	@SuppressWarnings("unchecked") // The maps within an item are of this type.
	private static Map<String, @Nullable Object> map(Map<String, @Nullable Object> item, String name) {
		return (Map<String, @Nullable Object>) Objects.requireNonNull(item.get(name));
	}

	record Mutation(String name, Consumer<Map<String, @Nullable Object>> change, Map<String, String> expected) {

		Mutation(String name, Consumer<Map<String, @Nullable Object>> change, String... expected) {
			this(name, change, map(expected));
		}

		private static Map<String, String> map(String... namesAndValues) {
			Map<String, String> map = new HashMap<>();
			for (int index = 0; index < namesAndValues.length; index += 2) {
				map.put(namesAndValues[index], namesAndValues[index + 1]);
			}
			return map;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
