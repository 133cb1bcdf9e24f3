package io.dynamomapping.internal.table;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The attempts of one request: how many there were, and whether one that failed may have
 * been applied all the same.
 */
final class Attempts {

	private static final ThreadLocal<Attempts> CURRENT = new ThreadLocal<>();

	private final boolean trackedByClient;

	private final boolean repeatable;

	private final boolean interruptedBefore;

	private InterruptWatch.@Nullable Watched watched;

	private int failures;

	private int throttles;

	private boolean doubtful;

	private boolean answerEmpty;

	/** Whether somebody tells when an attempt begins. */
	private boolean observed;

	private boolean underWay;

	/**
	 * Create an instance for a request that is about to be sent.
	 * @param trackedByClient whether its client tells of attempts
	 * @param repeatable whether it may be sent again when it may have been applied
	 */
	Attempts(boolean trackedByClient, boolean repeatable) {
		this.trackedByClient = trackedByClient;
		this.repeatable = repeatable;
		this.interruptedBefore = Thread.currentThread().isInterrupted();
	}

	/**
	 * Return whether attempts are counted without further ado.
	 * @return {@code true} if the client tells of them
	 */
	boolean isTrackedByClient() {
		return this.trackedByClient;
	}

	/**
	 * Return the attempts of the request that this thread is sending.
	 * @return the attempts, or {@code null} if nobody wants to know
	 */
	static @Nullable Attempts current() {
		return CURRENT.get();
	}

	/**
	 * Have nothing sent again by a thread that was interrupted.
	 * @param watched watches the thread, or {@code null} if nobody does
	 */
	void watchedBy(InterruptWatch.@Nullable Watched watched) {
		this.watched = watched;
	}

	/**
	 * Send the request.
	 * @param request the request
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 */
	<Q extends DynamoDbRequest, R> R send(Q request, Function<Q, R> send) {
		if (!this.trackedByClient) {
			return send.apply(tracked(request));
		}
		// A plugin of the request may bring retries of its own.
		boolean changed = request.overrideConfiguration()
			.filter((override) -> !override.plugins().isEmpty())
			.isPresent();
		Attempts outer = CURRENT.get();
		CURRENT.set(this);
		try {
			return send.apply(changed ? tracked(request) : request);
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	@SuppressWarnings("unchecked") // a request is built by what it was taken apart to
	private <Q extends DynamoDbRequest> Q tracked(Q request) {
		AwsRequestOverrideConfiguration.Builder override = request.overrideConfiguration()
			.map(AwsRequestOverrideConfiguration::toBuilder)
			.orElseGet(AwsRequestOverrideConfiguration::builder);
		override.addPlugin(new RetryTracking(() -> this));
		return (Q) request.toBuilder().overrideConfiguration(override.build()).build();
	}

	/**
	 * Take note of an attempt that is about to be sent.
	 */
	synchronized void begun() {
		this.observed = true;
		this.underWay = true;
	}

	/**
	 * Take note of an answer.
	 * @param empty whether there was nothing in it
	 */
	synchronized void answered(boolean empty) {
		this.answerEmpty = empty;
	}

	/**
	 * Return whether there was nothing in the last answer.
	 * @return {@code false} also where nobody tells
	 */
	synchronized boolean isAnswerEmpty() {
		return this.answerEmpty;
	}

	/**
	 * Take note of an attempt that failed.
	 * @param failure why
	 * @return whether the request may be sent again
	 */
	synchronized boolean failed(Throwable failure) {
		this.underWay = false;
		this.failures++;
		this.throttles += AttemptFailures.isThrottled(failure) ? 1 : 0;
		this.doubtful |= AttemptFailures.isDoubtful(failure);
		boolean interrupted = this.watched != null && !this.watched.again();
		return !interrupted && (this.repeatable || !this.doubtful);
	}

	/**
	 * Return whether the request may be sent once more.
	 * @return {@code false} if it may have been applied, and must not be twice
	 */
	synchronized boolean mayGoOn() {
		return this.repeatable || !this.doubtful;
	}

	/**
	 * Return whether the request may have been applied, though it failed in the end.
	 * @param failure how it ended
	 * @return {@code false} if no attempt was applied
	 */
	synchronized boolean isInDoubt(SdkException failure) {
		if (this.doubtful) {
			return true;
		}
		if (this.failures == 0 && failure.numAttempts() != null && failure.numAttempts() > 1) {
			// A client that goes its own way: nobody knows what became of the others.
			return true;
		}
		if (this.observed && !this.underWay && isCutOff(failure)) {
			// In the pause after an attempt that was refused.
			return false;
		}
		return AttemptFailures.isDoubtful(failure) && !(this.interruptedBefore && failure instanceof AbortedException);
	}

	private static boolean isCutOff(SdkException failure) {
		return failure instanceof AbortedException || failure instanceof ApiCallTimeoutException;
	}

	/**
	 * Return how often a request was sent that failed in the end.
	 * @param failure how it ended
	 * @return the number of attempts
	 */
	synchronized int count(SdkException failure) {
		Integer told = failure.numAttempts();
		return Math.max(Math.max(this.failures, 1), (told != null) ? told : 0);
	}

	/**
	 * Return how often the request was sent again.
	 * @param succeeded whether the last attempt succeeded
	 * @return the number of attempts after the first one
	 */
	synchronized int retries(boolean succeeded) {
		return succeeded ? this.failures : Math.max(0, this.failures - 1);
	}

	synchronized int throttles() {
		return this.throttles;
	}

}
