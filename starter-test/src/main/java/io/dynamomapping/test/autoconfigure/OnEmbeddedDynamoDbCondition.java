package io.dynamomapping.test.autoconfigure;

import java.util.stream.Stream;

import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

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

	@Conditional(OnNothingSet.class)
	@ConditionalOnMissingBean({ DynamoDbClient.class, DynamoDbConnectionDetails.class })
	static class NothingElse {

	}

	/**
	 * Matches when neither a decision nor an endpoint is set. Blank is not set, as in
	 * {@code ${DYNAMODB_ENDPOINT:}}.
	 */
	static class OnNothingSet extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded DynamoDB");
			return Stream.of("dynamodb.embedded.enabled", "dynamodb.endpoint")
				.filter((property) -> StringUtils.hasText(context.getEnvironment().getProperty(property)))
				.findFirst()
				.map((property) -> ConditionOutcome.noMatch(message.found("property").items(property)))
				.orElseGet(() -> ConditionOutcome.match(message.because("nothing else is set")));
		}

	}

}
