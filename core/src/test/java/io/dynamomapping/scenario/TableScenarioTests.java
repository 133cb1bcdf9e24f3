package io.dynamomapping.scenario;

import java.util.List;
import java.util.Map;

import io.dynamomapping.Billing;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.KeySchema;
import io.dynamomapping.ReconcileOption;
import io.dynamomapping.Reconciliation;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TableOperation.ChangeBilling;
import io.dynamomapping.TableOperation.ChangeIndexThroughput;
import io.dynamomapping.TableOperation.CreateIndex;
import io.dynamomapping.TableOperation.DeleteIndex;
import io.dynamomapping.TableOperation.DisableStream;
import io.dynamomapping.TableOperation.EnableStream;
import io.dynamomapping.Throughput;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A declared table that moves from version to version.
 */
@Timeout(60)
class TableScenarioTests {

	private static final IndexDefinition BY_AUTHOR = IndexDefinition.of("by-author")
		.withPartitionKey("author", ScalarAttributeType.S)
		.withThroughput(1, 1);

	private static final IndexDefinition BY_YEAR = IndexDefinition.of("by-year")
		.withPartitionKey("year", ScalarAttributeType.N)
		.withSortKey("title", ScalarAttributeType.S)
		.withThroughput(1, 1);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoTables subject = tables.mappings().tables();

	private final TableDefinition version1 = TableDefinition
		.of(tables.named("books"), KeySchema.simple("isbn", ScalarAttributeType.S))
		.withBilling(Billing.provisioned(1, 1))
		.withStream(StreamView.NEW_IMAGE);

	private final TableDefinition version2 = this.version1.withBilling(Billing.provisioned(3, 2))
		.withIndexes(List.of(BY_AUTHOR, BY_YEAR))
		.withStream(StreamView.NONE);

	private final TableDefinition version3 = this.version2.withoutIndex("by-year")
		.withStream(StreamView.NEW_AND_OLD_IMAGES);

	@BeforeEach
	void createVersion1() {
		this.subject.createIfMissing(this.version1);
		tables.requests().clear();
	}

	@Test
	@DisplayName("S22: a table moves from version 1 to 2 to 3, and stays there")
	void tableMovesFromVersionToVersion() {
		Reconciliation planned = this.subject.reconcile(this.version2, ReconcileOption.DRY_RUN);
		Reconciliation second = this.subject.reconcile(this.version2);

		assertThat(second).isEqualTo(planned);
		assertThat(second.operations()).containsExactly(new DisableStream(),
				new ChangeBilling(Billing.provisioned(3, 2), Map.of()), new CreateIndex(BY_AUTHOR),
				new CreateIndex(BY_YEAR));
		assertThat(tables.requests().requests(UpdateTableRequest.class)).hasSize(4);
		assertThat(this.subject.differences(this.version2)).isEmpty();

		Reconciliation third = this.subject.reconcile(this.version3, ReconcileOption.DELETE_INDEXES);

		assertThat(third.operations()).containsExactly(new DeleteIndex("by-year"),
				new EnableStream(StreamView.NEW_AND_OLD_IMAGES));
		TableInfo info = this.subject.describe(this.version3.tableName());
		assertThat(info.indexes()).extracting(IndexInfo::name).containsExactly("by-author");
		assertThat(info.stream()).isEqualTo(StreamView.NEW_AND_OLD_IMAGES);
		assertThat(info.billing()).isEqualTo(Billing.provisioned(3, 2));
		tables.requests().clear();
		assertThat(this.subject.reconcile(this.version3, ReconcileOption.DELETE_INDEXES).isEmpty()).isTrue();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	@DisplayName("S22: between two changes the table is waited for")
	void changesWaitForEachOther() {
		this.subject.reconcile(this.version2);

		assertThat(String.join(" ", tables.requests().operations()))
			.matches("DescribeTable( UpdateTable( DescribeTable)+){4}");
	}

	@Test
	@DisplayName("S22: the throughput of an index changes")
	void throughputOfAnIndexChanges() {
		this.subject.reconcile(this.version2);
		TableDefinition faster = this.version2.withIndex(BY_AUTHOR.withThroughput(5, 4));

		Reconciliation done = this.subject.reconcile(faster);

		assertThat(done.operations()).containsExactly(new ChangeIndexThroughput("by-author", new Throughput(5, 4)));
		assertThat(done.operations()).hasToString("[give index 'by-author' 5 read and 4 write units]");
		assertThat(this.subject.describe(faster.tableName()).index("by-author")).get()
			.extracting(IndexInfo::throughput)
			.isEqualTo(new Throughput(5, 4));
		assertThat(this.subject.reconcile(faster).isEmpty()).isTrue();
	}

}
