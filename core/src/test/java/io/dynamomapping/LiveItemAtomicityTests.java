package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;

import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The atomic verbs of a schemaless item, against others that write the same item.
 */
class LiveItemAtomicityTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@BeforeEach
	void storeAnItem() {
		this.settings.put("visits", Map.of("count", 0, "by", Map.of("count", 0)));
	}

	private DynamoItem visits() {
		return this.settings.at("visits").item().orElseThrow();
	}

	@Test
	void computeGetsTheValueThatAnotherWrote() {
		DynamoItem mine = visits();
		visits().put("count", 41);
		List<@Nullable Object> seen = new ArrayList<>();

		Object computed = mine.compute("count", (name, value) -> {
			seen.add(value);
			return number(value).add(BigDecimal.ONE);
		});

		assertThat(seen).last().isEqualTo(new BigDecimal("41"));
		assertThat(computed).isEqualTo(new BigDecimal("42"));
		assertThat(visits()).containsEntry("count", new BigDecimal("42"));
	}

	@Test
	void putIfAbsentSeesWhatAnotherWrote() {
		DynamoItem mine = visits();
		visits().put("first", "by another");

		assertThat(mine.putIfAbsent("first", "by me")).isEqualTo("by another");
		assertThat(visits()).containsEntry("first", "by another");
	}

	@Test
	void computeIfAbsentSeesWhatAnotherWrote() {
		DynamoItem mine = visits();
		visits().put("first", "by another");

		assertThat(mine.computeIfAbsent("first", (name) -> "by me")).isEqualTo("by another");
		assertThat(visits()).containsEntry("first", "by another");
	}

	@Test
	void replaceOfAnExpectedValueComparesWithWhatIsStored() {
		DynamoItem mine = visits();
		visits().put("count", 41);

		assertThat(mine.replace("count", new BigDecimal("0"), new BigDecimal("1"))).isFalse();
		assertThat(mine.replace("count", new BigDecimal("41"), new BigDecimal("42"))).isTrue();
		assertThat(visits()).containsEntry("count", new BigDecimal("42"));
	}

	@Test
	void removeOfAnExpectedValueComparesWithWhatIsStored() {
		DynamoItem mine = visits();
		visits().put("count", 41);

		assertThat(mine.remove("count", new BigDecimal("0"))).isFalse();
		assertThat(visits()).containsKey("count");
		assertThat(mine.remove("count", new BigDecimal("41"))).isTrue();
		assertThat(visits()).doesNotContainKey("count");
	}

	@Test
	void putReturnsWhatWasStored() {
		DynamoItem mine = visits();
		visits().put("count", 41);

		assertThat(mine.put("count", 42)).isEqualTo(new BigDecimal("41"));
	}

	@Test
	void replaceDoesNotBringBackWhatAnotherRemoved() {
		DynamoItem mine = visits();
		visits().remove("count");

		assertThat(mine.replace("count", 1)).isNull();
		assertThat(visits()).doesNotContainKey("count");
	}

	@Test
	void mapThatAnotherRemovedIsNotBroughtBack() {
		Map<String, @Nullable Object> mine = by(visits());
		visits().remove("by");

		assertThatExceptionOfType(DynamoMappingException.class).isThrownBy(() -> mine.put("count", 1));
		assertThat(visits()).doesNotContainKey("by");
	}

	@Test
	void incrementsByManyThreadsAreAllCounted() throws Exception {
		DynamoItem shared = visits();

		Race.of(8, (thread) -> {
			DynamoItem item = (thread % 2 == 0) ? shared : visits();
			for (int round = 0; round < 10; round++) {
				item.merge("count", 1, (present, given) -> number(present).add(BigDecimal.ONE));
			}
			return thread;
		});

		assertThat(visits()).containsEntry("count", new BigDecimal("80"));
	}

	@Test
	void incrementsWithinAMapByManyThreadsAreAllCounted() throws Exception {
		Race.of(4, (thread) -> {
			ConcurrentMap<String, @Nullable Object> by = by(visits());
			for (int round = 0; round < 10; round++) {
				by.compute("count", (name, value) -> number(value).add(BigDecimal.ONE));
			}
			return thread;
		});

		assertThat(by(visits())).containsEntry("count", new BigDecimal("40"));
	}

	private static BigDecimal number(@Nullable Object value) {
		return (BigDecimal) Objects.requireNonNull(value);
	}

	@SuppressWarnings("unchecked") // The maps within an item are of this type.
	private static ConcurrentMap<String, @Nullable Object> by(DynamoItem item) {
		return (ConcurrentMap<String, @Nullable Object>) Objects.requireNonNull(item.get("by"));
	}

	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void nullsThatAnotherStoredDoNotKeepComputeFromEnding() {
		tables.set(this.settings, "visits", "list",
				AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("who", AttributeValue.fromNul(true))))));
		tables.set(this.settings, "visits", "map", AttributeValue.fromM(Map.of("who", AttributeValue.fromNul(true))));
		DynamoItem visits = visits();

		visits.computeIfPresent("map", (name, value) -> "new map");
		visits.computeIfPresent("list", (name, value) -> "new list");

		assertThat(visits()).containsEntry("map", "new map").containsEntry("list", "new list");
	}

	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void attributesOfEveryTypeCanBeReplacedByWhatIsRead() {
		Map<String, AttributeValue> stored = Map.of("b", AttributeValue.fromB(SdkBytes.fromUtf8String("b")), "bs",
				AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("b"))), "ns",
				AttributeValue.fromNs(List.of("1.50", "2")), "n", AttributeValue.fromN("1.10"), "l",
				AttributeValue.fromL(List.of(AttributeValue.fromNul(true), AttributeValue.fromSs(List.of("y", "x")))),
				"m", AttributeValue.fromM(Map.of("deep", AttributeValue.fromL(List.of()))), "e",
				AttributeValue.fromS(""));
		stored.forEach((name, value) -> tables.set(this.settings, "visits", name, value));
		DynamoItem visits = visits();

		stored.keySet()
			.forEach((name) -> assertThat(
					visits.replace(name, Objects.requireNonNull(visits.get(name)), "replaced " + name))
				.as(name)
				.isTrue());
		assertThat(visits()).containsEntry("l", "replaced l").containsEntry("m", "replaced m");
	}

}
