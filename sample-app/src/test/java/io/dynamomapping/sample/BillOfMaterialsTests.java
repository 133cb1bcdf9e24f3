package io.dynamomapping.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the bills of materials that {@code mvn verify} has made.
 */
@EnabledIfSystemProperty(named = "sbom.file", matches = ".+", disabledReason = "None is made with -DskipSbom")
class BillOfMaterialsTests {

	private static final String OURS = "pkg:maven/io.dynamomapping/";

	private static JsonNode published() throws IOException {
		return JsonMapper.shared().readTree(Files.readString(Path.of(System.getProperty("sbom.file"))));
	}

	@Test
	void applicationBringsItsOwn() throws IOException {
		try (JarFile jar = new JarFile(System.getProperty(ProcessedApplicationTests.JAR))) {
			JarEntry entry = jar.stream()
				.filter((candidate) -> candidate.getName().endsWith("META-INF/sbom/application.cdx.json"))
				.findFirst()
				.orElseThrow();
			try (InputStream content = jar.getInputStream(entry)) {
				JsonNode bill = JsonMapper.shared().readTree(content);

				assertThat(bill.at("/metadata/component/name").asString()).isEqualTo("dynamo-mapping-sample-app");
				assertThat(purls(bill)).anyMatch((purl) -> purl.startsWith(OURS + "dynamo-mapping-core@"))
					.noneMatch((purl) -> purl.contains("/log4j-core@"));
				assertThat(bill.at("/metadata/timestamp").isMissingNode()).as("is reproducible").isTrue();
			}
		}
	}

	private static List<String> purls(JsonNode bill) {
		return bill.get("components").valueStream().map((component) -> component.get("purl").asString()).toList();
	}

	@Test
	void publishedModulesHaveOne() throws IOException {
		assertThat(purls(published())).filteredOn((purl) -> purl.startsWith(OURS))
			.extracting((purl) -> purl.substring(OURS.length(), purl.indexOf('@')))
			.contains("dynamo-mapping-core", "dynamo-mapping-embedded", "dynamo-mapping-in-memory",
					"dynamo-mapping-spring-boot", "dynamo-mapping-spring-boot-starter",
					"dynamo-mapping-spring-boot-starter-test")
			.doesNotContain("dynamo-mapping-faults", "dynamo-mapping-sample-app");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dynamo-mapping-spring-boot-starter", "dynamo-mapping-in-memory" })
	void modulesForProductionBringNeitherTheOldSdkNorGuava(String module) throws IOException {
		Set<String> brought = broughtBy(OURS + module + "@");

		assertThat(brought).anyMatch((purl) -> purl.startsWith("pkg:maven/software.amazon.awssdk/dynamodb@"))
			.noneMatch((purl) -> purl.startsWith("pkg:maven/com.amazonaws/"))
			.noneMatch((purl) -> purl.startsWith("pkg:maven/com.google.guava/"))
			.noneMatch((purl) -> purl.contains("/log4j-core@"));
	}

	private static Set<String> broughtBy(String prefix) throws IOException {
		JsonNode dependencies = published().get("dependencies");
		Set<String> found = new TreeSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(prefix));
		while (!open.isEmpty()) {
			String next = open.pop();
			dependencies.valueStream()
				.filter((dependency) -> dependency.get("ref").asString().startsWith(next))
				.flatMap((dependency) -> dependency.get("dependsOn").valueStream())
				.map(JsonNode::asString)
				.filter(found::add)
				.forEach(open::push);
		}
		return found;
	}

}
