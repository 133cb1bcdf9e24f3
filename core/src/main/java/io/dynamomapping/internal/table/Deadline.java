package io.dynamomapping.internal.table;

import java.time.Duration;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * When something has to end that sends requests. The last of them has a second at least,
 * as one that is cut off at once is of no use to anybody.
 */
public final class Deadline {

	private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

	private final long start = System.nanoTime();

	private final Duration duration;

	/**
	 * Set a deadline.
	 * @param duration in which time it is
	 */
	public Deadline(Duration duration) {
		this.duration = duration;
	}

	/**
	 * Return how much time is left.
	 * @return the time, negative when it is up
	 */
	public Duration left() {
		return this.duration.minusNanos(System.nanoTime() - this.start);
	}

	/**
	 * Return whether the time is up.
	 * @return {@code true} if nothing is left
	 */
	public boolean isOver() {
		return left().isNegative() || left().isZero();
	}

	/**
	 * Let a call end in time, if it would not do so anyway.
	 * @param request the builder of its request
	 * @param client what sends it
	 */
	public void limit(DynamoDbRequest.Builder request, DynamoDbClient client) {
		AwsRequestOverrideConfiguration overridden = request.overrideConfiguration();
		Duration left = left();
		Duration limit = (left.compareTo(SHORTEST_CALL) > 0) ? left : SHORTEST_CALL;
		Duration present = CallTimeouts.of(client).of(overridden).call();
		Duration shortest = (present.compareTo(limit) < 0) ? present : limit;
		AwsRequestOverrideConfiguration.Builder overrides = (overridden != null) ? overridden.toBuilder()
				: AwsRequestOverrideConfiguration.builder();
		request.overrideConfiguration(overrides.apiCallTimeout(shortest).build());
	}

}
