package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Scope;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Observes requests: each is the current observation of its thread while it is under way.
 */
final class ObservingRequestListener implements RequestListener {

	private static final DynamoObservationConvention DEFAULT_CONVENTION = new DynamoObservationConvention() {
	};

	private final ObservationRegistry registry;

	private final @Nullable DynamoObservationConvention convention;

	ObservingRequestListener(ObservationRegistry registry, @Nullable DynamoObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public RequestListener beforeRequest(RequestStart request) {
		DynamoObservationContext context = new DynamoObservationContext(request);
		Observation observation = DynamoObservationDocumentation.REQUEST
			.observation(this.convention, DEFAULT_CONVENTION, () -> context, this.registry)
			.start();
		try {
			Scope scope = observation.openScope();
			return (report) -> end(report, context, observation, scope);
		}
		catch (RuntimeException ex) {
			observation.stop();
			throw ex;
		}
	}

	private static void end(RequestReport report, DynamoObservationContext context, Observation observation,
			Scope scope) {
		try {
			context.setReport(report);
			Throwable failure = report.failure();
			// A refused condition is an answer.
			if (failure != null && Outcome.of(report) != Outcome.REFUSED) {
				observation.error(withoutValues(failure));
			}
		}
		finally {
			try {
				scope.close();
			}
			finally {
				observation.stop();
			}
		}
	}

	/**
	 * Return a failure that can be shown: DynamoDB quotes values in its messages.
	 * @param failure the failure
	 * @return a failure of the same class, with the error code as its message
	 */
	private static Throwable withoutValues(Throwable failure) {
		if (!(failure instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
			return failure;
		}
		AwsErrorDetails details = answer.awsErrorDetails();
		AwsServiceException shown = answer.toBuilder()
			.awsErrorDetails(details.toBuilder().errorMessage(details.errorCode()).rawResponse(null).build())
			.message(details.errorCode())
			.build();
		shown.setStackTrace(answer.getStackTrace());
		return shown;
	}

	@Override
	public void afterRequest(RequestReport report) {
	}

	@Override
	public Runnable decorate(Runnable task) {
		Observation current = this.registry.getCurrentObservation();
		return (current != null) ? () -> current.scoped(task) : task;
	}

}
