package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
		AwsRequestOverrideConfiguration present = request.overrideConfiguration();
		Duration left = left();
		Duration limit = (left.compareTo(SHORTEST_CALL) > 0) ? left : SHORTEST_CALL;
		Duration shortest = Stream.of(limit, ofRequest(present), ofClient(client))
			.filter(Objects::nonNull)
			.min(Duration::compareTo)
			.orElse(limit);
		AwsRequestOverrideConfiguration.Builder overrides = (present != null) ? present.toBuilder()
				: AwsRequestOverrideConfiguration.builder();
		request.overrideConfiguration(overrides.apiCallTimeout(shortest).build());
	}

	private static @Nullable Duration ofRequest(@Nullable AwsRequestOverrideConfiguration overrides) {
		return Optional.ofNullable(overrides).flatMap(AwsRequestOverrideConfiguration::apiCallTimeout).orElse(null);
	}

	private static @Nullable Duration ofClient(DynamoDbClient client) {
		try {
			return client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout().orElse(null);
		}
		catch (RuntimeException ex) {
			// A client of the user's own, or of a test, that does not say.
			return null;
		}
	}

}
