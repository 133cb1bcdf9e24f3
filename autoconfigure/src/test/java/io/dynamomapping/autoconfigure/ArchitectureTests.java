package io.dynamomapping.autoconfigure;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;

@NullMarked
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.dynamomapping.autoconfigure");

	@Test
	void usesNothingInternal() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.dynamomapping.internal..")
			.check(CLASSES);
	}

	@Test
	void commonPackageKnowsNoFeature() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("io.dynamomapping.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.dynamomapping.autoconfigure.*..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreFinalWithoutPublicMethods() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void publicClassesAreFinalOrInterfaces() {
		ArchRuleDefinition.classes()
			.that()
			.arePublic()
			.and()
			.areNotInterfaces()
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

}
