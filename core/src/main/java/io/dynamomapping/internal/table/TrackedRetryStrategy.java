package io.dynamomapping.internal.table;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries as another strategy does, unless the request must not be sent again.
 */
final class TrackedRetryStrategy implements RetryStrategy {

	private final RetryStrategy strategy;

	private final Supplier<@Nullable Attempts> attempts;

	TrackedRetryStrategy(RetryStrategy strategy, Supplier<@Nullable Attempts> attempts) {
		this.strategy = strategy;
		this.attempts = attempts;
	}

	@Override
	public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
		return this.strategy.acquireInitialToken(request);
	}

	@Override
	public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
		Attempts current = this.attempts.get();
		if (current != null && !current.failed(request.failure())) {
			throw new TokenAcquisitionFailedException("The request may have been applied.", request.token(),
					request.failure());
		}
		return this.strategy.refreshRetryToken(request);
	}

	@Override
	public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
		return this.strategy.recordSuccess(request);
	}

	@Override
	public int maxAttempts() {
		return this.strategy.maxAttempts();
	}

	@Override
	public boolean useClientDefaults() {
		return this.strategy.useClientDefaults();
	}

	@Override
	public Builder<?, ?> toBuilder() {
		return this.strategy.toBuilder();
	}

	@Override
	public void close() {
		this.strategy.close();
	}

}
