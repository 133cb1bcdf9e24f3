package io.dynamomapping.test.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring finds by files, in all modules: everything that is meant to be found, in
 * order, and nothing else.
 */
@NullMarked
class RegistrationTests {

	private static final String AUTO_CONFIGURATIONS = AutoConfiguration.class.getName() + ".imports";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importLocations(
				OwnModules.CLASSES.stream().map(OwnModules::location).map(Location::of).collect(Collectors.toSet()));

	@Test
	void everyAutoConfigurationIsImportedAndNothingElse() {
		Set<String> imported = imports().entrySet()
			.stream()
			.filter((file) -> file.getKey().endsWith(" " + AUTO_CONFIGURATIONS))
			.flatMap((file) -> file.getValue().lines())
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(imported).isNotEmpty()
			.containsExactlyElementsOf(names((type) -> type.isAnnotatedWith(AutoConfiguration.class)));
	}

	@Test
	void importsAreSortedAndThere() {
		assertThat(imports()).isNotEmpty().allSatisfy((file, content) -> {
			assertThat(content.lines().map((name) -> name.replaceFirst("^optional:", ""))).as(file)
				.isSorted()
				.doesNotHaveDuplicates();
			assertThat(content.lines().filter((name) -> name.startsWith("io.dynamomapping."))).as(file)
				.allMatch(CLASSES::contain);
		});
	}

	@Test
	void factoriesAreSortedAndThere() {
		assertThat(factories()).isNotEmpty().allSatisfy((file, content) -> content.forEach((key, names) -> {
			assertThat(names).as(file + " " + key).isSorted().doesNotHaveDuplicates();
			assertThat(names).as(file + " " + key)
				.allMatch(CLASSES::contain)
				.allMatch((name) -> isAssignableAsFarAsKnown(CLASSES.get(name), key));
		}));
	}

	@Test
	void whatIsFoundByFactoriesIsInTheFiles() {
		Set<String> found = factories().values()
			.stream()
			.flatMap((content) -> content.values().stream())
			.flatMap(List::stream)
			.collect(Collectors.toSet());

		Stream
			.of(FailureAnalyzer.class, EnvironmentPostProcessor.class, BeanRegistrationAotProcessor.class,
					BeanFactoryInitializationAotProcessor.class, RuntimeHintsRegistrar.class)
			.forEach((type) -> assertThat(found).containsAll(names((candidate) -> candidate.isAssignableTo(type)
					&& !candidate.isInterface() && !candidate.getModifiers().contains(JavaModifier.ABSTRACT))));
	}

	// Supertypes of optional dependencies are not here, nor is what they extend.
	private static boolean isAssignableAsFarAsKnown(JavaClass type, String key) {
		return type.isAssignableTo(key) || type.getAllRawSuperclasses()
			.stream()
			.anyMatch((supertype) -> !ClassUtils.isPresent(supertype.getName(), null));
	}

	private static Map<String, String> imports() {
		return OwnModules.files("META-INF/spring", ".imports");
	}

	private static Map<String, Map<String, List<String>>> factories() {
		return Stream.of(OwnModules.files("META-INF", ".factories"), OwnModules.files("META-INF/spring", ".factories"))
			.flatMap((files) -> files.entrySet().stream())
			.collect(Collectors.toMap(Map.Entry::getKey, (file) -> OwnModules.factories(file.getValue())));
	}

	private static List<String> names(Predicate<JavaClass> predicate) {
		return CLASSES.that(DescribedPredicate.describe("registered", predicate))
			.stream()
			.map(JavaClass::getName)
			.sorted()
			.toList();
	}

}
