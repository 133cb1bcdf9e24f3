package io.dynamomapping.autoconfigure.observation;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.spi.RequestReport;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Metrics of requests to DynamoDB Local.
 */
@NullMarked
class DynamoMetricsTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void consumedCapacityIsToldByTableOperationAndType() {
		run((context, volumes) -> {
			String isbn = "9".repeat(1500);
			volumes.put(isbn, volume(isbn));
			volumes.get(isbn);
			volumes.get(isbn);
			context.getBean(DynamoTransactions.class).write((tx) -> {
				tx.at(volumes, "2").put(Volume.SOLARIS);
				tx.at(Volumes.get(context, "archive"), "2").put(Volume.SOLARIS);
			});
		});

		DistributionSummary reads = capacity("volumes", "GetItem", "read");
		assertThat(reads.count()).isEqualTo(2);
		assertThat(reads.totalAmount()).isEqualTo(2);
		assertThat(reads.getId().getBaseUnit()).isEqualTo("units");
		// The table and its index, 2 units each.
		assertThat(capacity("volumes", "PutItem", "write").totalAmount()).isEqualTo(4);
		assertThat(capacity("volumes", "TransactWriteItems", "write").totalAmount()).isPositive();
		assertThat(capacity("archive", "TransactWriteItems", "write").totalAmount()).isPositive();
	}

	@Test
	void itemsAndPagesAreCounted() {
		run((context, volumes) -> {
			volumes.putAll(Map.of("1", volume("1"), "2", volume("2"), "3", volume("3")));
			volumes.getAll(List.of("1", "2", "not-there"));
			volumes.get("not-there");
			volumes.index("by-author").partition("Asimov").pageSize(2).list();
		});

		assertThat(items("none", "BatchWriteItem").totalAmount()).isEqualTo(3);
		assertThat(items("none", "BatchGetItem").totalAmount()).isEqualTo(2);
		assertThat(items("none", "GetItem").count()).isEqualTo(1);
		assertThat(items("none", "GetItem").totalAmount()).isZero();
		DistributionSummary queried = items("by-author", "Query");
		assertThat(queried.totalAmount()).isEqualTo(3);
		assertThat(queried.count()).isEqualTo(2);
		assertThat(
				this.registry.get("dynamodb.pages").tags("index", "by-author", "operation", "Query").counter().count())
			.isEqualTo(2);
		assertThat(this.registry.find("dynamodb.pages").tags("operation", "GetItem").counter()).isNull();
	}

	@Test
	void metersAreAsDocumented() {
		run((context, volumes) -> {
			volumes.put("1", Volume.FOUNDATION);
			volumes.scan().count();
			assertThat(context.getBean(DynamoTables.class).names()).contains("volumes");
		});

		for (DynamoMeter documented : DynamoMeter.values()) {
			assertThat(this.registry.get(documented.getName()).meters()).isNotEmpty().allSatisfy((meter) -> {
				Meter.Id id = meter.getId();
				assertThat(id.getType()).isEqualTo(documented.getType());
				assertThat(id.getBaseUnit()).isEqualTo(documented.getBaseUnit());
				assertThat(id.getTags().stream().map(Tag::getKey)).containsExactlyInAnyOrderElementsOf(
						List.of(documented.getKeyNames()).stream().map(KeyName::asString).toList());
			});
		}
		assertThat(this.registry.get("dynamodb.retries").tags("table", "none", "operation", "ListTables").counter())
			.isNotNull();
	}

	@Test
	void noTagHoldsAnItemOrItsKey() {
		run((context, volumes) -> {
			volumes.put("planted-key", new Volume("planted-key", "planted-author", "planted-title"));
			volumes.putIfAbsent("planted-key", Volume.FOUNDATION);
			volumes.index("by-author").partition("planted-author").list();
			volumes.remove("planted-key");
		});

		assertThat(this.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().toString()).doesNotContain("planted"));
	}

	@Test
	void conventionCanBeReplaced() {
		Volumes.runner(DYNAMO_DB)
			.withBean(MeterRegistry.class, () -> this.registry)
			.withBean(DynamoMeterConvention.class, Renamed::new)
			.run((context) -> Volumes.get(context, "volumes").get("1"));

		assertThat(this.registry.get("shop.dynamodb.items").tags("team", "books", "table", "volumes").meters())
			.isNotEmpty();
	}

	@Test
	void observationsHaveATimerWithBootsOwnAutoConfigurations() {
		Volumes.runner(DYNAMO_DB)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
							SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class))
			.run((context) -> {
				Volumes.get(context, "volumes").get("1");

				MeterRegistry meters = context.getBean(MeterRegistry.class);
				assertThat(meters.get("dynamodb.requests")
					.tags("table", "volumes", "operation", "GetItem", "outcome", "SUCCESS", "error", "none")
					.timer()
					.count()).isEqualTo(1);
				assertThat(meters.get("dynamodb.items").tags("operation", "GetItem").summary().count()).isEqualTo(1);
			});
	}

	@Test
	void observationsCanBeSwitchedOffAsAnyOther() {
		Volumes.runner(DYNAMO_DB)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
							SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues("management.observations.enable.dynamodb=false",
					"management.metrics.enable.dynamodb.items=false")
			.run((context) -> {
				Volumes.get(context, "volumes").get("1");

				MeterRegistry meters = context.getBean(MeterRegistry.class);
				assertThat(meters.find("dynamodb.requests").timer()).isNull();
				assertThat(meters.find("dynamodb.items").summary()).isNull();
				assertThat(meters.get("dynamodb.retries").meters()).isNotEmpty();
			});
	}

	private void run(BiConsumer<ApplicationContext, DynamoMapping<String, Volume>> use) {
		Volumes.runner(DYNAMO_DB).withBean(MeterRegistry.class, () -> this.registry).run((context) -> {
			Volumes.get(context, "volumes").clear();
			this.registry.clear();
			use.accept(context, Volumes.get(context, "volumes"));
		});
	}

	private DistributionSummary capacity(String table, String operation, String type) {
		return this.registry.get("dynamodb.consumed.capacity")
			.tags("table", table, "index", "none", "operation", operation, "type", type)
			.summary();
	}

	private DistributionSummary items(String index, String operation) {
		return this.registry.get("dynamodb.items")
			.tags("table", "volumes", "index", index, "operation", operation)
			.summary();
	}

	private static Volume volume(String isbn) {
		return new Volume(isbn, "Asimov", "Robots");
	}

	private static final class Renamed implements DynamoMeterConvention {

		@Override
		public String getName(DynamoMeter meter) {
			return "shop." + meter.getName();
		}

		@Override
		public Tags getTags(DynamoMeter meter, RequestReport request, String table) {
			return DynamoMeterConvention.super.getTags(meter, request, table).and("team", "books");
		}

	}

}
