package io.dynamomapping.test.autoconfigure;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when the application asks for DynamoDB Local, or has nothing else to connect
 * to.
 */
final class OnEmbeddedDynamoDbCondition extends AnyNestedCondition {

	OnEmbeddedDynamoDbCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBooleanProperty("dynamodb.embedded.enabled")
	static class Asked {

	}

	@ConditionalOnBooleanProperty(name = "dynamodb.embedded.enabled", matchIfMissing = true)
	@ConditionalOnMissingBean({ DynamoDbClient.class, DynamoDbConnectionDetails.class })
	@Conditional(OnNoEndpoint.class)
	static class NothingElse {

	}

	static class OnNoEndpoint extends NoneNestedConditions {

		OnNoEndpoint() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("dynamodb.endpoint")
		static class Endpoint {

		}

	}

}
