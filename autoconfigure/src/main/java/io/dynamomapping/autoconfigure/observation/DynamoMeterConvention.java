package io.dynamomapping.autoconfigure.observation;

import java.util.Set;

import io.dynamomapping.autoconfigure.observation.DynamoMeter.CapacityKeyNames;
import io.dynamomapping.autoconfigure.observation.DynamoObservationDocumentation.LowCardinalityKeyNames;
import io.dynamomapping.spi.RequestReport;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tags;

/**
 * How metrics of requests to DynamoDB are named, and which tags they have. A bean
 * replaces the default, which is what the methods of this interface do: override one, and
 * call it for the rest.
 */
public interface DynamoMeterConvention {

	/**
	 * Return the name of a metric.
	 * @param meter the metric
	 * @return such as {@code dynamodb.consumed.capacity}
	 */
	default String getName(DynamoMeter meter) {
		return meter.getName();
	}

	/**
	 * Return the tags of a metric. All requests must have the same ones.
	 * @param meter the metric
	 * @param request the request
	 * @param table the name of the table; {@code multiple} where numbers cannot be told
	 * apart by table, {@code none} for {@code ListTables}
	 * @return table, index and operation, and the type of capacity
	 */
	default Tags getTags(DynamoMeter meter, RequestReport request, String table) {
		String index = (request.indexName() != null) ? request.indexName() : KeyValue.NONE_VALUE;
		Tags tags = Tags.of(LowCardinalityKeyNames.TABLE.asString(), table, LowCardinalityKeyNames.INDEX.asString(),
				index, LowCardinalityKeyNames.OPERATION.asString(), request.operation());
		if (meter != DynamoMeter.CONSUMED_CAPACITY) {
			return tags;
		}
		Set<String> reads = Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
		return tags.and(CapacityKeyNames.TYPE.asString(), reads.contains(request.operation()) ? "read" : "write");
	}

}
