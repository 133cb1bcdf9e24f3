package io.dynamomapping.internal.table;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Lets a client, or a single request, tell of each attempt that fails, and of answers
 * that are empty. It retries as it did before, but for writes that must not be applied
 * twice.
 */
public final class RetryTracking implements SdkPlugin {

	private final Supplier<@Nullable Attempts> attempts;

	/**
	 * Create a plugin for a client.
	 */
	public RetryTracking() {
		this(Attempts::current);
	}

	RetryTracking(Supplier<@Nullable Attempts> attempts) {
		this.attempts = attempts;
	}

	@Override
	public void configureClient(SdkServiceClientConfiguration.Builder client) {
		ClientOverrideConfiguration present = client.overrideConfiguration();
		RetryStrategy strategy = present.retryStrategy().orElse(null);
		if (strategy != null && !(strategy instanceof TrackedRetryStrategy)) {
			client.overrideConfiguration(present.toBuilder()
				.retryStrategy(new TrackedRetryStrategy(strategy, this.attempts))
				.addExecutionInterceptor(new AttemptObserver(this.attempts))
				.build());
		}
	}

}
