package io.dynamomapping.autoconfigure.health;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code management.health.dynamodb}.
 *
 * @param timeout Time that DynamoDB has to answer for a table, retries included.
 */
@ConfigurationProperties("management.health.dynamodb")
public record DynamoDbHealthProperties(@DefaultValue("2s") Duration timeout) {

	public DynamoDbHealthProperties {
		if (timeout.isZero() || timeout.isNegative()) {
			throw new IllegalArgumentException("Expected 'management.health.dynamodb.timeout' to be more than 0, found "
					+ timeout + ". Set it to the time that DynamoDB has to answer, or remove it.");
		}
	}

}
