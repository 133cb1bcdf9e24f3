package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a request to DynamoDB knows. Its kind is {@link Kind#CLIENT};
 * nothing is propagated to DynamoDB.
 */
public final class DynamoObservationContext extends SenderContext<Object> {

	private final RequestStart request;

	private @Nullable RequestReport report;

	/**
	 * Create a context.
	 * @param request what is asked
	 */
	public DynamoObservationContext(RequestStart request) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.request = request;
		setCarrier(request);
		setRemoteServiceName("DynamoDB");
	}

	/**
	 * Return what is asked.
	 * @return operation, tables and index
	 */
	public RequestStart getRequest() {
		return this.request;
	}

	/**
	 * Return what is known when the request is over. The message of its failure may quote
	 * values; that of {@link #getError()} does not.
	 * @return the report, or {@code null} while the request is under way
	 */
	public @Nullable RequestReport getReport() {
		return this.report;
	}

	void setReport(RequestReport report) {
		this.report = report;
	}

}
