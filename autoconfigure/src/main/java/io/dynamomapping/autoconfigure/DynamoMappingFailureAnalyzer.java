package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports mistakes that keep the application from starting, without a stack trace.
 */
final class DynamoMappingFailureAnalyzer extends AbstractFailureAnalyzer<DynamoMappingException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DynamoMappingException cause) {
		if (cause instanceof DynamoConfigurationException configuration) {
			return new FailureAnalysis(configuration.description(), configuration.action(), cause);
		}
		// Outside of bean creation it was application code, which needs its stack trace.
		return (rootFailure instanceof BeansException) ? new FailureAnalysis(cause.getMessage(), null, cause) : null;
	}

}
