package io.dynamomapping.test.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports that DynamoDB Local did not start.
 */
final class EmbeddedDynamoDbStartFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedDynamoDbStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedDynamoDbStartException cause) {
		return new FailureAnalysis(cause.getMessage(), "Change 'dynamodb.embedded.port' and "
				+ "'dynamodb.embedded.directory', or remove them to use a free port and memory.", cause);
	}

}
