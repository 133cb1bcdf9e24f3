package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.autoconfigure.observation.DynamoObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of requests to DynamoDB, besides the timer of their observations.
 */
public enum DynamoMeter implements MeterDocumentation {

	/**
	 * Read or write units that DynamoDB charged for a request, for each of its tables.
	 */
	CONSUMED_CAPACITY("dynamodb.consumed.capacity", Meter.Type.DISTRIBUTION_SUMMARY, "units"),

	/**
	 * Attempts of the SDK after the first one.
	 */
	RETRIES("dynamodb.retries", Meter.Type.COUNTER, null),

	/**
	 * Attempts that DynamoDB refused since there were too many.
	 */
	THROTTLES("dynamodb.throttles", Meter.Type.COUNTER, null),

	/**
	 * Items that a request returned or wrote.
	 */
	ITEMS("dynamodb.items", Meter.Type.DISTRIBUTION_SUMMARY, "items"),

	/**
	 * Pages of queries and scans.
	 */
	PAGES("dynamodb.pages", Meter.Type.COUNTER, null);

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	DynamoMeter(String name, Meter.Type type, @Nullable String baseUnit) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public KeyName[] getKeyNames() {
		KeyName[] common = { LowCardinalityKeyNames.TABLE, LowCardinalityKeyNames.INDEX,
				LowCardinalityKeyNames.OPERATION };
		return (this != CONSUMED_CAPACITY) ? common : KeyName.merge(common, new KeyName[] { CapacityKeyNames.TYPE });
	}

	/**
	 * The tag that only consumed capacity has.
	 */
	public enum CapacityKeyNames implements KeyName {

		/**
		 * Whether {@code read} or {@code write} units were charged.
		 */
		TYPE;

		@Override
		public String asString() {
			return "type";
		}

	}

}
