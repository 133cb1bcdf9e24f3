package io.dynamomapping.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * Keeps what DynamoDB Local does not of a single table: its tags, its table class, and
 * whether it is backed up continuously. For the first moment of its life it refuses
 * backups, as DynamoDB does. Passes on everything else that is about tables.
 */
public final class SettingsClient implements DynamoDbClient {

	private final DynamoDbClient client;

	private final Map<String, String> tags = new TreeMap<>();

	private final Deque<String> tagPages = new ArrayDeque<>();

	private String tableClass = "STANDARD";

	private boolean recovery;

	private boolean unavailable = true;

	/**
	 * Create a client.
	 * @param client what keeps everything else
	 */
	public SettingsClient(DynamoDbClient client) {
		this.client = client;
	}

	@Override
	public CreateTableResponse createTable(CreateTableRequest request) {
		request.tags().forEach((tag) -> this.tags.put(tag.key(), tag.value()));
		if (request.tableClass() != null) {
			this.tableClass = request.tableClassAsString();
		}
		return this.client.createTable(request);
	}

	@Override
	public DescribeTableResponse describeTable(DescribeTableRequest request) {
		DescribeTableResponse answer = this.client.describeTable(request);
		return answer.copy((copy) -> copy.table(answer.table()
			.copy((table) -> table.tableClassSummary((summary) -> summary.tableClass(this.tableClass)))));
	}

	@Override
	public UpdateTableResponse updateTable(UpdateTableRequest request) {
		if (request.tableClass() != null) {
			this.tableClass = request.tableClassAsString();
			return UpdateTableResponse.builder().build();
		}
		return this.client.updateTable(request);
	}

	@Override
	public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
		return this.client.describeTimeToLive(request);
	}

	@Override
	public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
		return this.client.updateTimeToLive(request);
	}

	@Override
	public DescribeContinuousBackupsResponse describeContinuousBackups(DescribeContinuousBackupsRequest request) {
		return DescribeContinuousBackupsResponse.builder()
			.continuousBackupsDescription((backups) -> backups.pointInTimeRecoveryDescription(
					(recovery) -> recovery.pointInTimeRecoveryStatus(this.recovery ? "ENABLED" : "DISABLED")))
			.build();
	}

	@Override
	public UpdateContinuousBackupsResponse updateContinuousBackups(UpdateContinuousBackupsRequest request) {
		if (this.unavailable) {
			this.unavailable = false;
			throw ContinuousBackupsUnavailableException.builder().message("Backups are being enabled").build();
		}
		this.recovery = request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled();
		return UpdateContinuousBackupsResponse.builder().build();
	}

	/**
	 * Return the tags, one on each page.
	 */
	@Override
	public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
		if (request.nextToken() == null) {
			this.tagPages.clear();
			this.tagPages.addAll(this.tags.keySet());
		}
		String name = this.tagPages.poll();
		ListTagsOfResourceResponse.Builder page = ListTagsOfResourceResponse.builder();
		if (name != null) {
			page.tags(Tag.builder().key(name).value(this.tags.get(name)).build());
		}
		return page.nextToken(this.tagPages.isEmpty() ? null : "more").build();
	}

	@Override
	public TagResourceResponse tagResource(TagResourceRequest request) {
		request.tags().forEach((tag) -> this.tags.put(tag.key(), tag.value()));
		return TagResourceResponse.builder().build();
	}

	@Override
	public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
		return this.client.serviceClientConfiguration();
	}

	@Override
	public String serviceName() {
		return this.client.serviceName();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
