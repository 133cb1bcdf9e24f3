package io.dynamomapping.autoconfigure.observation;

import java.util.List;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Adds what requests cost to metrics.
 */
final class MeteringRequestListener implements RequestListener {

	private final MeterRegistry registry;

	private final DynamoMeterConvention convention;

	MeteringRequestListener(MeterRegistry registry, DynamoMeterConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void afterRequest(RequestReport report) {
		report.capacityUnits()
			.forEach((table, units) -> summary(DynamoMeter.CONSUMED_CAPACITY, report, table).record(units));
		String table = table(report.tableNames());
		// Zeros as well: a counter that is not there cannot be seen to rise.
		counter(DynamoMeter.RETRIES, report, table).increment(report.retries());
		counter(DynamoMeter.THROTTLES, report, table).increment(report.throttles());
		if (report.items() != null) {
			summary(DynamoMeter.ITEMS, report, table).record(report.items());
		}
		if (report.page()) {
			counter(DynamoMeter.PAGES, report, table).increment();
		}
	}

	private static String table(List<String> names) {
		if (names.isEmpty()) {
			return KeyValue.NONE_VALUE;
		}
		return (names.size() == 1) ? names.get(0) : DynamoObservationConvention.MULTIPLE_TABLES;
	}

	private Counter counter(DynamoMeter meter, RequestReport report, String table) {
		return Counter.builder(this.convention.getName(meter))
			.tags(this.convention.getTags(meter, report, table))
			.register(this.registry);
	}

	private DistributionSummary summary(DynamoMeter meter, RequestReport report, String table) {
		return DistributionSummary.builder(this.convention.getName(meter))
			.baseUnit(meter.getBaseUnit())
			.tags(this.convention.getTags(meter, report, table))
			.register(this.registry);
	}

}
