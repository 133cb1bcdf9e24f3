package io.dynamomapping.autoconfigure.observation;

import java.util.stream.Collectors;

import io.dynamomapping.autoconfigure.observation.DynamoObservationDocumentation.HighCardinalityKeyNames;
import io.dynamomapping.autoconfigure.observation.DynamoObservationDocumentation.LowCardinalityKeyNames;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * How observations of requests to DynamoDB are named, and which keys they have. A bean
 * replaces the default, which is what the methods of this interface do: override some,
 * and call those for the rest.
 */
public interface DynamoObservationConvention extends ObservationConvention<DynamoObservationContext> {

	/** Value of the key {@code table} of a request for several tables. */
	String MULTIPLE_TABLES = "multiple";

	/**
	 * Return the name of the observation, and of its timer.
	 * @return {@code dynamodb.requests}
	 */
	@Override
	default String getName() {
		return "dynamodb.requests";
	}

	/**
	 * Return the name of the span.
	 * @param context what is known
	 * @return such as {@code GetItem books}
	 */
	@Override
	default @Nullable String getContextualName(DynamoObservationContext context) {
		RequestStart request = context.getRequest();
		return (request.tableNames().size() == 1) ? request.operation() + " " + request.tableNames().get(0)
				: request.operation();
	}

	/**
	 * Return the keys that metrics have as tags.
	 * @param context what is known
	 * @return table, index, operation and outcome
	 */
	@Override
	default KeyValues getLowCardinalityKeyValues(DynamoObservationContext context) {
		RequestStart request = context.getRequest();
		return KeyValues.of(LowCardinalityKeyNames.TABLE.withValue(table(request)),
				LowCardinalityKeyNames.INDEX.withValue(orNone(request.indexName())),
				LowCardinalityKeyNames.OPERATION.withValue(request.operation()),
				LowCardinalityKeyNames.OUTCOME.withValue(Outcome.of(context.getReport()).name()));
	}

	/**
	 * Return the keys that only spans have.
	 * @param context what is known
	 * @return all tables, and, when the request is over, its id and numbers
	 */
	@Override
	default KeyValues getHighCardinalityKeyValues(DynamoObservationContext context) {
		String tables = context.getRequest().tableNames().stream().sorted().collect(Collectors.joining(","));
		KeyValues keys = KeyValues
			.of(HighCardinalityKeyNames.TABLES.withValue(tables.isEmpty() ? orNone(null) : tables));
		RequestReport report = context.getReport();
		if (report == null) {
			return keys;
		}
		double units = report.capacityUnits().values().stream().mapToDouble(Double::doubleValue).sum();
		return keys.and(HighCardinalityKeyNames.REQUEST_ID.withValue(orNone(report.requestId())),
				HighCardinalityKeyNames.RETRIES.withValue(String.valueOf(report.retries())),
				HighCardinalityKeyNames.ITEMS.withValue(orNone(report.items())),
				HighCardinalityKeyNames.CAPACITY.withValue(orNone(report.capacityUnits().isEmpty() ? null : units)));
	}

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof DynamoObservationContext;
	}

	/**
	 * Return a table name of which there are not more values than tables.
	 * @param request what is asked
	 * @return the name, {@code multiple} or {@code none}
	 */
	private static String table(RequestStart request) {
		return switch (request.tableNames().size()) {
			case 0 -> orNone(null);
			case 1 -> request.tableNames().get(0);
			default -> MULTIPLE_TABLES;
		};
	}

	private static String orNone(@Nullable Object value) {
		return (value != null) ? value.toString() : KeyValue.NONE_VALUE;
	}

}
