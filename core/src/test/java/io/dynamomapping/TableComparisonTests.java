package io.dynamomapping;

import java.util.Map;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.PartialIndexes;
import io.dynamomapping.testing.SettingsClient;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tables that are not what they are declared to be.
 */
class TableComparisonTests {

	private static final KeySchema LOAN_KEYS = KeySchema.composite("member", ScalarAttributeType.S, "book",
			ScalarAttributeType.S);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoTables subject = tables.mappings().tables();

	private final String table = tables.create(PartialIndexes.definition());

	private final TableDefinition loans = TableDefinition.of(this.table, LOAN_KEYS);

	@Test
	void whatIsNotDeclaredIsNotCompared() {
		assertThat(this.subject.differences(this.loans)).isEmpty();
		this.subject.validate(this.loans);
		assertThat(tables.requests().operations()).containsOnly("DescribeTable").hasSize(2);
	}

	@Test
	void tableThatIsAsDeclaredIsValid() {
		this.subject.validate(this.loans
			.withIndex(IndexDefinition.of("by-day")
				.withPartitionKey("day", ScalarAttributeType.N)
				.withProjection(IndexProjection.KEYS_ONLY))
			.withIndex(IndexDefinition.of("by-branch")
				.withPartitionKey("branch", ScalarAttributeType.S)
				.withSortKey("day", ScalarAttributeType.N)
				.withProjection(IndexProjection.include("note")))
			.withIndex(IndexDefinition.local("by-due-day", "day").withSortKey("day", ScalarAttributeType.N))
			.withBilling(Billing.onDemand())
			.withStream(StreamView.NONE)
			.withDeletionProtection(false)
			.withTableClass(TableClass.STANDARD));
	}

	@Test
	void everyDifferenceIsListed() {
		TableDefinition definition = TableDefinition
			.of(this.table, KeySchema.composite("member", ScalarAttributeType.N, "title", ScalarAttributeType.S))
			.withBilling(Billing.provisioned(2, 1))
			.withIndex(IndexDefinition.of("by-day")
				.withPartitionKey("day", ScalarAttributeType.S)
				.withProjection(IndexProjection.ALL)
				.withThroughput(2, 1))
			.withIndex(IndexDefinition.of("by-branch")
				.withPartitionKey("branch", ScalarAttributeType.S)
				.withProjection(IndexProjection.include("note", "fee")))
			.withIndex(IndexDefinition.of("by-due-day").withPartitionKey("day", ScalarAttributeType.S))
			.withIndex(IndexDefinition.of("by-note").withPartitionKey("note", ScalarAttributeType.S))
			.withIndex(IndexDefinition.local("by-fee", "fee").withSortKey("fee", ScalarAttributeType.N))
			.withStream(StreamView.NEW_IMAGE)
			.withTimeToLive("expires")
			.withDeletionProtection(true)
			.withTableClass(TableClass.STANDARD_INFREQUENT_ACCESS);

		assertThatExceptionOfType(TableMismatchException.class).isThrownBy(() -> this.subject.validate(definition))
			.withMessage("Table '" + this.table + "' is not what it is declared to be:\n"
					+ "- keys: expected partition key 'member' (N) and sort key 'title' (S), found partition key 'member' "
					+ "(S) and sort key 'book' (S)\n"
					+ "- index 'by-day': expected partition key 'day' (S) and no sort key, found partition key 'day' (N) "
					+ "and no sort key\n" + "- index 'by-day': expected projection ALL, found projection KEYS_ONLY\n"
					+ "- index 'by-day': expected 2 read and 1 write units, found none\n"
					+ "- index 'by-branch': expected partition key 'branch' (S) and no sort key, found partition key "
					+ "'branch' (S) and sort key 'day' (N)\n"
					+ "- index 'by-branch': expected projection INCLUDE [fee, note], found projection INCLUDE [note]\n"
					+ "- index 'by-due-day': expected a global index, found a local one\n"
					+ "- index 'by-note': expected a global index, found none\n"
					+ "- index 'by-fee': expected a local index, found none\n"
					+ "- billing: expected 2 read and 1 write units, found on demand\n"
					+ "- stream: expected NEW_IMAGE, found NONE\n" + "- time to live: expected expires, found none\n"
					+ "- deletion protection: expected enabled, found disabled\n"
					+ "- table class: expected STANDARD_INFREQUENT_ACCESS, found STANDARD\n"
					+ "Declare what the table is, or let DynamoTables.reconcile(…) change it.")
			.satisfies((ex) -> {
				assertThat(ex.tableName()).isEqualTo(this.table);
				assertThat(ex.differences()).hasSize(14).isEqualTo(this.subject.differences(definition));
			});
	}

	/** DynamoDB Local knows neither tags nor backups: a client keeps them for it. */
	@Test
	void tagsAndBackupsAreComparedWhereDeclared() {
		DynamoTables settings = DynamoMappings.create(new SettingsClient(tables.client())).tables();
		TableDefinition definition = this.loans.withPointInTimeRecovery(true)
			.withTags(Map.of("team", "library", "stage", "test"));

		assertThat(settings.differences(definition)).containsExactly(
				new TableDifference("point-in-time recovery", "enabled", "disabled"),
				new TableDifference("tags", "{stage=test, team=library}", "none"));
		settings.reconcile(this.loans.withTags(Map.of("team", "books", "stage", "test", "owner", "Ada")));
		assertThat(settings.differences(definition)).containsExactly(
				new TableDifference("point-in-time recovery", "enabled", "disabled"),
				new TableDifference("tags", "{team=library}", "{team=books}"));
	}

	@Test
	void missingTableIsNotCompared() {
		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.subject.validate(TableDefinition.of(tables.named("missing"), LOAN_KEYS)));
	}

}
