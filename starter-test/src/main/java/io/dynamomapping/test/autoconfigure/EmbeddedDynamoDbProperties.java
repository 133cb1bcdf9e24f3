package io.dynamomapping.test.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code dynamodb.embedded}.
 *
 * @param enabled Whether to start DynamoDB Local in the JVM of the application. Without a
 * value, it starts unless 'dynamodb.endpoint' is set or the application defines a client
 * or connection details of its own.
 * @param port Port to listen on; 0 for a free one.
 * @param directory Directory that keeps the tables from one start to the next. Without
 * one, they are kept in memory.
 */
@ConfigurationProperties("dynamodb.embedded")
public record EmbeddedDynamoDbProperties(@Nullable Boolean enabled, @DefaultValue("0") Integer port,
		@Nullable String directory) {

}
