package io.dynamomapping.autoconfigure.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of requests to DynamoDB.
 */
public enum DynamoObservationDocumentation implements ObservationDocumentation {

	/**
	 * One request to DynamoDB, with all attempts of the SDK.
	 */
	REQUEST;

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return DynamoObservationConvention.class;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return LowCardinalityKeyNames.values();
	}

	@Override
	public KeyName[] getHighCardinalityKeyNames() {
		return HighCardinalityKeyNames.values();
	}

	/**
	 * Keys of which there are few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the table, {@code multiple} for several, {@code none} for
		 * {@code ListTables}.
		 */
		TABLE("table"),

		/**
		 * Name of the index that is read, or {@code none}.
		 */
		INDEX("index"),

		/**
		 * DynamoDB operation, such as {@code GetItem}.
		 */
		OPERATION("operation"),

		/**
		 * What came of the request: {@code SUCCESS}, {@code REFUSED}, {@code CONFLICT},
		 * {@code THROTTLED}, {@code CLIENT_ERROR}, {@code SERVER_ERROR}, {@code TIMEOUT},
		 * {@code UNANSWERED}, and {@code UNKNOWN} while it is under way.
		 */
		OUTCOME("outcome");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys of which there are many values.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id that DynamoDB gave the request, or {@code none} if it did not answer.
		 */
		REQUEST_ID("request.id"),

		/**
		 * Names of all tables of the request, sorted.
		 */
		TABLES("tables"),

		/**
		 * Number of attempts after the first one.
		 */
		RETRIES("retries"),

		/**
		 * Number of items that were returned or written, or {@code none}.
		 */
		ITEMS("items"),

		/**
		 * Capacity units that DynamoDB charged for all tables, or {@code none} if it did
		 * not say.
		 */
		CAPACITY("consumed.capacity");

		private final String key;

		HighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
