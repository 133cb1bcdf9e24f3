package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Counts the attempts of one request: the SDK tells its publishers of metrics before the
 * call returns.
 */
final class Attempts implements MetricPublisher {

	private static final String THROTTLING = "Throttling";

	private volatile int retries;

	private volatile int throttles;

	int retries() {
		return this.retries;
	}

	int throttles() {
		return this.throttles;
	}

	/**
	 * Return a request of which the attempts are counted.
	 * @param request the request
	 * @param ofClient what the client publishes to: publishers of a request replace them.
	 * Empty where it does not tell
	 * @param <Q> the type of the request
	 * @return the request, which publishes to whom it did before as well: as it is where
	 * nobody knows who that is
	 */
	@SuppressWarnings("unchecked") // a request is built by what it was taken apart to
	<Q extends DynamoDbRequest> Q countedIn(Q request, Supplier<Optional<List<MetricPublisher>>> ofClient) {
		AwsRequestOverrideConfiguration present = request.overrideConfiguration().orElse(null);
		List<MetricPublisher> ofRequest = (present != null) ? metricPublishers(present) : List.of();
		Optional<List<MetricPublisher>> replaced = ofRequest.isEmpty() ? ofClient.get() : Optional.of(ofRequest);
		if (replaced.isEmpty()) {
			return request;
		}
		List<MetricPublisher> publishers = new ArrayList<>(replaced.get());
		publishers.add(this);
		AwsRequestOverrideConfiguration.Builder override = (present != null) ? present.toBuilder()
				: AwsRequestOverrideConfiguration.builder();
		return (Q) request.toBuilder().overrideConfiguration(override.metricPublishers(publishers).build()).build();
	}

	private static List<MetricPublisher> metricPublishers(RequestOverrideConfiguration configuration) {
		return configuration.metricPublishers();
	}

	@Override
	public void publish(MetricCollection call) {
		call.metricValues(CoreMetric.RETRY_COUNT).forEach((count) -> this.retries = count);
		this.throttles = (int) call.children()
			.stream()
			.filter((attempt) -> attempt.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING))
			.count();
	}

	@Override
	public void close() {
	}

}
