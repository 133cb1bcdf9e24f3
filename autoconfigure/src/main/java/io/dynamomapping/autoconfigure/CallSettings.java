package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.api.RetryStrategy;

import org.springframework.boot.convert.DurationStyle;

/**
 * How long calls of a client may take, and how often they are tried.
 *
 * @param defaultsMode what else the AWS SDK assumes
 * @param callTimeout how long a call may take
 * @param attemptTimeout how long an attempt may take
 * @param retry how often to try
 */
record CallSettings(@Nullable DefaultsMode defaultsMode, Duration callTimeout, Duration attemptTimeout,
		DynamoRetryProperties retry) {

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(9);

	private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(4);

	CallSettings {
		requirePositive("dynamodb.api-call-timeout", callTimeout);
		requirePositive("dynamodb.api-call-attempt-timeout", attemptTimeout);
		if (attemptTimeout.compareTo(callTimeout) > 0) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.api-call-attempt-timeout' to be no longer than 'dynamodb.api-call-timeout', found %s and %s."
						.formatted(text(attemptTimeout), text(callTimeout)),
					"Set both: an attempt is part of a call, and a call that may take as long as two attempts can be retried.");
		}
		if (retry.maxAttempts() < 1) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.retry.max-attempts' to be 1 or more, found " + retry.maxAttempts() + ".",
					"Set 'dynamodb.retry.max-attempts' to 1 for no retries, as the first attempt counts.");
		}
	}

	static CallSettings of(DynamoMappingProperties properties) {
		Duration call = properties.apiCallTimeout();
		Duration attempt = properties.apiCallAttemptTimeout();
		// Who sets one of them has not contradicted the default of the other.
		return new CallSettings(properties.defaultsMode(),
				(call != null) ? call : max(CALL_TIMEOUT, (attempt != null) ? attempt : ATTEMPT_TIMEOUT),
				(attempt != null) ? attempt : min(ATTEMPT_TIMEOUT, (call != null) ? call : CALL_TIMEOUT),
				properties.retry());
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	static void requirePositive(String property, Duration duration) {
		if (duration.isZero() || duration.isNegative()) {
			throw new DynamoConfigurationException(
					"Expected '%s' to be more than no time, found %s.".formatted(property, text(duration)),
					"Set '%s' to a duration such as 2s.".formatted(property));
		}
	}

	static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration,
				(duration.toMillisPart() != 0) ? ChronoUnit.MILLIS : ChronoUnit.SECONDS);
	}

	/**
	 * Set what a client assumes.
	 * @param builder the builder of the client
	 */
	void applyDefaults(AwsClientBuilder<?, ?> builder) {
		if (this.defaultsMode != null) {
			builder.defaultsMode(this.defaultsMode);
		}
	}

	/**
	 * Set what a client lacks.
	 * @param builder the builder of the client
	 * @param profile the name of its profile
	 * @param profileFile where profiles are
	 */
	void apply(AwsClientBuilder<?, ?> builder, @Nullable String profile, @Nullable Supplier<ProfileFile> profileFile) {
		ClientOverrideConfiguration present = builder.overrideConfiguration();
		ClientOverrideConfiguration.Builder overrides = present.toBuilder();
		if (!decidesOnRetries(present)) {
			overrides.retryStrategy(retryStrategy());
		}
		overrides.apiCallAttemptTimeout(present.apiCallAttemptTimeout().orElse(this.attemptTimeout));
		overrides.apiCallTimeout(present.apiCallTimeout().orElse(this.callTimeout));
		overrides.defaultProfileName(present.defaultProfileName().orElse(profile));
		overrides.defaultProfileFileSupplier(present.defaultProfileFileSupplier().orElse(profileFile));
		builder.overrideConfiguration(overrides.build());
	}

	private static boolean decidesOnRetries(ClientOverrideConfiguration overrides) {
		return overrides.retryStrategy().isPresent() || overrides.retryStrategyConfigurator().isPresent()
				|| overrides.retryMode().isPresent() || overrides.retryPolicy().isPresent();
	}

	private RetryStrategy retryStrategy() {
		RetryStrategy strategy = switch (this.retry.mode()) {
			case STANDARD -> AwsRetryStrategy.standardRetryStrategy();
			case ADAPTIVE -> AwsRetryStrategy.adaptiveRetryStrategy();
			case LEGACY -> AwsRetryStrategy.legacyRetryStrategy();
		};
		return strategy.toBuilder().maxAttempts(this.retry.maxAttempts()).build();
	}

}
