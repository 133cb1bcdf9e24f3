package io.dynamomapping.autoconfigure.aot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.dynamomapping.Condition;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.InputStreamSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class PropertyReferencesAotProcessorTests {

	private static final String PACKAGE = PropertyReferencesAotProcessorTests.class.getPackageName();

	private static final Pattern FILE = Pattern
		.compile("META-INF/native-image/io\\.dynamomapping/property-references-[^/]+/reachability-metadata\\.json");

	private final TestGenerationContext generation = new TestGenerationContext(
			PropertyReferencesAotProcessorTests.class);

	@Test
	void classesWithReferencesAreWrittenDown() throws IOException {
		process(PACKAGE, this.generation);

		assertThat(files()).hasSize(1);
		InputStreamSource file = files().values().iterator().next();
		String json = new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(JsonParserFactory.getJsonParser().parseMap(json).get("reflection"))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(Map.of("type",
					Map.of("lambda",
							Map.of("declaringClass", Catalogue.class.getName(), "interfaces",
									List.of("io.dynamomapping.PropertyReference"))),
					"serializable", true, "methods",
					List.of(Map.of("name", "writeReplace", "parameterTypes", List.of()))))
			.noneMatch((entry) -> entry.toString().contains(Title.class.getName()));
	}

	@Test
	void applicationsWithoutReferencesGetNoFile() {
		process("java.lang.annotation", this.generation);

		assertThat(files()).isEmpty();
	}

	@Test
	void severalContextsAreWrittenDownTogether() {
		process(PACKAGE, this.generation);
		process(PACKAGE, this.generation.withName("Same"));
		assertThat(files()).hasSize(1);

		process("io.dynamomapping.autoconfigure.lifecycle", this.generation.withName("Other"));
		assertThat(files()).hasSize(2);
	}

	private Map<String, InputStreamSource> files() {
		Map<String, InputStreamSource> files = new TreeMap<>(
				this.generation.getGeneratedFiles().getGeneratedFiles(Kind.RESOURCE));
		files.keySet().removeIf(FILE.asMatchPredicate().negate());
		return files;
	}

	private static void process(String basePackage, GenerationContext generation) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			AutoConfigurationPackages.register(context, basePackage);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
	}

	record Title(String isbn) {

	}

	static final class Catalogue {

		static final Condition CHEAP = attr(Title::isbn).beginsWith("978");

		private Catalogue() {
		}

	}

}
