package com.acme.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.dynamomapping.Billing;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.ReconcileOption;
import io.dynamomapping.Reconciliation;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDifference;
import io.dynamomapping.TableInfo;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on tables.
 */
@ExtendWith(Shop.class)
class TablesGuideTests {

	@Test
	void tablesAreComparedAndChanged(DynamoMapping<String, Book> books, DynamoTables tables, Calls calls) {
		TableDefinition definition = tables.definition(books)
			.withIndex(IndexDefinition.of("by-year")
				.withPartitionKey("year", ScalarAttributeType.N)
				.withProjection(IndexProjection.KEYS_ONLY))
			.withBilling(Billing.onDemand())
			.withStream(StreamView.NEW_IMAGE);

		List<TableDifference> differences = tables.differences(definition);

		Reconciliation plan = tables.reconcile(definition, ReconcileOption.DRY_RUN);

		assertThat(calls.operations()).containsExactly("DescribeTable", "DescribeTable");
		assertThat(differences).hasToString("[stream: expected NEW_IMAGE, found NONE]");
		assertThat(plan.operations()).hasToString("[enable stream NEW_IMAGE]");
		assertThat(plan.skipped()).isEmpty();

		tables.withTimeout(Duration.ofHours(6)).reconcile(definition);

		tables.validate(definition);
		assertThat(tables.reconcile(definition).isEmpty()).isTrue();
		assertThat(tables.reconcile(definition.withoutIndex("by-year")).skipped())
			.hasToString("[delete index 'by-year']");
	}

	@Test
	void tablesAreCreatedAndDeleted(DynamoMapping<String, Book> books, DynamoTables tables, Calls calls) {
		TableDefinition definition = tables.definition(books);

		boolean created = tables.createIfMissing(definition);
		TableInfo info = tables.describe(books);
		boolean deleted = tables.deleteIfExists(books);

		assertThat(created).isFalse();
		assertThat(info.status()).isEqualTo(TableStatus.ACTIVE);
		assertThat(info.indexes()).extracting(IndexInfo::name).containsExactly("by-author", "by-year");
		assertThat(deleted).isTrue();
		assertThat(calls.operations()).containsExactly("DescribeTable", "DescribeTable", "DeleteTable",
				"DescribeTable");
	}

	@Test
	void configurationIsThatOfTheStarter() throws IOException {
		byte[] yaml = GuidePage.TABLES.listing("yaml").getBytes(StandardCharsets.UTF_8);
		PropertySource<?> source = new YamlPropertySourceLoader().load("tables.md", new ByteArrayResource(yaml)).get(0);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
					DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(source))
			.run((context) -> {
				TableInfo info = context.getBean(DynamoTables.class).describe("books");

				assertThat(info.billing()).isEqualTo(Billing.provisioned(10, 5));
				assertThat(info.stream()).isEqualTo(StreamView.NEW_AND_OLD_IMAGES);
				assertThat(info.deletionProtection()).isTrue();
				assertThat(info.indexes()).extracting(IndexInfo::projection)
					.containsExactly(IndexProjection.KEYS_ONLY, IndexProjection.include("title", "price"));
			});
	}

}
