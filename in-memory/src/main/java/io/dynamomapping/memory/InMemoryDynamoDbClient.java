package io.dynamomapping.memory;

import java.time.Clock;
import java.util.function.Function;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * A client of tables that are in the heap of this JVM, for unit tests. Each client has
 * tables of its own, which are gone with it; closing it does nothing. It starts at once,
 * needs no network and no native library, and answers as DynamoDB does: same items, same
 * order, same refusals.
 * <p>
 * It serves one request at a time, and every read sees the writes before it: nothing is
 * ever throttled or left unprocessed, and no transaction conflicts with another. Tables
 * are active as soon as they are created. Time to live, streams, tags, backups, billing
 * and throughput are remembered and have no effect: no item is deleted as it expires.
 * Consumed capacity is that of the table, without the writes of its indexes. There are no
 * credentials and no permissions; reserved words are taken for names; what is checked of
 * new tables is less than DynamoDB does. PartiQL, parameters from the time before
 * expressions, keys of indexes with several attributes, and everything that is not about
 * tables and items throw {@link UnsupportedOperationException}: DynamoDB Local knows most
 * of it.
 * <p>
 * What an {@code ExecutionInterceptor} or an HTTP client of the SDK does cannot be
 * tested, since there is neither. Safe for use by many threads.
 */
public final class InMemoryDynamoDbClient implements DynamoDbClient {

	static final Region REGION = Region.of("memory");

	private final Object lock = new Object();

	private final TableOperations tables;

	private final SettingOperations settings;

	private final ItemOperations items;

	private final PageOperations pages;

	private final BatchOperations batches;

	private final TransactionOperations transactions;

	private InMemoryDynamoDbClient(Clock clock) {
		Tables all = new Tables();
		this.tables = new TableOperations(all, clock);
		this.settings = new SettingOperations(all);
		this.items = new ItemOperations(all);
		this.pages = new PageOperations(all);
		this.batches = new BatchOperations(all);
		this.transactions = new TransactionOperations(all, clock);
	}

	/**
	 * Return a client that has no tables yet.
	 * @return a new client
	 */
	public static InMemoryDynamoDbClient create() {
		return create(Clock.systemUTC());
	}

	/**
	 * Return a client that has no tables yet.
	 * @param clock tells when tables are created, and how long the tokens of transactions
	 * are remembered
	 * @return a new client
	 */
	public static InMemoryDynamoDbClient create(Clock clock) {
		return new InMemoryDynamoDbClient(clock);
	}

	private <Q, R> R serve(Function<Q, R> operation, Q request) {
		synchronized (this.lock) {
			return operation.apply(request);
		}
	}

	private static UnsupportedOperationException statements() {
		return new UnsupportedOperationException(
				"Expected an operation on items or tables, found PartiQL, which tables in memory do not know. "
						+ "Use DynamoDB Local, such as EmbeddedDynamoDb.");
	}

	@Override
	public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
		return serve(this.batches::get, request);
	}

	@Override
	public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
		return serve(this.batches::write, request);
	}

	@Override
	public CreateTableResponse createTable(CreateTableRequest request) {
		return serve(this.tables::create, request);
	}

	@Override
	public DeleteItemResponse deleteItem(DeleteItemRequest request) {
		return serve(this.items::delete, request);
	}

	@Override
	public DeleteTableResponse deleteTable(DeleteTableRequest request) {
		return serve(this.tables::delete, request);
	}

	@Override
	public DescribeContinuousBackupsResponse describeContinuousBackups(DescribeContinuousBackupsRequest request) {
		return serve(this.settings::describeBackups, request);
	}

	@Override
	public DescribeTableResponse describeTable(DescribeTableRequest request) {
		return serve(this.tables::describe, request);
	}

	@Override
	public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
		return serve(this.settings::describeTimeToLive, request);
	}

	@Override
	public GetItemResponse getItem(GetItemRequest request) {
		return serve(this.items::get, request);
	}

	@Override
	public ListTablesResponse listTables(ListTablesRequest request) {
		return serve(this.tables::list, request);
	}

	@Override
	public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
		return serve(this.settings::listTags, request);
	}

	@Override
	public PutItemResponse putItem(PutItemRequest request) {
		return serve(this.items::put, request);
	}

	@Override
	public QueryResponse query(QueryRequest request) {
		return serve(this.pages::query, request);
	}

	@Override
	public ScanResponse scan(ScanRequest request) {
		return serve(this.pages::scan, request);
	}

	@Override
	public TagResourceResponse tagResource(TagResourceRequest request) {
		return serve(this.settings::tag, request);
	}

	@Override
	public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
		return serve(this.transactions::get, request);
	}

	@Override
	public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
		return serve(this.transactions::write, request);
	}

	@Override
	public UntagResourceResponse untagResource(UntagResourceRequest request) {
		return serve(this.settings::untag, request);
	}

	@Override
	public UpdateContinuousBackupsResponse updateContinuousBackups(UpdateContinuousBackupsRequest request) {
		return serve(this.settings::updateBackups, request);
	}

	@Override
	public UpdateItemResponse updateItem(UpdateItemRequest request) {
		return serve(this.items::update, request);
	}

	@Override
	public UpdateTableResponse updateTable(UpdateTableRequest request) {
		return serve(this.tables::update, request);
	}

	@Override
	public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
		return serve(this.settings::updateTimeToLive, request);
	}

	@Override
	public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
		throw statements();
	}

	@Override
	public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
		throw statements();
	}

	@Override
	public ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request) {
		throw statements();
	}

	@Override
	public DynamoDbWaiter waiter() {
		return DynamoDbWaiter.builder().client(this).build();
	}

	@Override
	public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
		return DynamoDbServiceClientConfiguration.builder().region(REGION).build();
	}

	@Override
	public String serviceName() {
		return SERVICE_NAME;
	}

	@Override
	public void close() {
	}

}
