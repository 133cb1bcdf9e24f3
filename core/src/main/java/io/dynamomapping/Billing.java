package io.dynamomapping;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/**
 * What a table is billed by: each request, or units that are provisioned.
 *
 * @param mode {@link BillingMode#PAY_PER_REQUEST} or {@link BillingMode#PROVISIONED}
 * @param throughput the provisioned units, or {@code null} on demand
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html">Capacity
 * modes</a>
 */
public record Billing(BillingMode mode, @Nullable Throughput throughput) {

	public Billing {
		Objects.requireNonNull(mode, "mode");
		if (mode == BillingMode.PROVISIONED && throughput == null) {
			throw new IllegalArgumentException(
					"Expected read and write capacity units for provisioned billing, found none. Give both, or bill on demand.");
		}
		if (mode != BillingMode.PROVISIONED && throughput != null) {
			throw new IllegalArgumentException("Expected no capacity units for billing on demand, found " + throughput
					+ ". Leave them out, or bill provisioned units.");
		}
	}

	/**
	 * Return billing by request.
	 * @return on demand billing
	 */
	public static Billing onDemand() {
		return new Billing(BillingMode.PAY_PER_REQUEST, null);
	}

	/**
	 * Return billing by provisioned units.
	 * @param readUnits read capacity units, at least 1
	 * @param writeUnits write capacity units, at least 1
	 * @return provisioned billing
	 */
	public static Billing provisioned(long readUnits, long writeUnits) {
		return new Billing(BillingMode.PROVISIONED, new Throughput(readUnits, writeUnits));
	}

	@Override
	public String toString() {
		return (this.throughput != null) ? this.throughput.toString() : "on demand";
	}

}
