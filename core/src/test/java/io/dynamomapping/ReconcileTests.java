package io.dynamomapping;

import java.util.List;
import java.util.Map;

import io.dynamomapping.TableOperation.ChangeBilling;
import io.dynamomapping.TableOperation.ChangeDeletionProtection;
import io.dynamomapping.TableOperation.ChangePointInTimeRecovery;
import io.dynamomapping.TableOperation.ChangeTableClass;
import io.dynamomapping.TableOperation.CreateIndex;
import io.dynamomapping.TableOperation.CreateTable;
import io.dynamomapping.TableOperation.DeleteIndex;
import io.dynamomapping.TableOperation.DisableStream;
import io.dynamomapping.TableOperation.DisableTimeToLive;
import io.dynamomapping.TableOperation.EnableStream;
import io.dynamomapping.TableOperation.EnableTimeToLive;
import io.dynamomapping.TableOperation.SetTags;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.SettingsClient;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Turning tables into what they are declared to be.
 */
@Timeout(60)
class ReconcileTests {

	private static final KeySchema ISBN = KeySchema.simple("isbn", ScalarAttributeType.S);

	private static final IndexDefinition BY_AUTHOR = IndexDefinition.of("by-author")
		.withPartitionKey("author", ScalarAttributeType.S);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoTables subject = tables.mappings().tables();

	private final String table = tables.named("books");

	private final TableDefinition books = TableDefinition.of(this.table, ISBN);

	@Test
	void missingTableIsCreated() {
		TableDefinition definition = this.books.withTimeToLive("expires");

		Reconciliation planned = this.subject.reconcile(definition, ReconcileOption.DRY_RUN);
		boolean untouched = !this.subject.exists(this.table);
		Reconciliation done = this.subject.reconcile(definition);

		assertThat(planned.operations()).containsExactly(new CreateTable(definition), new EnableTimeToLive("expires"));
		assertThat(planned.operations()).extracting(Object::toString)
			.containsExactly("create table '" + this.table + "'", "enable time to live by 'expires'");
		assertThat(untouched).isTrue();
		assertThat(done).isEqualTo(planned);
		assertThat(this.subject.reconcile(definition).isEmpty()).isTrue();
	}

	@Test
	void dryRunChangesNothing() {
		this.subject.createIfMissing(this.books);
		tables.requests().clear();

		Reconciliation planned = this.subject
			.reconcile(this.books.withStream(StreamView.OLD_IMAGE).withIndex(BY_AUTHOR), ReconcileOption.DRY_RUN);

		assertThat(planned.operations()).containsExactly(new CreateIndex(BY_AUTHOR),
				new EnableStream(StreamView.OLD_IMAGE));
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void streamWithAnotherViewIsAnotherStream() {
		this.subject.createIfMissing(this.books.withStream(StreamView.NEW_IMAGE));

		Reconciliation done = this.subject.reconcile(this.books.withStream(StreamView.KEYS_ONLY));

		assertThat(done.operations()).containsExactly(new DisableStream(), new EnableStream(StreamView.KEYS_ONLY));
		assertThat(this.subject.describe(this.table).stream()).isEqualTo(StreamView.KEYS_ONLY);
	}

	@Test
	void indexesThatAreNotDeclaredAreDeletedOnRequestOnly() {
		this.subject.createIfMissing(this.books.withIndex(BY_AUTHOR));
		tables.requests().clear();

		Reconciliation careful = this.subject.reconcile(this.books);
		List<String> carefulRequests = tables.requests().operations();
		Reconciliation thorough = this.subject.reconcile(this.books, ReconcileOption.DELETE_INDEXES);

		assertThat(careful).isEqualTo(new Reconciliation(List.of(), List.of(new DeleteIndex("by-author"))));
		assertThat(careful.isEmpty()).isFalse();
		assertThat(carefulRequests).containsExactly("DescribeTable");
		assertThat(thorough).isEqualTo(new Reconciliation(List.of(new DeleteIndex("by-author")), List.of()));
		assertThat(this.subject.describe(this.table).indexes()).isEmpty();
	}

	@Test
	void indexWithAnotherProjectionIsCreatedAnew() {
		IndexDefinition keysOnly = BY_AUTHOR.withProjection(IndexProjection.KEYS_ONLY);
		TableDefinition definition = this.books.withIndex(keysOnly);
		this.subject.createIfMissing(this.books.withIndex(BY_AUTHOR));

		List<TableOperation> rebuilt = List.of(new DeleteIndex("by-author"), new CreateIndex(keysOnly));
		assertThat(this.subject.reconcile(definition)).isEqualTo(new Reconciliation(List.of(), rebuilt));
		assertThat(this.subject.reconcile(definition, ReconcileOption.DELETE_INDEXES))
			.isEqualTo(new Reconciliation(rebuilt, List.of()));
		assertThat(this.subject.reconcile(definition).isEmpty()).isTrue();
		assertThat(rebuilt)
			.hasToString("[delete index 'by-author', create index 'by-author' with partition key 'author' "
					+ "(S), projection KEYS_ONLY]");
	}

	@Test
	void indexesGetUnitsTogetherWithTheTable() {
		this.subject.createIfMissing(this.books.withIndex(BY_AUTHOR));
		TableDefinition provisioned = this.books.withBilling(Billing.provisioned(4, 3))
			.withIndex(BY_AUTHOR.withThroughput(2, 1))
			.withIndex(IndexDefinition.of("by-year").withPartitionKey("year", ScalarAttributeType.N));

		Reconciliation done = this.subject.reconcile(provisioned);

		assertThat(done.operations()).containsExactly(
				new ChangeBilling(Billing.provisioned(4, 3), Map.of("by-author", new Throughput(2, 1))),
				new CreateIndex(IndexDefinition.of("by-year")
					.withPartitionKey("year", ScalarAttributeType.N)
					.withThroughput(4, 3)));
		assertThat(done.operations()).extracting(Object::toString)
			.containsExactly("bill 4 read and 3 write units, with indexes {by-author=2 read and 1 write units}",
					"create index 'by-year' with partition key 'year' (N), 4 read and 3 write units");
		assertThat(this.subject.reconcile(provisioned).isEmpty()).isTrue();
	}

	@Test
	void timeToLiveMovesInTwoSteps() {
		this.subject.createIfMissing(this.books.withTimeToLive("until"));

		Reconciliation done = this.subject.reconcile(this.books.withTimeToLive("expires"));

		assertThat(done.operations()).containsExactly(new DisableTimeToLive("until"), new EnableTimeToLive("expires"));
		assertThat(this.subject.reconcile(this.books.withTimeToLive("expires")).isEmpty()).isTrue();
	}

	/** DynamoDB refuses its second step for up to an hour. */
	@Test
	void timeToLiveComesLast() {
		DynamoTables settings = DynamoMappings.create(new SettingsClient(tables.client())).tables();
		settings.createIfMissing(this.books.withTimeToLive("until"));

		Reconciliation done = settings.reconcile(this.books.withTimeToLive("expires")
			.withPointInTimeRecovery(true)
			.withTags(Map.of("team", "library"))
			.withStream(StreamView.NEW_IMAGE));

		assertThat(done.operations()).containsExactly(new EnableStream(StreamView.NEW_IMAGE),
				new ChangePointInTimeRecovery(true), new SetTags(Map.of("team", "library")),
				new DisableTimeToLive("until"), new EnableTimeToLive("expires"));
	}

	@Test
	void unitsOfIndexesAreRefusedWhereTheTableStaysOnDemand() {
		this.subject.createIfMissing(this.books.withIndex(BY_AUTHOR));
		TableDefinition definition = this.books.withIndex(BY_AUTHOR.withThroughput(2, 1))
			.withStream(StreamView.NEW_IMAGE)
			.withTimeToLive("expires");
		tables.requests().clear();

		assertThatIllegalArgumentException().isThrownBy(() -> this.subject.reconcile(definition))
			.withMessage("Table '" + this.table + "' expected no capacity units of index 'by-author', since the table "
					+ "is billed on demand, found 2 read and 1 write units. Give the table capacity units, or leave "
					+ "those of the index out.");
		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "DescribeTimeToLive");
		assertThat(this.subject.reconcile(definition.withBilling(Billing.provisioned(4, 3))).operations())
			.contains(new ChangeBilling(Billing.provisioned(4, 3), Map.of("by-author", new Throughput(2, 1))));
	}

	/** DynamoDB Local keeps no tags, class or backups: a client keeps them for it. */
	@Test
	void settingsAreReconciled() {
		DynamoTables settings = DynamoMappings.create(new SettingsClient(tables.client())).tables();
		settings.createIfMissing(this.books.withTags(Map.of("team", "books", "owner", "Ada")));
		TableDefinition definition = this.books.withTableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
			.withDeletionProtection(true)
			.withPointInTimeRecovery(true)
			.withTags(Map.of("team", "library", "owner", "Ada"));

		Reconciliation done = settings.reconcile(definition);

		assertThat(done.operations()).containsExactly(new ChangeTableClass(TableClass.STANDARD_INFREQUENT_ACCESS),
				new ChangeDeletionProtection(true), new ChangePointInTimeRecovery(true),
				new SetTags(Map.of("team", "library")));
		assertThat(done.operations()).extracting(Object::toString)
			.containsExactly("change table class to STANDARD_INFREQUENT_ACCESS", "enable deletion protection",
					"enable point-in-time recovery", "set tags {team=library}");
		assertThat(settings.reconcile(definition).isEmpty()).isTrue();
		TableInfo info = settings.describeFully(this.table);
		assertThat(info.tags()).isEqualTo(Map.of("team", "library", "owner", "Ada"));
		assertThat(info.pointInTimeRecovery()).isTrue();
		assertThat(info.deletionProtection()).isTrue();
		assertThat(settings.reconcile(this.books.withDeletionProtection(false).withPointInTimeRecovery(false))
			.operations()).containsExactly(new ChangeDeletionProtection(false), new ChangePointInTimeRecovery(false));
	}

	@Test
	@OnDynamoDbLocal("an index is deleted in the background")
	void whatIsUnderWayIsWaitedFor() {
		this.subject.createIfMissing(this.books.withIndex(BY_AUTHOR));
		tables.raw()
			.updateTable((request) -> request.tableName(this.table)
				.globalSecondaryIndexUpdates(
						GlobalSecondaryIndexUpdate.builder().delete((index) -> index.indexName("by-author")).build()));

		boolean active = this.subject.describe(this.table).isActive();
		Reconciliation done = this.subject.reconcile(this.books.withIndex(BY_AUTHOR));

		assertThat(active).as("the index is being deleted").isFalse();
		assertThat(done.operations()).containsExactly(new CreateIndex(BY_AUTHOR));
		assertThat(this.subject.describe(this.table).isActive()).isTrue();
	}

	@Test
	void keysAndLocalIndexesCannotBeChanged() {
		KeySchema keys = KeySchema.composite("author", ScalarAttributeType.S, "title", ScalarAttributeType.S);
		this.subject.createIfMissing(this.books.withStream(StreamView.NONE));
		tables.requests().clear();
		TableDefinition definition = TableDefinition.of(this.table, keys)
			.withStream(StreamView.NEW_IMAGE)
			.withIndex(IndexDefinition.local("by-year", "year").withSortKey("year", ScalarAttributeType.N));

		assertThatExceptionOfType(TableMismatchException.class)
			.isThrownBy(() -> this.subject.reconcile(definition, ReconcileOption.DELETE_INDEXES))
			.withMessage("Table '" + this.table + "' is not what it is declared to be:\n"
					+ "- keys: expected partition key 'author' (S) and sort key 'title' (S), found partition key 'isbn' (S) "
					+ "and no sort key\n" + "- index 'by-year': expected a local index, found none\n"
					+ "Keys and local indexes cannot be changed: declare them as they are, or move the items to a new "
					+ "table.");
		assertThat(tables.requests().requests(UpdateTableRequest.class)).isEmpty();
	}

}
