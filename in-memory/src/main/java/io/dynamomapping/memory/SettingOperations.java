package io.dynamomapping.memory;

import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * Operations on settings of tables, which are remembered and have no effect.
 */
final class SettingOperations {

	private final Tables tables;

	SettingOperations(Tables tables) {
		this.tables = tables;
	}

	UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
		StoredTable table = this.tables.require(request.tableName());
		TimeToLiveSpecification wanted = request.timeToLiveSpecification();
		String present = table.timeToLiveAttribute();
		if (wanted.enabled() == (present != null)) {
			throw Errors.validation("TimeToLive is already " + (wanted.enabled() ? "enabled" : "disabled"));
		}
		if (present != null && !present.equals(wanted.attributeName())) {
			throw Errors
				.validation("TimeToLive is active on a different AttributeName: current AttributeName is " + present);
		}
		table.timeToLiveAttribute(wanted.enabled() ? wanted.attributeName() : null);
		return UpdateTimeToLiveResponse.builder().timeToLiveSpecification(wanted).build();
	}

	DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
		String attribute = this.tables.require(request.tableName()).timeToLiveAttribute();
		return DescribeTimeToLiveResponse.builder()
			.timeToLiveDescription((description) -> description.attributeName(attribute)
				.timeToLiveStatus((attribute != null) ? TimeToLiveStatus.ENABLED : TimeToLiveStatus.DISABLED))
			.build();
	}

	TagResourceResponse tag(TagResourceRequest request) {
		StoredTable table = this.tables.require(request.resourceArn());
		request.tags().forEach((tag) -> table.tags().put(tag.key(), tag.value()));
		return TagResourceResponse.builder().build();
	}

	UntagResourceResponse untag(UntagResourceRequest request) {
		this.tables.require(request.resourceArn()).tags().keySet().removeAll(request.tagKeys());
		return UntagResourceResponse.builder().build();
	}

	ListTagsOfResourceResponse listTags(ListTagsOfResourceRequest request) {
		return ListTagsOfResourceResponse.builder()
			.tags(this.tables.require(request.resourceArn())
				.tags()
				.entrySet()
				.stream()
				.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
				.toList())
			.build();
	}

	UpdateContinuousBackupsResponse updateBackups(UpdateContinuousBackupsRequest request) {
		StoredTable table = this.tables.require(request.tableName());
		table.pointInTimeRecovery(request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled());
		return UpdateContinuousBackupsResponse.builder().continuousBackupsDescription(backups(table)).build();
	}

	DescribeContinuousBackupsResponse describeBackups(DescribeContinuousBackupsRequest request) {
		return DescribeContinuousBackupsResponse.builder()
			.continuousBackupsDescription(backups(this.tables.require(request.tableName())))
			.build();
	}

	private static ContinuousBackupsDescription backups(StoredTable table) {
		return ContinuousBackupsDescription.builder()
			.continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
			.pointInTimeRecoveryDescription((recovery) -> recovery.pointInTimeRecoveryStatus(table.pointInTimeRecovery()
					? PointInTimeRecoveryStatus.ENABLED : PointInTimeRecoveryStatus.DISABLED))
			.build();
	}

}
