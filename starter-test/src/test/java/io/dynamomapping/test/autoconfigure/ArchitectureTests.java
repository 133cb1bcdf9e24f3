package io.dynamomapping.test.autoconfigure;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.dynamomapping.test");

	@Test
	void usesNothingInternal() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.dynamomapping.internal..")
			.check(CLASSES);
	}

	@Test
	void publicClassesAreFinalOrAnnotations() {
		ArchRuleDefinition.classes()
			.that()
			.arePublic()
			.and()
			.areNotAnnotations()
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

}
