package io.dynamomapping.internal.table;

import java.util.Map;
import java.util.TreeMap;

import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.TimeToLiveInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * What has requests of its own besides {@code DescribeTable} and {@code UpdateTable}:
 * time to live, backups and tags.
 */
final class TableSettings {

	private final TableCalls calls;

	private final TableWait wait;

	TableSettings(TableCalls calls, TableWait wait) {
		this.calls = calls;
		this.wait = wait;
	}

	TimeToLiveInfo timeToLive() {
		DescribeTimeToLiveRequest request = DescribeTimeToLiveRequest.builder().tableName(this.calls.table()).build();
		TimeToLiveDescription found = this.calls
			.call("DescribeTimeToLive", request, this.calls.client()::describeTimeToLive)
			.timeToLiveDescription();
		return new TimeToLiveInfo(found.attributeName(), found.timeToLiveStatus());
	}

	void updateTimeToLive(String attribute, boolean enabled) {
		UpdateTimeToLiveRequest request = UpdateTimeToLiveRequest.builder()
			.tableName(this.calls.table())
			.timeToLiveSpecification((specification) -> specification.attributeName(attribute).enabled(enabled))
			.build();
		this.calls.call("UpdateTimeToLive", request, this.calls.client()::updateTimeToLive);
	}

	boolean pointInTimeRecovery() {
		DescribeContinuousBackupsRequest request = DescribeContinuousBackupsRequest.builder()
			.tableName(this.calls.table())
			.build();
		PointInTimeRecoveryDescription found = this.calls
			.call("DescribeContinuousBackups", request, this.calls.client()::describeContinuousBackups)
			.continuousBackupsDescription()
			.pointInTimeRecoveryDescription();
		return found != null && found.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED;
	}

	/**
	 * Let the table be backed up continuously or not. For some seconds after its creation
	 * a table is not ready for that.
	 * @param enabled whether it is to be
	 */
	void updatePointInTimeRecovery(boolean enabled) {
		UpdateContinuousBackupsRequest request = UpdateContinuousBackupsRequest.builder()
			.tableName(this.calls.table())
			.pointInTimeRecoverySpecification((specification) -> specification.pointInTimeRecoveryEnabled(enabled))
			.build();
		this.wait.until("to be ready for continuous backups", (calls) -> {
			try {
				calls.call("UpdateContinuousBackups", request, calls.client()::updateContinuousBackups);
				return true;
			}
			catch (DynamoRequestException ex) {
				if (ex.getCause() instanceof ContinuousBackupsUnavailableException) {
					return false;
				}
				throw ex;
			}
		});
	}

	Map<String, String> tags(String arn) {
		Map<String, String> tags = new TreeMap<>();
		String token = null;
		do {
			ListTagsOfResourceResponse page = tags(arn, token);
			page.tags().forEach((tag) -> tags.put(tag.key(), tag.value()));
			token = page.nextToken();
		}
		while (token != null);
		return tags;
	}

	private ListTagsOfResourceResponse tags(String arn, @Nullable String token) {
		ListTagsOfResourceRequest request = ListTagsOfResourceRequest.builder()
			.resourceArn(arn)
			.nextToken(token)
			.build();
		return this.calls.call("ListTagsOfResource", request, this.calls.client()::listTagsOfResource);
	}

	void setTags(String arn, Map<String, String> tags) {
		TagResourceRequest request = TagResourceRequest.builder()
			.resourceArn(arn)
			.tags(TableRequests.tags(tags))
			.build();
		this.calls.call("TagResource", request, this.calls.client()::tagResource);
	}

}
