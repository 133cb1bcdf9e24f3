package io.dynamomapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Schemaless items: their types, what they see, and what they cannot do.
 */
class LiveItemTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@BeforeEach
	void storeAnItem() {
		this.settings.put("theme", Map.of("colour", "dark", "size", 12, "fonts", List.of("serif", "mono"), "window",
				Map.of("width", 640, "full.screen", false)));
		tables.requests().clear();
	}

	private DynamoItem theme() {
		return this.settings.at("theme").item().orElseThrow();
	}

	@Test
	void valuesOfASchemalessMappingAreLiveItems() {
		assertThat(this.settings.get("theme")).isInstanceOf(DynamoItem.class);
		assertThat(this.settings.at("theme").require()).isInstanceOf(DynamoItem.class);
		assertThat(this.settings.getAll(List.of("theme")).get("theme")).isInstanceOf(DynamoItem.class);
		assertThat(this.settings.values()).allMatch(DynamoItem.class::isInstance);
	}

	@Test
	void attributesOfEveryTypeAreReadAsTheyAreStored() {
		Map<String, @Nullable Object> stored = new HashMap<>();
		stored.put("text", "");
		stored.put("number", new BigDecimal("1.12345678912345"));
		stored.put("yes", true);
		stored.put("bytes", SdkBytes.fromUtf8String("bytes"));
		stored.put("words", Set.of("a", "b"));
		stored.put("numbers", Set.of(new BigDecimal("1"), new BigDecimal("2.5")));
		stored.put("blobs", Set.of(SdkBytes.fromUtf8String("a"), SdkBytes.fromUtf8String("b")));
		stored.put("list", Arrays.asList("a", new BigDecimal("1"), null, List.of(), Map.of("k", "v")));
		stored.put("map", Map.of("list", List.of(Map.of("deep", Set.of("down")))));

		this.settings.put("types", stored);

		assertThat(this.settings.at("types").require()).isEqualTo(stored);
	}

	@Test
	void storedNullIsReadAsNull() {
		tables.set(this.settings, "theme", "icon", AttributeValue.fromNul(true));

		assertThat(theme()).containsKey("icon");
		assertThat(theme().get("icon")).isNull();
	}

	@Test
	void whateverTheMapperWritesMayBePutAndIsReadAsAttributes() {
		DynamoItem theme = theme();

		theme.put("id-number", UUID.fromString("0e6ac2bf-1bd4-4f0b-8d5f-4f4ef2a1c3d0"));
		theme.put("shelf", new Shelf("north", 4));
		theme.put("changed", Instant.parse("2026-01-02T03:04:05Z"));
		theme.put("ratio", 1.1);

		assertThat(theme).containsEntry("id-number", "0e6ac2bf-1bd4-4f0b-8d5f-4f4ef2a1c3d0")
			.containsEntry("shelf", Map.of("room", "north", "row", new BigDecimal("4")))
			.containsEntry("ratio", new BigDecimal("1.1"));
		assertThat(this.settings.get("theme")).isEqualTo(theme);
	}

	@Test
	void numbersAreReadAsTheTypeThatIsAskedFor() {
		DynamoItem theme = theme();

		assertThat(theme.getInt("size")).isEqualTo(12);
		assertThat(theme.getLong("size")).isEqualTo(12L);
		assertThat(theme.getDouble("size")).isEqualTo(12.0);
	}

	@Test
	void numbersThatDoNotFitAreRefused() {
		DynamoItem theme = theme();
		theme.putAll(Map.of("half", new BigDecimal("0.5"), "large", new BigDecimal("3000000000")));

		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> theme.getInt("half"));
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> theme.getLong("half"));
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> theme.getInt("large"));
		assertThat(theme.getLong("large")).isEqualTo(3_000_000_000L);
		assertThat(theme.getDouble("half")).isEqualTo(0.5);
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> theme.getInt("colour"));
		assertThatIllegalArgumentException().isThrownBy(() -> theme.getInt("none")).withMessageContaining("'none'");
	}

	@Test
	void itemShowsItsStateWhenRead() {
		DynamoItem theme = theme();
		tables.set(this.settings, "theme", "colour", AttributeValue.fromS("light"));

		assertThat(theme).containsEntry("colour", "dark");
		assertThat(theme.refresh()).isSameAs(theme).containsEntry("colour", "light");
	}

	@Test
	void refreshIsOneGetItem() {
		DynamoItem theme = theme();
		tables.requests().clear();

		theme.refresh();

		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void refreshOfADeletedItemFails() {
		DynamoItem theme = theme();
		this.settings.remove("theme");

		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(theme::refresh)
			.withMessage("Table '" + this.settings.tableName() + "' holds no item with key theme.")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo("theme"))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.settings.tableName()));
	}

	@Test
	void readingRequestsNothing() {
		DynamoItem theme = theme();
		tables.requests().clear();

		assertThat(theme.get("colour")).isEqualTo("dark");
		assertThat(theme.containsKey("none")).isFalse();
		assertThat(theme.keySet()).contains("colour", "size", "fonts", "window");
		assertThat(theme.hashCode()).isEqualTo(new HashMap<>(theme).hashCode());
		assertThat(theme).isEqualTo(new HashMap<>(theme));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void listsAndSetsCannotBeModified() {
		DynamoItem theme = theme();
		theme.put("words", Set.of("a"));
		List<?> fonts = (List<?>) theme.getOrDefault("fonts", List.of());
		Set<?> words = (Set<?>) theme.getOrDefault("words", Set.of());

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(fonts::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(words::clear);
	}

	@Test
	void keyAttributesCannotBeChanged() {
		DynamoItem theme = theme();
		tables.requests().clear();

		assertThatIllegalArgumentException().isThrownBy(() -> theme.put("id", "other"));
		assertThatIllegalArgumentException().isThrownBy(() -> theme.remove("id"));
		assertThatIllegalArgumentException().isThrownBy(() -> theme.putAll(Map.of("id", "other", "colour", "light")));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void namesWithDotsAndBracketsAreNames() {
		DynamoItem theme = theme();

		theme.put("a.b[0]", "literal");

		assertThat(tables.item(this.settings, "theme")).containsEntry("a.b[0]", AttributeValue.fromS("literal"));
		theme.remove("a.b[0]");
		assertThat(tables.item(this.settings, "theme")).doesNotContainKey("a.b[0]");
	}

	@Test
	void valueIsRefusedThatDynamoDbCannotHold() {
		DynamoItem theme = theme();
		tables.requests().clear();

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> theme.put("ratio", Double.NaN))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("ratio"));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void mapsThatWerePutAreNotShared() {
		Map<String, @Nullable Object> given = new HashMap<>(Map.of("colour", "dark"));
		this.settings.put("mine", given);

		this.settings.at("mine").require().put("colour", "light");

		assertThat(given).isEqualTo(Map.of("colour", "dark"));
	}

	@Test
	void removalOfNullNeedsAStoredNull() {
		tables.set(this.settings, "theme", "icon", AttributeValue.fromNul(true));
		DynamoItem theme = theme();

		assertThat(theme.remove("none", null)).isFalse();
		assertThat(theme.remove("colour", null)).isFalse();
		assertThat(theme.remove("icon", null)).isTrue();
		assertThat(tables.item(this.settings, "theme")).doesNotContainKey("icon").containsKey("colour");
	}

	@Test
	void replacementOfNullNeedsAStoredNull() {
		tables.set(this.settings, "theme", "icon", AttributeValue.fromNul(true));
		DynamoItem theme = theme();

		assertThat(theme.replace("none", null, "new")).isFalse();
		assertThat(theme.replace("colour", null, "new")).isFalse();
		assertThat(theme.replace("icon", null, "new")).isTrue();
		assertThat(tables.item(this.settings, "theme")).doesNotContainKey("none")
			.containsEntry("colour", AttributeValue.fromS("dark"))
			.containsEntry("icon", AttributeValue.fromS("new"));
	}

	@Test
	void emptySetsAreNowhereAsDynamoDbHasNone() {
		DynamoItem theme = theme();
		tables.requests().clear();

		assertThat(theme.remove("none", Set.of())).isFalse();
		assertThat(theme.replace("none", Set.of(), 1)).isFalse();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void refusedPutIfAbsentReturnsThePresentValue() {
		assertThat(theme().putIfAbsent("colour", "light")).isEqualTo("dark");
		assertThat(theme().putIfAbsent("fonts", List.of())).isEqualTo(List.of("serif", "mono"));
	}

	@Test
	@SuppressWarnings("unchecked") // Maps within an item are of this type.
	void refusedPutIfAbsentReturnsAMapThatWritesThrough() {
		Object present = theme().putIfAbsent("window", Map.of("width", 1));

		assertThat(present).isEqualTo(Map.of("width", new BigDecimal("640"), "full.screen", false));
		((Map<String, @Nullable Object>) Objects.requireNonNull(present)).put("width", 800);
		assertThat(this.settings.at("theme").select("window.width"))
			.contains(Map.of("window", Map.of("width", new BigDecimal("800"))));
	}

	@Test
	@SuppressWarnings("unchecked") // Maps within an item are of this type.
	void mapsWithinListsCannotBeModified() {
		this.settings.put("theme", Map.of("windows", List.of(Map.of("width", 640, "parts", List.of("bar")))));
		List<?> windows = (List<?>) theme().getOrDefault("windows", List.of());
		Map<String, @Nullable Object> window = (Map<String, @Nullable Object>) windows.get(0);

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> window.put("width", 800));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> ((List<?>) Objects.requireNonNull(window.get("parts"))).clear());
	}

}
