package io.dynamomapping.autoconfigure.lifecycle;

import java.net.URI;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Runs contexts with two tables.
 */
@NullMarked
final class Runner {

	private Runner() {
	}

	static ApplicationContextRunner on(URI endpoint) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + endpoint,
					"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
					"dynamodb.tables.items.value-type=" + Shop.Item.class.getName(),
					"dynamodb.tables.items.on-startup=create", "dynamodb.tables.locks.partition-key-name=name",
					"dynamodb.tables.locks.on-startup=create");
	}

}
