package io.dynamomapping.autoconfigure.dao;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Auto-configuration of the translation of exceptions that leave beans marked
 * {@code @Repository}. Boot has the post-processor in a module that mappings do not need
 * otherwise; where it is present, its bean is used.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration")
@ConditionalOnClass(PersistenceExceptionTranslator.class)
@ConditionalOnBooleanProperty(name = "spring.persistence.exceptiontranslation.enabled", matchIfMissing = true)
public final class DynamoExceptionTranslationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dynamoExceptionTranslator")
	PersistenceExceptionTranslator dynamoExceptionTranslator() {
		return new DynamoExceptionTranslator();
	}

	@Bean
	@ConditionalOnMissingBean
	static PersistenceExceptionTranslationPostProcessor persistenceExceptionTranslationPostProcessor(
			Environment environment) {
		PersistenceExceptionTranslationPostProcessor processor = new PersistenceExceptionTranslationPostProcessor();
		processor.setProxyTargetClass(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
		return processor;
	}

}
