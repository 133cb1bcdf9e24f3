package io.dynamomapping.autoconfigure.dao;

import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.stereotype.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class DynamoExceptionTranslationAutoConfigurationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoExceptionTranslationAutoConfiguration.class))
		.withBean(Settings.class)
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.settings.partition-key-name=name", "dynamodb.tables.settings.on-startup=create");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void translatesWhatLeavesARepository() {
		this.contextRunner.run((context) -> assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> context.getBean(Settings.class).find("shop"))
			.withCauseInstanceOf(ItemNotFoundException.class));
	}

	@Test
	void usesThePostProcessorOfBoot() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(PersistenceExceptionTranslationAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(PersistenceExceptionTranslationPostProcessor.class);
				assertThatExceptionOfType(EmptyResultDataAccessException.class)
					.isThrownBy(() -> context.getBean(Settings.class).find("shop"));
			});
	}

	@Test
	void backsOffForABeanOfItsName() {
		this.contextRunner
			.withBean("dynamoExceptionTranslator", PersistenceExceptionTranslator.class,
					() -> (failure) -> new InvalidDataAccessApiUsageException("Not here", failure))
			.run((context) -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> context.getBean(Settings.class).find("shop")));
	}

	@Test
	void isSwitchedOffWithThatOfBoot() {
		this.contextRunner.withPropertyValues("spring.persistence.exceptiontranslation.enabled=false")
			.run((context) -> assertThatExceptionOfType(ItemNotFoundException.class)
				.isThrownBy(() -> context.getBean(Settings.class).find("shop")));
	}

	@Test
	void translatesNothingWithoutSpringTx() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DataAccessException.class.getPackageName()))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DynamoExceptionTranslationAutoConfiguration.class);
				assertThatExceptionOfType(ItemNotFoundException.class)
					.isThrownBy(() -> context.getBean(Settings.class).find("shop"));
			});
	}

	@Repository
	static class Settings {

		private final DynamoMapping<String, Map<String, Object>> mapping;

		Settings(DynamoMapping<String, Map<String, Object>> mapping) {
			this.mapping = mapping;
		}

		Map<String, Object> find(String name) {
			return this.mapping.at(name).require();
		}

	}

}
