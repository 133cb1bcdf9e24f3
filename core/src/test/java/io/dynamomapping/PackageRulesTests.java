package io.dynamomapping;

import java.io.ObjectInput;
import java.util.Locale;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may know whom in this module.
 */
class PackageRulesTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.withImportOption((location) -> !location.contains("/io/dynamomapping/memory/"))
		.importPackages("io.dynamomapping");

	@Test
	void rulesLookAtTheClassesOfThisModule() {
		assertThat(CLASSES.contain(DynamoMapping.class)).isTrue();
		assertThat(CLASSES.stream().map(JavaClass::getPackageName)).contains("io.dynamomapping.annotation",
				"io.dynamomapping.spi", "io.dynamomapping.internal.expression", "io.dynamomapping.internal.codec",
				"io.dynamomapping.internal.table", "io.dynamomapping.internal", "io.dynamomapping.client");
	}

	@Test
	void everyPackageKnowsOnlyThoseBelowIt() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.layer("api")
			.definedBy("io.dynamomapping")
			.layer("annotation")
			.definedBy("io.dynamomapping.annotation")
			.layer("spi")
			.definedBy("io.dynamomapping.spi")
			.layer("expression")
			.definedBy("io.dynamomapping.internal.expression")
			.layer("codec")
			.definedBy("io.dynamomapping.internal.codec")
			.layer("table")
			.definedBy("io.dynamomapping.internal.table")
			.layer("internal")
			.definedBy("io.dynamomapping.internal")
			.layer("client")
			.definedBy("io.dynamomapping.client")
			.whereLayer("api")
			.mayNotAccessAnyLayer()
			.whereLayer("annotation")
			.mayOnlyAccessLayers("api")
			.whereLayer("spi")
			.mayOnlyAccessLayers("api", "annotation")
			.whereLayer("expression")
			.mayOnlyAccessLayers("api", "annotation", "spi")
			.whereLayer("codec")
			.mayOnlyAccessLayers("api", "annotation", "spi", "expression")
			.whereLayer("table")
			.mayOnlyAccessLayers("api", "annotation", "spi", "expression", "codec")
			.whereLayer("internal")
			.mayOnlyAccessLayers("api", "annotation", "spi", "expression", "codec", "table")
			.whereLayer("client")
			.mayNotBeAccessedByAnyLayer()
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.dynamomapping.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void onlyTheTablePackageCallsDynamoDb() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages("io.dynamomapping.internal.table", "io.dynamomapping.client")
			.should()
			.callMethodWhere(DescribedPredicate.describe("a method of DynamoDbClient is called",
					(call) -> call.getTargetOwner().isAssignableTo(DynamoDbClient.class)))
			.check(CLASSES);
	}

	@Test
	void onlyExpressionAndTableBuildExpressions() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages("io.dynamomapping.internal.expression", "io.dynamomapping.internal.table")
			.should()
			.callMethodWhere(DescribedPredicate.describe("an expression is put into a request",
					(call) -> call.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk")
							&& call.getName().toLowerCase(Locale.ROOT).contains("expression")))
			.check(CLASSES);
	}

	@Test
	void nothingIsDeserializedByJava() {
		ArchRuleDefinition.noClasses()
			.should()
			.callCodeUnitWhere(DescribedPredicate.describe(
					"an object is read from a stream, or a class named by a text",
					(call) -> call.getTargetOwner().isAssignableTo(ObjectInput.class)
							|| (call.getTargetOwner().isEquivalentTo(Class.class) && call.getName().equals("forName"))))
			.check(CLASSES);
	}

	@Test
	void nothingDependsOnAFramework() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "jakarta..", "com.google..", "org.apache..",
					"software.amazon.awssdk.enhanced..", "com.fasterxml.jackson.databind..")
			.check(CLASSES);
	}

	@Test
	void exceptionsHaveOneBase() {
		ArchRuleDefinition.classes()
			.that()
			.areAssignableTo(Exception.class)
			.and()
			.arePublic()
			.should()
			.beAssignableTo(DynamoMappingException.class)
			.check(CLASSES);
	}

	@Test
	void internalsAreNotPartOfTheApi() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("io.dynamomapping", "io.dynamomapping.annotation", "io.dynamomapping.spi")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.dynamomapping.internal..", "io.dynamomapping.client")
			.check(CLASSES);
	}

}
