package io.dynamomapping.autoconfigure.aot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.Condition;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
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

	private static final String FILE = "META-INF/native-image/io.dynamomapping/property-references/reachability-metadata.json";

	@Test
	void classesWithReferencesAreWrittenDown() throws IOException {
		InputStreamSource file = Objects
			.requireNonNull(generated(PropertyReferencesAotProcessorTests.class.getPackageName()).get(FILE));

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
		assertThat(generated("java.lang.annotation")).doesNotContainKey(FILE);
	}

	private static Map<String, InputStreamSource> generated(String basePackage) {
		TestGenerationContext generation = new TestGenerationContext(PropertyReferencesAotProcessorTests.class);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			AutoConfigurationPackages.register(context, basePackage);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			return ((InMemoryGeneratedFiles) generation.getGeneratedFiles()).getGeneratedFiles(Kind.RESOURCE);
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
