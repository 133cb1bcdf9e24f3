package io.dynamomapping.test.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors show of the properties of all modules: as Spring Boot checks its own.
 */
@NullMarked
class ConfigurationMetadataTests {

	private static final String GENERATED = "spring-configuration-metadata.json";

	private static final String ADDITIONAL = "additional-" + GENERATED;

	@Test
	void everyPropertyHasAWellFormedDescription() {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String name = property.path("name").asString("");
			String description = property.path("description").asString("");
			assertThat(description).as(name)
				.matches("[A-Z][^\\n]*\\.")
				.doesNotMatch("(The|A|An) .*")
				.doesNotContainIgnoringCase("default value")
				.doesNotContain("  ");
			assertThat(description.startsWith("Whether to ")).as(name)
				.isEqualTo("java.lang.Boolean".equals(property.path("type").asString("")));
		});
	}

	@Test
	void namesAreSpelledAsInYaml() {
		assertThat(properties().map((property) -> property.path("name").asString("")))
			.allMatch((name) -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+"));
	}

	@Test
	void whatIsWrittenByHandIsSorted() {
		assertThat(files(ADDITIONAL)).isNotEmpty()
			.allSatisfy((file, content) -> Stream.of("groups", "properties", "hints")
				.forEach((section) -> assertThat(names(content.path(section))).as(file + " " + section).isSorted()));
	}

	@Test
	void whatIsWrittenByHandIsWhollyKnownToSpringBoot() {
		assertThat(files(ADDITIONAL)).allSatisfy((file, content) -> {
			assertThat(content.propertyNames()).as(file).isSubsetOf("groups", "properties", "hints", "ignored");
			content.path("properties")
				.valueStream()
				.forEach((property) -> assertThat(property.propertyNames()).as(file)
					.contains("name", "type", "description")
					.isSubsetOf("name", "type", "description", "defaultValue", "deprecation", "sourceType"));
		});
	}

	@Test
	void hintsAreForPropertiesThatExist() {
		Set<String> properties = properties().map((property) -> property.path("name").asString(""))
			.collect(Collectors.toSet());

		assertThat(files(ADDITIONAL).values()
			.stream()
			.flatMap((content) -> names(content.path("hints")).stream())
			.map((name) -> name.replaceAll("\\.(keys|values)$", ""))).isNotEmpty().isSubsetOf(properties);
	}

	@Test
	void noPropertyIsDescribedTwice() {
		assertThat(properties().map((property) -> property.path("name").asString(""))).doesNotHaveDuplicates();
	}

	private static Stream<JsonNode> properties() {
		return files(GENERATED).values().stream().flatMap((content) -> content.path("properties").valueStream());
	}

	private static List<String> names(JsonNode section) {
		List<String> names = new ArrayList<>();
		section.valueStream().forEach((entry) -> names.add(entry.path("name").asString("")));
		return names;
	}

	private static Map<String, JsonNode> files(String name) {
		return OwnModules.files("META-INF", name)
			.entrySet()
			.stream()
			.filter((file) -> file.getKey().endsWith(" " + name))
			.collect(Collectors.toMap(Map.Entry::getKey, (file) -> JsonMapper.shared().readTree(file.getValue())));
	}

}
