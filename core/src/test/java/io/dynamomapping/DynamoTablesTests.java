package io.dynamomapping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.SettingsClient;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tables as a whole.
 */
@Timeout(60)
class DynamoTablesTests {

	private static final KeySchema ISBN = KeySchema.simple("isbn", ScalarAttributeType.S);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoTables subject = tables.mappings().tables();

	private final String table = tables.named("books");

	private final TableDefinition books = TableDefinition.of(this.table, ISBN);

	/** Is faster than any request that enables time to live. */
	private final ExecutionInterceptor enabling = new ExecutionInterceptor() {

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			if (context.request() instanceof UpdateTimeToLiveRequest) {
				tables.raw()
					.updateTimeToLive((request) -> request.tableName(DynamoTablesTests.this.table)
						.timeToLiveSpecification(
								(specification) -> specification.attributeName("expires").enabled(true)));
			}
		}

	};

	@Test
	void namesAreRequestedPageByPage() {
		String prefix = tables.named("listed");
		for (int i = 0; i < 3; i++) {
			String name = prefix + "-" + i;
			this.subject.createIfMissing(TableDefinition.of(name, ISBN));
		}
		ExecutionInterceptor oneEach = new ExecutionInterceptor() {

			@Override
			public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
				return ((ListTablesRequest) context.request()).toBuilder().limit(1).build();
			}

		};
		DynamoTables small = DynamoMappings.create(tables.client(tables.requests(), oneEach)).tables();
		tables.requests().clear();

		assertThat(small.names(prefix)).containsExactlyInAnyOrder(prefix + "-0", prefix + "-1", prefix + "-2");
		assertThat(tables.requests().operations()).hasSizeGreaterThan(2).containsOnly("ListTables");
		tables.requests().clear();
		assertThat(small.names().findFirst()).isPresent();
		assertThat(tables.requests().operations()).containsExactly("ListTables");
		assertThat(this.subject.names()).contains(prefix + "-0", prefix + "-1", prefix + "-2");
		for (int i = 0; i < 3; i++) {
			assertThat(this.subject.deleteIfExists(prefix + "-" + i)).isTrue();
		}
		assertThat(this.subject.names(prefix)).isEmpty();
	}

	@Test
	void existenceIsAskedByOneRequest() {
		DynamoMapping<String, Book> mapping = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.table));

		assertThat(this.subject.exists(this.table)).isFalse();
		assertThat(this.subject.exists(mapping)).isFalse();
		this.subject.createIfMissing(this.books);
		tables.requests().clear();
		assertThat(this.subject.exists(this.table)).isTrue();
		assertThat(this.subject.exists(mapping)).isTrue();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "DescribeTable");
	}

	@Test
	void mappingOfAnotherClientIsRefused() {
		DynamoMapping<String, Book> elsewhere = DynamoMappings.create(tables.client())
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.table));
		DynamoTables others = DynamoMappings.create(tables.client(tables.requests())).tables();

		assertThatIllegalArgumentException().isThrownBy(() -> others.definition(elsewhere))
			.withMessage(
					"Expected a mapping of the client that these tables are of, found mapping 'books' of another one."
							+ " Take the tables() of the DynamoMappings that opened it.");
		assertThatIllegalArgumentException().isThrownBy(() -> others.deleteIfExists(elsewhere));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void tableOfAMappingIsDeleted() {
		DynamoMapping<String, Book> mapping = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.table));
		this.subject.createIfMissing(mapping);

		assertThat(this.subject.deleteIfExists(mapping)).isTrue();
		assertThat(this.subject.deleteIfExists(mapping)).isFalse();
	}

	@Test
	void optionsCompleteTheDefinition() {
		DynamoMapping<String, Book> mapping = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults()
				.withTableName(this.table)
				.withTableDefinition(
						(declared) -> declared.withBilling(Billing.provisioned(3, 2)).withDeletionProtection(true)));

		TableDefinition definition = this.subject.definition(mapping);

		assertThat(definition.billing()).isEqualTo(Billing.provisioned(3, 2));
		assertThat(definition.deletionProtection()).isTrue();
		assertThat(definition.keys()).isEqualTo(mapping.keySchema());
	}

	@Test
	void descriptionIsASnapshot() {
		DynamoMapping<EditionKey, Edition> editions = tables.editions();

		TableInfo before = this.subject.describe(editions);
		Edition edition = Edition.of(Edition.ASIMOV, "Foundation", "Gnome Press", 1951, "7.99");
		editions.put(edition.key(), edition);
		TableInfo after = this.subject.describe(editions.tableName());

		assertThat(before.tableName()).isEqualTo(editions.tableName());
		assertThat(before.arn()).endsWith(":table/" + editions.tableName());
		assertThat(before.status()).isEqualTo(TableStatus.ACTIVE);
		assertThat(before.created()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
		assertThat(before.itemCount()).isZero();
		assertThat(before.keys()).isEqualTo(editions.keySchema());
		assertThat(before.billing()).isEqualTo(Billing.onDemand());
		assertThat(before.stream()).isEqualTo(StreamView.NONE);
		assertThat(before.latestStreamArn()).isNull();
		assertThat(before.tableClass()).isEqualTo(TableClass.STANDARD);
		assertThat(before.deletionProtection()).isFalse();
		assertThat(before.timeToLive()).isNull();
		assertThat(before.pointInTimeRecovery()).isNull();
		assertThat(before.tags()).isNull();
		assertThat(before.indexes()).extracting(IndexInfo::name)
			.containsExactly("by-language", "by-publisher", "by-year");
		assertThat(before.index("by-year")).hasValueSatisfying((index) -> {
			assertThat(index.local()).isTrue();
			assertThat(index.status()).isEqualTo(IndexStatus.ACTIVE);
			assertThat(index.keyAttributes()).containsExactly("author", "year");
			assertThat(index.keys()).isEqualTo(editions.index("by-year").keySchema());
			assertThat(index.projection()).isEqualTo(IndexProjection.ALL);
			assertThat(index.throughput()).isNull();
		});
		assertThat(after.itemCount()).isOne();
		assertThat(after.index("by-language")).get().extracting(IndexInfo::itemCount).isEqualTo(1L);
		assertThat(before.itemCount()).isZero();
	}

	@Test
	void missingTableCannotBeDescribed() {
		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(() -> this.subject.describe(this.table))
			.withMessageStartingWith("Expected a table '" + this.table + "' at ")
			.satisfies((ex) -> assertThat(ex.mappingName()).isNull())
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.table));
	}

	@Test
	void missingTableOfAMappingNamesTheMapping() {
		DynamoMapping<String, Book> mapping = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.table));

		for (ThrowingCallable request : List.<ThrowingCallable>of(() -> this.subject.describe(mapping),
				mapping::estimatedSize, () -> mapping.get("1"))) {
			assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(request)
				.withMessageStartingWith("Mapping 'books' expected a table '" + this.table + "' at ")
				.satisfies((ex) -> assertThat(ex.mappingName()).isEqualTo("books"));
		}
	}

	@Test
	void definitionIsWhatTypeAndOptionsDeclare() {
		DynamoMapping<EditionKey, Edition> editions = DynamoMappings.builder(tables.client())
			.tableNamePrefix("prod-")
			.build()
			.open("editions", EditionKey.class, Edition.class);

		TableDefinition definition = this.subject.definition(editions);

		assertThat(definition.tableName()).isEqualTo("prod-editions");
		assertThat(definition.keys()).isEqualTo(editions.keySchema());
		assertThat(definition.indexes()).extracting(IndexDefinition::name)
			.containsExactlyInAnyOrder("by-publisher", "by-language", "by-year");
		assertThat(definition.index("by-year")).get().extracting(IndexDefinition::local).isEqualTo(true);
		assertThat(definition.billing()).isNull();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void timeToLiveOfTheTypeIsDeclaredAndEnabled() {
		DynamoMapping<String, Session> sessions = tables.mappings()
			.open("sessions", String.class, Session.class, MappingOptions.defaults().withTableName(this.table));

		assertThat(this.subject.definition(sessions).timeToLiveAttribute()).isEqualTo("expires");
		assertThat(this.subject.createIfMissing(sessions)).isTrue();
		assertThat(tables.raw()
			.describeTimeToLive((request) -> request.tableName(this.table))
			.timeToLiveDescription()
			.attributeName()).isEqualTo("expires");
	}

	@Test
	void definitionNeedsDeclaredKeys() {
		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> this.subject.createIfMissing(tables.mappings().open(this.table)))
			.withMessage("Mapping '" + this.table + "' expected declared key attributes to create table '" + this.table
					+ "', found none. Annotate the type of its values, or name the keys in its options.");
	}

	@Test
	void tableIsCreatedAsDeclared() {
		TableDefinition definition = this.books.withBilling(Billing.provisioned(4, 3))
			.withIndex(IndexDefinition.of("by-author")
				.withPartitionKey("author", ScalarAttributeType.S)
				.withProjection(IndexProjection.include("year", "title"))
				.withThroughput(2, 1))
			.withIndex(IndexDefinition.of("by-year").withPartitionKey("year", ScalarAttributeType.N))
			.withStream(StreamView.NEW_AND_OLD_IMAGES)
			.withTimeToLive("expires")
			.withDeletionProtection(true);

		assertThat(this.subject.createIfMissing(definition)).isTrue();

		TableInfo info = this.subject.describe(this.table);
		assertThat(info.billing()).isEqualTo(Billing.provisioned(4, 3));
		assertThat(info.stream()).isEqualTo(StreamView.NEW_AND_OLD_IMAGES);
		assertThat(info.latestStreamArn()).contains(this.table + "/stream/");
		assertThat(info.deletionProtection()).isTrue();
		assertThat(info.index("by-author")).hasValueSatisfying((index) -> {
			assertThat(index.projection()).isEqualTo(IndexProjection.include("title", "year"));
			assertThat(index.throughput()).isEqualTo(new Throughput(2, 1));
		});
		assertThat(info.index("by-year")).hasValueSatisfying((index) -> {
			assertThat(index.projection()).isEqualTo(IndexProjection.ALL);
			assertThat(index.throughput()).as("that of the table").isEqualTo(new Throughput(4, 3));
		});
		assertThat(tables.raw()
			.describeTimeToLive((request) -> request.tableName(this.table))
			.timeToLiveDescription()
			.attributeName()).isEqualTo("expires");
		this.subject.reconcile(this.books.withDeletionProtection(false));
	}

	@Test
	void creationIsOneRequestMoreForTimeToLiveOnly() {
		TableDefinition definition = this.books.withTimeToLive("expires");

		assertThat(this.subject.createIfMissing(definition)).isTrue();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "CreateTable", "DescribeTable",
				"DescribeTimeToLive", "UpdateTimeToLive");
		tables.requests().clear();
		assertThat(this.subject.createIfMissing(definition)).isFalse();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void newTableNeedsUnitsWhereItsIndexesHaveSome() {
		TableDefinition definition = this.books.withIndex(
				IndexDefinition.of("by-author").withPartitionKey("author", ScalarAttributeType.S).withThroughput(2, 1));

		assertThatIllegalArgumentException().isThrownBy(() -> this.subject.createIfMissing(definition))
			.withMessage("Table '" + this.table
					+ "' expected no capacity units of index 'by-author', since the table is "
					+ "billed on demand, found 2 read and 1 write units. Give the table capacity units, or leave those of "
					+ "the index out.");
		assertThat(this.subject.exists(this.table)).isFalse();
	}

	@Test
	void tableThatIsThereIsLeftAsItIs() {
		this.subject.createIfMissing(this.books);

		assertThat(this.subject.createIfMissing(this.books.withTimeToLive("expires").withStream(StreamView.NEW_IMAGE)))
			.isFalse();

		assertThat(this.subject.describe(this.table).stream()).isEqualTo(StreamView.NONE);
		assertThat(this.subject.enableTimeToLive(this.table, "expires")).as("not enabled yet").isTrue();
	}

	@Test
	void exactlyOneOfManyCreatesTheTable() throws Exception {
		List<Boolean> created = Race.of(4, (number) -> this.subject.createIfMissing(this.books));

		assertThat(created).containsOnlyOnce(true);
		assertThat(this.subject.exists(this.table)).isTrue();
	}

	@Test
	void allOfManyThatEnableTimeToLiveSucceed() throws Exception {
		TableDefinition definition = this.books.withTimeToLive("expires");

		List<Boolean> created = Race.of(8, (number) -> this.subject.createIfMissing(definition));

		assertThat(created).containsOnlyOnce(true);
		assertThat(tables.raw()
			.describeTimeToLive((request) -> request.tableName(this.table))
			.timeToLiveDescription()
			.attributeName()).isEqualTo("expires");
	}

	@Test
	void timeToLiveThatOthersEnableMeanwhileIsAskedForAgain() {
		this.subject.createIfMissing(this.books);
		DynamoTables late = DynamoMappings.create(tables.client(tables.requests(), this.enabling)).tables();
		tables.requests().clear();

		assertThat(late.enableTimeToLive(this.table, "expires")).isFalse();

		assertThat(tables.requests().operations()).containsExactly("DescribeTimeToLive", "UpdateTimeToLive",
				"DescribeTimeToLive");
	}

	@Test
	void refusalStandsWhereOthersEnableAnotherTimeToLiveMeanwhile() {
		this.subject.createIfMissing(this.books);
		DynamoTables late = DynamoMappings.create(tables.client(this.enabling)).tables();

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> late.enableTimeToLive(this.table, "until"))
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo("UpdateTimeToLive"))
			.satisfies((ex) -> assertThat(ex.awsErrorCode()).isEqualTo("ValidationException"));
	}

	/** DynamoDB Local ignores these in a new table: the request is what can be seen. */
	@Test
	void tagsAndTableClassAreSentWithTheCreation() {
		TableDefinition definition = this.books.withTags(Map.of("team", "library"))
			.withTableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
			.withStream(StreamView.KEYS_ONLY);

		this.subject.createIfMissing(definition);

		CreateTableRequest request = tables.requests().requests(CreateTableRequest.class).get(0);
		assertThat(request.tags()).singleElement().hasToString("Tag(Key=team, Value=library)");
		assertThat(request.tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
		assertThat(request.streamSpecification().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
		assertThat(request.deletionProtectionEnabled()).isNull();
	}

	/** DynamoDB Local knows neither of these: a client keeps them for it. */
	@Test
	void everythingIsDescribedOnRequest() {
		DynamoTables settings = DynamoMappings.create(new SettingsClient(tables.client())).tables();
		settings.createIfMissing(this.books.withTags(Map.of("team", "library", "stage", "test"))
			.withTableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
			.withTimeToLive("expires")
			.withPointInTimeRecovery(true));

		TableInfo info = settings.describeFully(this.table);

		assertThat(info.tags()).isEqualTo(Map.of("team", "library", "stage", "test"));
		assertThat(info.tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
		assertThat(info.timeToLive()).isEqualTo(new TimeToLiveInfo("expires", TimeToLiveStatus.ENABLED));
		assertThat(info.pointInTimeRecovery()).isTrue();
	}

	@Test
	void deletionIsRepeatable() {
		this.subject.createIfMissing(this.books);

		assertThat(this.subject.deleteIfExists(this.table)).isTrue();
		assertThat(this.subject.exists(this.table)).isFalse();
		assertThat(this.subject.deleteIfExists(this.table)).isFalse();
	}

	@Test
	void billingIsChangedWhereItDiffers() {
		this.subject.createIfMissing(this.books
			.withIndex(IndexDefinition.of("by-author").withPartitionKey("author", ScalarAttributeType.S)));

		assertThat(this.subject.updateBilling(this.table, Billing.provisioned(3, 2))).isTrue();
		assertThat(this.subject.describe(this.table).billing()).isEqualTo(Billing.provisioned(3, 2));
		assertThat(indexThroughput()).isEqualTo(new Throughput(3, 2));
		assertThat(this.subject.updateThroughput(this.table, new Throughput(5, 2))).isTrue();
		assertThat(this.subject.updateThroughput(this.table, "by-author", new Throughput(1, 1))).isTrue();
		assertThat(indexThroughput()).isEqualTo(new Throughput(1, 1));
		tables.requests().clear();
		assertThat(this.subject.updateThroughput(this.table, new Throughput(5, 2))).isFalse();
		assertThat(this.subject.updateThroughput(this.table, "by-author", new Throughput(1, 1))).isFalse();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "DescribeTable");
		assertThat(this.subject.updateBilling(this.table, Billing.onDemand())).isTrue();
		assertThat(this.subject.describe(this.table).billing()).isEqualTo(Billing.onDemand());
		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> this.subject.updateThroughput(this.table, "by-year", new Throughput(1, 1)))
			.withMessage(
					"Expected table '" + this.table + "' to have a global index 'by-year', found [by-author]. Name one "
							+ "of these, or create the index.");
	}

	private Throughput indexThroughput() {
		return this.subject.describe(this.table).index("by-author").map(IndexInfo::throughput).orElseThrow();
	}

	@Test
	void timeToLiveIsEnabledOnce() {
		this.subject.createIfMissing(this.books);
		tables.requests().clear();

		assertThat(this.subject.enableTimeToLive(this.table, "expires")).isTrue();
		assertThat(this.subject.enableTimeToLive(this.table, "expires")).isFalse();

		assertThat(tables.requests().operations()).containsExactly("DescribeTimeToLive", "UpdateTimeToLive",
				"DescribeTimeToLive");
		assertThatExceptionOfType(TableMismatchException.class)
			.isThrownBy(() -> this.subject.enableTimeToLive(this.table, "until"))
			.withMessage("Table '" + this.table + "' is not what it is declared to be:\n"
					+ "- time to live: expected until, found expires\n"
					+ "Name the attribute that the table has, or reconcile the table with its definition.");
	}

	@Test
	void waitingEndsInTime() {
		assertThatExceptionOfType(TableNotReadyException.class)
			.isThrownBy(() -> this.subject.withTimeout(Duration.ofMillis(120)).awaitActive(this.table))
			.withMessage(
					"Expected table '" + this.table + "' to be active, with all of its indexes within 0.12 s, found "
							+ "that it is not. DynamoDB goes on; look at the table, and try again.")
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.table));
		assertThatIllegalArgumentException().isThrownBy(() -> this.subject.withTimeout(Duration.ZERO))
			.withMessage("Expected a time to wait, found PT0S. Give a longer one, such as 3 minutes.");
		this.subject.createIfMissing(this.books);
		assertThat(this.subject.awaitActive(this.table).status()).isEqualTo(TableStatus.ACTIVE);
	}

	@Test
	void waitingEndsWithInterruption() {
		Thread waiting = Thread.currentThread();
		ExecutionInterceptor interrupting = new ExecutionInterceptor() {

			@Override
			public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
				waiting.interrupt();
			}

		};
		DynamoTables interrupted = DynamoMappings.create(tables.client(interrupting)).tables();

		assertThatExceptionOfType(TableNotReadyException.class).isThrownBy(() -> interrupted.awaitActive(this.table))
			.withMessage("Expected table '" + this.table + "' to be active, with all of its indexes, found the waiting "
					+ "thread interrupted. DynamoDB goes on; look at the table.");
		assertThat(Thread.interrupted()).isTrue();
	}

	record Session(@PartitionKey String id, @TimeToLive Instant expires) {

	}

}
