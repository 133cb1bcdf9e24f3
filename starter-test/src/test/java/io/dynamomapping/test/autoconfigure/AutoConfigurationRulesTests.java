package io.dynamomapping.test.autoconfigure;

import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rules of Spring Boot for its own auto-configurations, in all modules.
 */
@NullMarked
class AutoConfigurationRulesTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importLocations(
				OwnModules.CLASSES.stream().map(OwnModules::location).map(Location::of).collect(Collectors.toSet()));

	private static final DescribedPredicate<JavaClass> CONFIGURATIONS = CanBeAnnotated.Predicates
		.metaAnnotatedWith(Configuration.class)
		.forSubtype();

	@Test
	void autoConfigurationsAreFinalWithoutPublicMembers() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.haveOnlyFinalFields()
			.check(CLASSES);
		ArchRuleDefinition.members()
			.that()
			.areDeclaredInClassesThat(CONFIGURATIONS)
			.and(DescribedPredicate.not(DescribedPredicate.describe("default constructors",
					AutoConfigurationRulesTests::isDefaultConstructor)))
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void configurationsWithinThemAreHidden() {
		ArchRuleDefinition.classes()
			.that(CONFIGURATIONS)
			.and()
			.areNotAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void configurationsDoNotProxyTheirMethods() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(Configuration.class)
			.should()
			.beAnnotatedWith(DescribedPredicate.describe("@Configuration(proxyBeanMethods = false)",
					(annotation) -> annotation.getRawType().isEquivalentTo(Configuration.class)
							&& Boolean.FALSE.equals(annotation.getExplicitlyDeclaredProperty("proxyBeanMethods"))))
			.check(CLASSES);
	}

	// By the time a method is looked at, its class has been loaded with what it refers
	// to.
	@Test
	void classesAreAskedForByConfigurationsAndNotByMethods() {
		ArchRuleDefinition.noMethods()
			.should()
			.beAnnotatedWith(ConditionalOnClass.class)
			.orShould()
			.beAnnotatedWith(ConditionalOnMissingClass.class)
			.check(CLASSES);
	}

	@Test
	void postProcessorsDoNotLeadToOtherBeansEarly() {
		ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(DescribedPredicate.describe("post processors",
					(type) -> type.isAssignableTo(BeanPostProcessor.class)
							|| type.isAssignableTo(BeanFactoryPostProcessor.class)))
			.should()
			.beStatic()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	private static boolean isDefaultConstructor(JavaMember member) {
		return member.getName().equals("<init>") && member instanceof JavaConstructor constructor
				&& constructor.getRawParameterTypes().isEmpty();
	}

}
