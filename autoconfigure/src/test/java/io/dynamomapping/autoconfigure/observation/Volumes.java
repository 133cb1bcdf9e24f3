package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * An application with two tables of volumes on DynamoDB Local.
 */
@NullMarked
final class Volumes {

	private Volumes() {
	}

	static ApplicationContextRunner runner(EmbeddedDynamoDb dynamoDb) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
							DynamoObservationAutoConfiguration.class, DynamoMetricsAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + dynamoDb.endpoint(),
					"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
					"dynamodb.tables.volumes.value-type=" + Volume.class.getName(),
					"dynamodb.tables.volumes.on-startup=create",
					"dynamodb.tables.archive.value-type=" + Volume.class.getName(),
					"dynamodb.tables.archive.on-startup=create");
	}

	@SuppressWarnings("unchecked")
	static DynamoMapping<String, Volume> get(ApplicationContext context, String name) {
		return context.getBean(name, DynamoMapping.class);
	}

}
