package io.dynamomapping.badinput;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What looks bad and works, and what is stored and cannot be read.
 */
class StoredItemsRowsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMappings mappings = tables.mappings();

	private final DynamoMapping<String, Map<String, @Nullable Object>> notes = this.mappings.open("notes", String.class,
			Schemaless.TYPE, options());

	private final DynamoMapping<String, Integer> counts = this.mappings.open("counts", String.class, Integer.class,
			options());

	private static MappingOptions options() {
		return MappingOptions.defaults()
			.withKeys("id", null)
			.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));
	}

	@ParameterizedTest(name = "B6 ok: key and content {0}")
	@ValueSource(strings = { "\u0000", "a\u0000b", "🚀👩‍🚀", "עברית", "\u202eabc", "e\u0301", "\uffff", "\r\n\t ",
			"</script>", "${jndi:ldap://x}" })
	void anyTextIsStored(String text) {
		this.notes.put(text, Map.of("text", text, "set", Set.of(text), "map", Map.of(text, List.of(text))));

		assertThat(this.notes.keySet()).containsExactly(text);
		assertThat(this.notes.get(text)).containsEntry("text", text)
			.containsEntry("set", Set.of(text))
			.containsEntry("map", Map.of(text, List.of(text)));
		assertThat(this.notes.getAll(Set.of(text))).hasSize(1);
		assertThat(this.notes.remove(text)).isNotNull();
	}

	@Test
	void longestKeysAreStored() {
		for (String key : List.of("x".repeat(2048), "é".repeat(1024), "🚀".repeat(512))) {
			this.notes.put(key, Map.of("a", 1));

			assertThat(this.notes.get(key)).containsEntry("a", BigDecimal.ONE);
		}
	}

	@Test
	@DisplayName("B10 1.10 is read as 1.1")
	void numbersLoseTheirScaleAndTheirSignOfZero() {
		this.notes.put("a", Map.of("price", new BigDecimal("1.10"), "zero", -0.0, "small", new BigDecimal("1E-130"),
				"large", new BigDecimal("9.9999999999999999999999999999999999999E125")));

		assertThat(this.notes.get("a")).containsEntry("price", new BigDecimal("1.1"))
			.containsEntry("zero", BigDecimal.ZERO);
		assertThat((BigDecimal) Objects.requireNonNull(this.notes.at("a").require().get("small")))
			.isEqualByComparingTo("1E-130");
		assertThat((BigDecimal) Objects.requireNonNull(this.notes.at("a").require().get("large")))
			.isEqualByComparingTo("9.9999999999999999999999999999999999999E125");
	}

	@Test
	void emptySetsAreLeftOutAndEmptyTextIsStored() {
		this.notes.put("a", Map.of("set", Set.of(), "text", "", "binary", new byte[0], "list", List.of()));

		assertThat(this.notes.get("a")).containsOnlyKeys("text", "binary", "list");
		assertThat(this.notes.get("a")).containsEntry("text", "").containsEntry("list", List.of());
	}

	@ParameterizedTest(name = "B19 ok: {0} elements")
	@ValueSource(ints = { 0, 1, 25, 26, 100, 101 })
	void batchesOfAnySize(int size) {
		Map<String, Map<String, @Nullable Object>> all = IntStream.range(0, size)
			.boxed()
			.collect(Collectors.toMap(String::valueOf, (number) -> Map.of("number", number)));

		this.notes.putAll(all);
		assertThat(this.notes.getAll(all.keySet())).hasSize(size);
		this.notes.removeAll(all.keySet());
		assertThat(tables.requests().operations()).hasSize((size + 24) / 25 + (size + 99) / 100 + (size + 24) / 25);
		assertThat(this.notes.isEmpty()).isTrue();
	}

	@Test
	@DisplayName("B20 ok: equal keys in a batch")
	void lastOfEqualKeysInABatchWins() {
		this.notes.batch((batch) -> {
			batch.put("a", Map.of("number", 1));
			batch.remove("a");
			batch.put("a", Map.of("number", 2));
		});

		assertThat(this.notes.getAll(List.of("a", "a"))).hasSize(1);
		assertThat(this.notes.get("a")).containsEntry("number", BigDecimal.valueOf(2));
	}

	@Test
	@DisplayName("B21 transaction of 101, of the same twice, of two clients")
	void transactionsOfMoreThan100OfTheSameTwiceAndOfTwoClientsAreRefused() {
		DynamoMapping<String, Map<String, @Nullable Object>> other = tables.mappings()
			.open("other", String.class, Schemaless.TYPE, options());

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.transactions()
				.write((write) -> IntStream.rangeClosed(0, 100)
					.forEach((number) -> write.at(this.notes, "n" + number).put(Map.of()))))
			.withMessageStartingWith("Expected a transaction of at most 100 items");
		assertThatIllegalArgumentException().isThrownBy(() -> this.mappings.transactions().write((write) -> {
			write.at(this.notes, "a").put(Map.of());
			write.at(this.notes, "a").remove();
		})).withMessageContaining("item a of table");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.transactions().write((write) -> write.at(other, "a").put(Map.of())))
			.withMessageContaining("'other'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.transactions().<Object>read((read) -> read.get(other, "a")))
			.withMessageContaining("'other'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.batch((batch) -> batch.put(other, "a", Map.of())))
			.withMessageContaining("'other'");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void itemsWithoutAValueAreToldByAllThatRead() {
		tables.set(this.counts, "missing", "other", AttributeValue.fromN("1"));
		assertUnreadable("missing", "no such attribute");

		tables.set(this.counts, "null", "value", AttributeValue.fromNul(true));
		assertUnreadable("null", "NULL");

		tables.set(this.counts, "text", "value", AttributeValue.fromS("many"));
		assertUnreadable("text", "S (string)");

		tables.set(this.counts, "fraction", "value", AttributeValue.fromN("0.5"));
		assertUnreadable("fraction", "fraction");

		tables.set(this.counts, "large", "value", AttributeValue.fromN("1e100"));
		assertUnreadable("large", "range of int");

		assertThat(new HashSet<>(this.counts.keySet())).hasSize(5);
		assertThat(this.counts.count()).isEqualTo(5);
		this.counts.removeAll(new LinkedHashSet<>(this.counts.keySet()));
		assertThat(this.counts.isEmpty()).isTrue();
	}

	private void assertUnreadable(String key, String found) {
		List<ThrowingCallable> reads = List.of(() -> this.counts.get(key), () -> this.counts.getOrDefault(key, 1),
				() -> this.counts.getAll(List.of(key)), () -> this.counts.at(key).find(),
				() -> this.counts.putIfAbsent(key, 1), () -> this.counts.compute(key, (same, count) -> 1),
				() -> this.counts.computeIfAbsent(key, (same) -> 1), () -> this.counts.values().forEach((count) -> {
				}), () -> this.counts.scan().list(), () -> this.counts.entrySet().iterator().next().getValue());
		for (ThrowingCallable read : reads.subList(0, 7)) {
			assertThatExceptionOfType(ItemMappingException.class).isThrownBy(read)
				.withMessageStartingWith("Item " + key + " of table '" + this.counts.tableName() + "': ")
				.withMessageContaining("'value'")
				.withMessageContaining(found)
				.withMessageNotContaining("many")
				.satisfies((ex) -> assertThat(ex.path()).isEqualTo("value"));
		}
		for (ThrowingCallable read : reads.subList(7, 10)) {
			assertThatExceptionOfType(ItemMappingException.class).isThrownBy(read).withMessageStartingWith("Item ");
		}
		assertThat(this.counts.containsKey(key)).isTrue();
	}

}
