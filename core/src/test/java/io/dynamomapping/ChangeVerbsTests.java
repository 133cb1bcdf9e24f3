package io.dynamomapping;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each change makes of schemaless items.
 */
class ChangeVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Map<String, Object> THEME = Map.of("size", number(1), "colour", "dark", "fonts",
			List.of("serif", "mono"), "tags", Set.of("old", "plain"), "sizes", Set.of(number(1), number(2)), "icons",
			Set.of(bytes("a"), bytes("b")), "window",
			Map.of("width", number(640), "fonts", List.of("serif"), "tags", Set.of("old")), "rows",
			List.of(Map.of("n", number(1)), Map.of("n", number(2))));

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	private final ItemHandle<String, Map<String, @Nullable Object>> theme = this.settings.at("theme");

	private static BigDecimal number(long value) {
		return BigDecimal.valueOf(value);
	}

	private static SdkBytes bytes(String text) {
		return SdkBytes.fromString(text, StandardCharsets.UTF_8);
	}

	@BeforeEach
	void store() {
		this.settings.put("theme", new HashMap<>(THEME));
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource({ "settings", "computations", "numbers", "lists", "sets", "removals" })
	void changesOneAttributeWithOneRequest(Change change, String name, @Nullable Object expected) {
		Map<String, @Nullable Object> wanted = new HashMap<>(THEME);
		wanted.put(name, expected);
		wanted.values().removeIf(Objects::isNull);

		Map<String, @Nullable Object> returned = this.theme.update(change).orElseThrow();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(returned).isEqualTo(wanted);
		assertThat(this.settings.get("theme")).isEqualTo(wanted);
	}

	static Stream<Arguments> settings() {
		return Stream.of(Arguments.of(attr("size").set(5), "size", number(5)),
				Arguments.of(attr("title").set("Night"), "title", "Night"),
				Arguments.of(attr("title", String.class).set("Night"), "title", "Night"),
				Arguments.of(attr("title").set(bytes("Night").asByteArray()), "title", bytes("Night")),
				Arguments.of(attr("title").set(Map.of("en", "Night")), "title", Map.of("en", "Night")),
				Arguments.of(attr("window.width").set(800), "window", window("width", number(800))),
				Arguments.of(attr("window.height").set(600), "window", window("height", number(600))),
				Arguments.of(attr("window").then("a.b").set(600), "window", window("a.b", number(600))),
				Arguments.of(attr("fonts[1]").set("sans"), "fonts", List.of("serif", "sans")),
				Arguments.of(attr("fonts").at(7).set("sans"), "fonts", List.of("serif", "mono", "sans")),
				Arguments.of(attr("rows[1].n").set(9), "rows", List.of(Map.of("n", number(1)), Map.of("n", number(9)))),
				Arguments.of(attr("colour").set((Object) null), "colour", null),
				Arguments.of(attr("tags").set(Set.of()), "tags", null),
				Arguments.of(attr("colour").setIfMissing("light"), "colour", "dark"),
				Arguments.of(attr("title").setIfMissing("Night"), "title", "Night"),
				Arguments.of(attr("window.width").setIfMissing(1), "window", window("width", number(640))),
				Arguments.of(attr("window.height").setIfMissing(1), "window", window("height", number(1))));
	}

	static Stream<Arguments> computations() {
		return Stream.of(Arguments.of(attr("copy").set(attr("window.width")), "copy", number(640)),
				Arguments.of(attr("size").set(attr("window.width").plus(2)), "size", number(642)),
				Arguments.of(attr("size").set(attr("window.width").minus(2)), "size", number(638)),
				Arguments.of(attr("sum").set(attr("size").plus(attr("window.width"))), "sum", number(641)),
				Arguments.of(attr("sum").set(attr("size").minus(attr("window.width"))), "sum", number(-639)),
				Arguments.of(attr("sum").set(attr("size").plus(attr("none").orElse(7))), "sum", number(8)),
				Arguments.of(attr("copy").set(attr("size").orElse(7)), "copy", number(1)),
				Arguments.of(attr("copy").set(attr("none").orElse(7)), "copy", number(7)),
				Arguments.of(attr("copy").set(attr("none").orElse(attr("size"))), "copy", number(1)),
				Arguments.of(attr("copy").set(attr("none").orElse(attr("nothing").orElse("x"))), "copy", "x"),
				Arguments.of(attr("copy").set(attr("none").orElse(7).plus(1)), "copy", number(8)),
				Arguments.of(attr("copy").set(attr("fonts").concat(List.of("sans"))), "copy",
						List.of("serif", "mono", "sans")),
				Arguments.of(attr("copy").set(attr("fonts").concat(attr("window.fonts"))), "copy",
						List.of("serif", "mono", "serif")));
	}

	static Stream<Arguments> numbers() {
		return Stream.of(Arguments.of(attr("size").increment(5), "size", number(6)),
				Arguments.of(attr("size").increment(-5), "size", number(-4)),
				Arguments.of(attr("size").increment(new BigDecimal("0.5")), "size", new BigDecimal("1.5")),
				Arguments.of(attr("size").increment(0.25), "size", new BigDecimal("1.25")),
				Arguments.of(attr("window.width").increment(1), "window", window("width", number(641))),
				Arguments.of(attr("rows[0].n").increment(1), "rows",
						List.of(Map.of("n", number(2)), Map.of("n", number(2)))),
				Arguments.of(attr("size").incrementOrSet(5), "size", number(6)),
				Arguments.of(attr("count").incrementOrSet(5), "count", number(5)),
				Arguments.of(attr("window.count").incrementOrSet(-5), "window", window("count", number(-5))));
	}

	static Stream<Arguments> lists() {
		return Stream.of(Arguments.of(attr("fonts").append("sans"), "fonts", List.of("serif", "mono", "sans")),
				Arguments.of(attr("fonts").append("a", 1, true), "fonts",
						List.of("serif", "mono", "a", number(1), true)),
				Arguments.of(attr("fonts").append(List.of("a", "b")), "fonts", List.of("serif", "mono", "a", "b")),
				Arguments.of(attr("fonts").append((Object) List.of("a", "b")), "fonts",
						List.of("serif", "mono", List.of("a", "b"))),
				Arguments.of(attr("fonts").append(List.of()), "fonts", List.of("serif", "mono")),
				Arguments.of(attr("fonts").prepend("sans"), "fonts", List.of("sans", "serif", "mono")),
				Arguments.of(attr("fonts").prepend(List.of("a", "b")), "fonts", List.of("a", "b", "serif", "mono")),
				Arguments.of(attr("window.fonts").append("sans"), "window", window("fonts", List.of("serif", "sans"))),
				Arguments.of(attr("fonts").appendOrSet("sans"), "fonts", List.of("serif", "mono", "sans")),
				Arguments.of(attr("more").appendOrSet("sans"), "more", List.of("sans")),
				Arguments.of(attr("window.more").appendOrSet(List.of("a")), "window", window("more", List.of("a"))),
				Arguments.of(attr("fonts").prependOrSet("sans"), "fonts", List.of("sans", "serif", "mono")),
				Arguments.of(attr("more").prependOrSet("sans"), "more", List.of("sans")),
				Arguments.of(attr("more").prependOrSet(List.of("a", "b")), "more", List.of("a", "b")));
	}

	static Stream<Arguments> sets() {
		return Stream.of(Arguments.of(attr("tags").include("new"), "tags", Set.of("old", "plain", "new")),
				Arguments.of(attr("tags").include("new", "old"), "tags", Set.of("old", "plain", "new")),
				Arguments.of(attr("tags").include(List.of("new", "new")), "tags", Set.of("old", "plain", "new")),
				Arguments.of(attr("more").include("new"), "more", Set.of("new")),
				Arguments.of(attr("sizes").include(3), "sizes", Set.of(number(1), number(2), number(3))),
				Arguments.of(attr("icons").include((Object) bytes("c").asByteArray()), "icons",
						Set.of(bytes("a"), bytes("b"), bytes("c"))),
				Arguments.of(attr("window.tags").include("new"), "window", window("tags", Set.of("old", "new"))),
				Arguments.of(attr("window.more").include("new"), "window", window("more", Set.of("new"))),
				Arguments.of(attr("tags").exclude("old"), "tags", Set.of("plain")),
				Arguments.of(attr("tags").exclude("none"), "tags", Set.of("old", "plain")),
				Arguments.of(attr("tags").exclude(List.of("old", "plain")), "tags", null),
				Arguments.of(attr("sizes").exclude(1L), "sizes", Set.of(number(2))),
				Arguments.of(attr("icons").exclude(bytes("a")), "icons", Set.of(bytes("b"))),
				Arguments.of(attr("none").exclude("old"), "none", null),
				Arguments.of(attr("window.tags").exclude("new"), "window", window("tags", Set.of("old"))));
	}

	static Stream<Arguments> removals() {
		return Stream.of(Arguments.of(attr("colour").remove(), "colour", null),
				Arguments.of(attr("none").remove(), "none", null),
				Arguments.of(attr("window.fonts").remove(), "window",
						Map.of("width", number(640), "tags", Set.of("old"))),
				Arguments.of(attr("fonts[0]").remove(), "fonts", List.of("mono")),
				Arguments.of(attr("fonts[9]").remove(), "fonts", List.of("serif", "mono")),
				Arguments.of(attr("rows[0].n").remove(), "rows", List.of(Map.of(), Map.of("n", number(2)))));
	}

	private static Map<String, Object> window(String name, Object value) {
		Map<String, Object> window = new HashMap<>(
				Map.of("width", number(640), "fonts", List.of("serif"), "tags", Set.of("old")));
		window.put(name, value);
		return window;
	}

	@ParameterizedTest
	@ValueSource(strings = { "size", "status", "missing", "set", "and", "b", "S", "N", "NULL", "type", "a.b", "a[0]",
			"`", "#n0", ":v0", "größe", "日本語", "😀", "with space", "'; DROP", "-", "0" })
	void anyNameCanBeChanged(String name) {
		Attribute<Object> top = attr(AttributePath.of(name));
		Attribute<Object> member = attr("window").then(name);
		Change change = Change.allOf(top.set(1), member.incrementOrSet(2),
				attr(AttributePath.of("more " + name)).include("x"), attr(AttributePath.of("no " + name)).remove());

		Map<String, @Nullable Object> returned = this.theme.onlyIf(attr(AttributePath.of("x " + name)).missing())
			.update(change)
			.orElseThrow();

		assertThat(returned).containsEntry(name, number(1)).containsEntry("window", window(name, number(2)));
		assertThat(this.theme.update(top.set(top.plus(attr("window").then(name)))))
			.hasValueSatisfying((value) -> assertThat(value).containsEntry(name, number(3)));
		assertThat(this.theme.update(top.remove()))
			.hasValueSatisfying((value) -> assertThat(value).doesNotContainKey(name));
	}

	@Test
	void allPartsSeeTheItemAsItWasBefore() {
		Map<String, @Nullable Object> changed = this.theme
			.update(attr("size").set(attr("window.width"))
				.and(attr("window.width").set(attr("size")))
				.and(attr("fonts[0]").set(attr("fonts[1]")))
				.and(attr("fonts[1]").set(attr("fonts[0]"))))
			.orElseThrow();

		assertThat(changed).containsEntry("size", number(640))
			.containsEntry("window", window("width", number(1)))
			.containsEntry("fonts", List.of("mono", "serif"));
	}

	@Test
	void manyChangesAreOneRequest() {
		Change change = Change.allOf(attr("size").increment(1), attr("colour").set("light"),
				attr("title").setIfMissing("Day"), attr("fonts").append("sans"), attr("tags").include("new"),
				attr("sizes").exclude(1), attr("icons").remove(), attr("window.width").set(attr("size").plus(1)),
				attr("rows[0]").remove());

		Map<String, @Nullable Object> changed = this.theme.update(change).orElseThrow();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(changed).isEqualTo(Map.of("size", number(2), "colour", "light", "title", "Day", "fonts",
				List.of("serif", "mono", "sans"), "tags", Set.of("old", "plain", "new"), "sizes", Set.of(number(2)),
				"window", window("width", number(2)), "rows", List.of(Map.of("n", number(2)))));
	}

	@Test
	void valuesOfAMapMayBeComputed() {
		assertThat(this.theme.update(Map.of("size", attr("size").plus(1))))
			.hasValueSatisfying((value) -> assertThat(value).containsEntry("size", number(2)));
	}

}
