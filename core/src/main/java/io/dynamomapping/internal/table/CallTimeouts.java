package io.dynamomapping.internal.table;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * After which time the SDK ends an attempt, and a call.
 *
 * @param attempt how long an attempt may take
 * @param call how long a call may take
 */
record CallTimeouts(Duration attempt, Duration call) {

	private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

	private static final CallTimeouts NONE = new CallTimeouts(NEVER, NEVER);

	/**
	 * Return what a client is configured to.
	 * @param client the client
	 * @return its timeouts, none where it does not say
	 */
	static CallTimeouts of(DynamoDbClient client) {
		try {
			ClientOverrideConfiguration configuration = client.serviceClientConfiguration().overrideConfiguration();
			return new CallTimeouts(configuration.apiCallAttemptTimeout().orElse(NEVER),
					configuration.apiCallTimeout().orElse(NEVER));
		}
		catch (RuntimeException ex) {
			// A client of the user's own, or of a test.
			return NONE;
		}
	}

	/**
	 * Return what applies to a request.
	 * @param request the request
	 * @return its timeouts, which are those of the client where it has none
	 */
	CallTimeouts of(DynamoDbRequest request) {
		return of(request.overrideConfiguration().orElse(null));
	}

	/**
	 * Return what applies to requests with overrides.
	 * @param overrides what a request overrides, or {@code null} for nothing
	 * @return its timeouts, which are those of the client where it has none
	 */
	CallTimeouts of(@Nullable RequestOverrideConfiguration overrides) {
		return (overrides != null) ? new CallTimeouts(overrides.apiCallAttemptTimeout().orElse(this.attempt),
				overrides.apiCallTimeout().orElse(this.call)) : this;
	}

	/**
	 * Return how long a call may take.
	 * @param otherwise the time where it may take for ever
	 * @return the time
	 */
	Duration callOr(Duration otherwise) {
		return this.call.equals(NEVER) ? otherwise : this.call;
	}

	boolean areNone() {
		return this.attempt.equals(NEVER) && this.call.equals(NEVER);
	}

}
