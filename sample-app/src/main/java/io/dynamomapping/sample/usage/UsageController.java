package io.dynamomapping.sample.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The metrics of DynamoMapping, summed up for the charts of the page.
 */
@RestController
@RequestMapping("/api/usage")
class UsageController {

	private final MeterRegistry meters;

	UsageController(MeterRegistry meters) {
		this.meters = meters;
	}

	@GetMapping
	List<Usage> list() {
		Map<String, Sum> sums = new TreeMap<>();
		this.meters.find("dynamodb.requests").timers().forEach((timer) -> sum(sums, timer).add(timer));
		this.meters.find("dynamodb.consumed.capacity")
			.summaries()
			.forEach((summary) -> sum(sums, summary).add(summary));
		List<Usage> usage = new ArrayList<>();
		sums.values().forEach((sum) -> usage.add(sum.usage()));
		return usage;
	}

	private static Sum sum(Map<String, Sum> sums, Meter meter) {
		String table = Objects.requireNonNull(meter.getId().getTag("table"));
		String operation = Objects.requireNonNull(meter.getId().getTag("operation"));
		return sums.computeIfAbsent(table + " " + operation, (key) -> new Sum(table, operation));
	}

	/**
	 * Adds up meters that differ in other tags.
	 */
	private static final class Sum {

		private final String table;

		private final String operation;

		private boolean write;

		private long requests;

		private double units;

		private double millis;

		private double maxMillis;

		Sum(String table, String operation) {
			this.table = table;
			this.operation = operation;
		}

		void add(Timer timer) {
			this.requests += timer.count();
			this.millis += timer.totalTime(TimeUnit.MILLISECONDS);
			this.maxMillis = Math.max(this.maxMillis, timer.max(TimeUnit.MILLISECONDS));
		}

		void add(DistributionSummary capacity) {
			this.units += capacity.totalAmount();
			this.write |= "write".equals(capacity.getId().getTag("type"));
		}

		Usage usage() {
			double mean = (this.requests > 0) ? this.millis / this.requests : 0;
			return new Usage(this.table, this.operation, this.write, this.requests, this.units, mean, this.maxMillis);
		}

	}

}
