package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The BOM against the modules.
 */
@NullMarked
class BillOfMaterialsTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

	private static final Pattern OWN = Pattern
		.compile("<groupId>io.dynamomapping</groupId>\\s*<artifactId>(.+)</artifactId>\\s*<version>(.+)</version>");

	private static final Pattern ARTIFACT = Pattern.compile("(?m)^\t<artifactId>(.+)</artifactId>");

	@Test
	void listsEveryModuleThatIsPublished() {
		List<String> published = MODULE.matcher(pom("."))
			.results()
			.map((module) -> pom(module.group(1)))
			.filter((pom) -> !pom.contains("<maven.deploy.skip>true</maven.deploy.skip>"))
			.map(BillOfMaterialsTests::artifact)
			.filter((artifact) -> !artifact.equals("dynamo-mapping-bom"))
			.toList();

		assertThat(OWN.matcher(managed()).results().map((match) -> match.group(1))).hasSizeGreaterThan(4)
			.containsExactlyInAnyOrderElementsOf(published);
	}

	@Test
	void hasTheVersionOfTheModules() {
		assertThat(OWN.matcher(managed()).results().map((match) -> match.group(2))).containsOnly("${project.version}");
		assertThat(version(pom("bom"))).isEqualTo(version(pom(".")));
	}

	private static String managed() {
		String pom = pom("bom");
		return pom.substring(pom.indexOf("<dependencyManagement>"));
	}

	private static String artifact(String pom) {
		return ARTIFACT.matcher(pom).results().findFirst().map((match) -> match.group(1)).orElseThrow();
	}

	private static String version(String pom) {
		return Pattern.compile("(?m)^\t<version>(.+)</version>")
			.matcher(pom)
			.results()
			.findFirst()
			.map((match) -> match.group(1))
			.orElseThrow();
	}

	private static String pom(String module) {
		try {
			return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
