package io.dynamomapping.test.autoconfigure;

import java.nio.file.Path;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of {@link EmbeddedDynamoDb} and of the connection to it.
 */
@AutoConfiguration(before = DynamoDbAutoConfiguration.class,
		afterName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@Conditional(OnEmbeddedDynamoDbCondition.class)
@EnableConfigurationProperties(EmbeddedDynamoDbProperties.class)
public final class EmbeddedDynamoDbAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedDynamoDbAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	EmbeddedDynamoDb embeddedDynamoDb(EmbeddedDynamoDbProperties properties) {
		// Not bound as a path, which Spring would look up among the resources first.
		Path directory = StringUtils.hasText(properties.directory()) ? Path.of(properties.directory()).toAbsolutePath()
				: null;
		EmbeddedDynamoDb dynamoDb = start(properties.port(), directory);
		logger.info("DynamoDB Local listens at {} and keeps its tables in {}", dynamoDb.endpoint(),
				(directory != null) ? directory : "memory");
		return dynamoDb;
	}

	@Bean
	@ConditionalOnMissingBean(DynamoDbConnectionDetails.class)
	EmbeddedDynamoDbConnectionDetails embeddedDynamoDbConnectionDetails(EmbeddedDynamoDb dynamoDb) {
		return new EmbeddedDynamoDbConnectionDetails(dynamoDb);
	}

	private static EmbeddedDynamoDb start(int port, @Nullable Path directory) {
		try {
			return EmbeddedDynamoDb.start(port, directory);
		}
		catch (IllegalStateException ex) {
			throw new EmbeddedDynamoDbStartException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
