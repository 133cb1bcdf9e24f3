package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.Billing;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.KeySchema;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.Throughput;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What properties declare of tables.
 */
@NullMarked
class TableDeclarationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withBean(DynamoDbClientBuilderCustomizer.class, () -> (builder) -> builder
			.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(new ExecutionInterceptor() {

				@Override
				public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
					TableDeclarationTests.this.requests.add(context.request());
				}

			})))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	private ApplicationContextRunner books(String tableName, String... properties) {
		List<String> values = new ArrayList<>(List.of("dynamodb.tables.books.table-name=" + tableName,
				"dynamodb.tables.books.value-type=" + Book.class.getName()));
		for (String property : properties) {
			values.add("dynamodb.tables.books." + property);
		}
		return this.contextRunner.withPropertyValues(values.toArray(String[]::new));
	}

	@Test
	void tableIsCreatedAsDeclared() {
		books("created-whole", "on-startup=create", "read-capacity-units=4", "write-capacity-units=3",
				"indexes.by-title.partition-key-name=title", "indexes.by-title.sort-key-name=stock",
				"indexes.by-title.projection=include", "indexes.by-title.included-attributes=pages,shelf",
				"indexes.by-title.read-capacity-units=2", "indexes.by-title.write-capacity-units=1",
				"stream-view-type=new-image", "deletion-protection=true", "tags.team=library",
				"table-class=standard-infrequent-access")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.contains("'dynamodb.tables.books.indexes.by-title' to be what DynamoDB can have", "found 'pages'"));
		books("created-whole", "on-startup=create", "read-capacity-units=4", "write-capacity-units=3",
				"indexes.by-title.partition-key-name=title", "indexes.by-title.sort-key-name=stock",
				"indexes.by-title.projection=keys-only", "indexes.by-title.read-capacity-units=2",
				"indexes.by-title.write-capacity-units=1", "stream-view-type=new-image", "deletion-protection=true",
				"tags.team=library", "table-class=standard-infrequent-access")
			.run((context) -> {
				DynamoTables tables = context.getBean(DynamoTables.class);
				TableInfo info = tables.describe("created-whole");

				assertThat(info.billing()).isEqualTo(Billing.provisioned(4, 3));
				assertThat(info.stream()).isEqualTo(StreamView.NEW_IMAGE);
				assertThat(info.deletionProtection()).isTrue();
				IndexInfo index = info.index("by-title").orElseThrow();
				assertThat(index.keys())
					.isEqualTo(KeySchema.composite("title", ScalarAttributeType.S, "stock", ScalarAttributeType.N));
				assertThat(index.projection()).isEqualTo(IndexProjection.KEYS_ONLY);
				assertThat(index.throughput()).isEqualTo(new Throughput(2, 1));
				DynamoMapping<?, ?> books = context.getBean("books", DynamoMapping.class);
				assertThat(books.index("by-title").keySchema()).isEqualTo(index.keys());
			});

		// DynamoDB Local keeps neither tags nor table class.
		CreateTableRequest request = this.requests.stream()
			.filter(CreateTableRequest.class::isInstance)
			.map(CreateTableRequest.class::cast)
			.findFirst()
			.orElseThrow();
		assertThat(request.tags()).containsExactly(Tag.builder().key("team").value("library").build());
		assertThat(request.tableClassAsString()).isEqualTo("STANDARD_INFREQUENT_ACCESS");
	}

	@Test
	void timeToLiveIsEnabledOnceAndCompared() {
		String[] properties = { "on-startup=create", "time-to-live-attribute=expires" };

		books("expiring", properties).run((context) -> {
			assertThat(operations()).endsWith("DescribeTimeToLive", "UpdateTimeToLive");
			this.requests.clear();
		});
		books("expiring", properties).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(operations()).containsExactly("DescribeTable");
			this.requests.clear();
		});
		books("expiring", "on-startup=validate", "time-to-live-attribute=expires").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
		});
		books("expiring", "on-startup=validate", "time-to-live-attribute=until")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.endsWith("found:\n\t- time to live: expected until, found expires"));
	}

	private List<String> operations() {
		return this.requests.stream()
			.map((request) -> request.getClass().getSimpleName().replaceFirst("Request$", ""))
			.toList();
	}

	@Test
	void schemalessTableHasIndexesOfDeclaredTypes() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.settings.partition-key-name=id",
					"dynamodb.tables.settings.key-type=" + Row.class.getName(),
					"dynamodb.tables.settings.sort-key-name=row", "dynamodb.tables.settings.on-startup=create",
					"dynamodb.tables.settings.billing-mode=pay-per-request",
					"dynamodb.tables.settings.indexes.by-owner.partition-key-name=owner",
					"dynamodb.tables.settings.indexes.by-owner.partition-key-type=s",
					"dynamodb.tables.settings.indexes.by-owner.projection=include",
					"dynamodb.tables.settings.indexes.by-owner.included-attributes=note",
					"dynamodb.tables.settings.indexes.by-age.sort-key-name=age",
					"dynamodb.tables.settings.indexes.by-age.sort-key-type=n")
			.run((context) -> {
				TableInfo info = context.getBean(DynamoTables.class).describe("settings");

				assertThat(info.billing()).isEqualTo(Billing.onDemand());
				assertThat(info.index("by-owner")).get()
					.extracting(IndexInfo::local, IndexInfo::projection)
					.containsExactly(false, IndexProjection.include("note"));
				assertThat(info.index("by-age")).get()
					.extracting(IndexInfo::local, IndexInfo::keys)
					.containsExactly(true,
							KeySchema.composite("id", ScalarAttributeType.S, "age", ScalarAttributeType.N));
			});
	}

	@Test
	void declarationsRequestNothingByThemselves() {
		books("untouched", "read-capacity-units=4", "write-capacity-units=3",
				"indexes.by-title.partition-key-name=title", "stream-view-type=none", "point-in-time-recovery=true",
				"tags.team=library")
			.run((context) -> {
				assertThat(context).hasBean("books").hasSingleBean(DynamoTables.class);
				assertThat(this.requests).isEmpty();
			});
	}

	@Test
	void tableThatIsAsDeclaredIsValid() {
		books("valid", "on-startup=create", "indexes.by-title.partition-key-name=title").run((context) -> {
			assertThat(context).hasNotFailed();
			this.requests.clear();
		});
		books("valid", "on-startup=validate", "billing-mode=pay-per-request", "stream-view-type=none",
				"indexes.by-title.partition-key-name=title", "indexes.by-title.projection=all", "read-only=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(operations()).containsExactly("DescribeTable");
			});
	}

	@Test
	void everyDifferenceKeepsTheApplicationFromStarting() {
		books("invalid", "on-startup=create").run((context) -> assertThat(context).hasNotFailed());
		books("invalid", "on-startup=validate", "partition-key-name=title", "read-capacity-units=2",
				"write-capacity-units=1", "indexes.by-stock.partition-key-name=stock", "stream-view-type=old-image")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected table 'invalid' to be what mapping 'books' declares, since "
							+ "'dynamodb.tables.books.on-startup' is 'validate', found:\n"
							+ "\t- keys: expected partition key 'title' (S) and no sort key, found partition key "
							+ "'isbn' (S) and no sort key\n"
							+ "\t- index 'by-stock': expected a global index, found none\n"
							+ "\t- billing: expected 2 read and 1 write units, found on demand\n"
							+ "\t- stream: expected OLD_IMAGE, found NONE");
				assertThat(analysis.getAction())
					.isEqualTo("Correct the properties under 'dynamodb.tables.books' and its "
							+ "types, or change the table, for which there is DynamoTables.reconcile(…).");
				assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(TableMismatchException.class);
			});
	}

	@Test
	void missingTableIsNotValid() {
		assertFailure(
				"Expected table 'missing' of mapping 'books' to be there, since 'dynamodb.tables.books.on-startup' "
						+ "is 'validate', found none.",
				"Create the table, set 'dynamodb.tables.books.on-startup' to 'create', or check table name, prefix, "
						+ "region, endpoint and account.",
				books("missing", "on-startup=validate"));
	}

	@Test
	void keysAreNeededToValidate() {
		assertFailure(
				"Expected to know the key attributes of mapping 'settings' to validate its table, found none "
						+ "declared.",
				"Set 'dynamodb.tables.settings.partition-key-name', or mark them in the type of the values.",
				this.contextRunner.withPropertyValues("dynamodb.tables.settings.on-startup=validate"));
	}

	@Test
	void mistakesInBillingAreNamed() {
		assertFailure(
				"Expected 'dynamodb.tables.books.read-capacity-units' and "
						+ "'dynamodb.tables.books.write-capacity-units' for provisioned billing, found none.",
				"Set both, or set 'dynamodb.tables.books.billing-mode' to 'pay-per-request'.",
				books("mistaken", "billing-mode=provisioned"));
		assertFailure(
				"Expected 'dynamodb.tables.books.read-capacity-units' and "
						+ "'dynamodb.tables.books.write-capacity-units' for provisioned billing, found one of them.",
				"Set both, or set 'dynamodb.tables.books.billing-mode' to 'pay-per-request'.",
				books("mistaken", "write-capacity-units=3"));
		assertFailure(
				"Expected 'dynamodb.tables.books.billing-mode=pay-per-request' or "
						+ "'dynamodb.tables.books.read-capacity-units', found both.",
				"Remove one of them: capacity units are for provisioned billing.",
				books("mistaken", "billing-mode=pay-per-request", "read-capacity-units=3"));
		assertFailure(
				"Expected 'dynamodb.tables.books.write-capacity-units' to be what DynamoDB can have, found: Expected "
						+ "at least 1 read and 1 write capacity unit, found 3 and 0. Give both, or bill the table on demand.",
				"Correct 'dynamodb.tables.books.write-capacity-units'.",
				books("mistaken", "read-capacity-units=3", "write-capacity-units=0"));
		assertFailure("Expected 'dynamodb.tables.books.indexes' to be what DynamoDB can have, found: Table 'mistaken' "
				+ "expected no capacity units of index 'by-title', since the table is billed on demand, found 2 read and 1 "
				+ "write units. Give the table capacity units, or leave those of the index out.",
				"Correct 'dynamodb.tables.books.indexes'.",
				books("mistaken", "billing-mode=pay-per-request", "indexes.by-title.partition-key-name=title",
						"indexes.by-title.read-capacity-units=2", "indexes.by-title.write-capacity-units=1"));
	}

	@Test
	void mistakesInIndexesAreNamed() {
		String property = "dynamodb.tables.books.indexes.by-title";
		assertIndexFailure(property, "Index 'by-title' of mapping 'books' expected attributes of "
				+ Book.class.getName() + ", found 'titel'. Use one of [isbn, stock, title].",
				"partition-key-name=titel");
		assertIndexFailure(property,
				"Index 'by-title' of mapping 'books' expected keys, found none. Name its partition key, or mark attributes "
						+ "of the type of the values as its keys.",
				"projection=keys-only");
		assertIndexFailure(property,
				"Table 'mistaken' expected a sort key beside 'isbn', since index 'by-title' is local, found none. Make the "
						+ "index global: only tables with a sort key have local ones.",
				"sort-key-name=title");
		assertIndexFailure(property + ".included-attributes",
				"Expected included attributes for a projection of type INCLUDE, found none. Name them, or use KEYS_ONLY.",
				"partition-key-name=title", "projection=include");
		assertIndexFailure(property + ".projection",
				"Expected no included attributes for a projection of type KEYS_ONLY, found [stock]. Use INCLUDE, or leave "
						+ "them out.",
				"partition-key-name=title", "projection=keys-only", "included-attributes=stock");
	}

	private void assertIndexFailure(String property, String found, String... properties) {
		String[] values = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			values[i] = "indexes.by-title." + properties[i];
		}
		assertFailure("Expected '" + property + "' to be what DynamoDB can have, found: " + found,
				"Correct '" + property + "'.", books("mistaken", values));
	}

	private static void assertFailure(String description, String action, ApplicationContextRunner runner) {
		runner.run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@NullMarked
	record Row(String id, int row) {

	}

}
