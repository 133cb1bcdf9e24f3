package io.dynamomapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * What DynamoDB says of the time to live of the items of a table.
 *
 * @param attribute the attribute that says when an item expires, or {@code null} if there
 * is none
 * @param status whether expired items are deleted
 */
public record TimeToLiveInfo(@Nullable String attribute, TimeToLiveStatus status) {

	/**
	 * Return whether expired items are deleted, or will be soon.
	 * @return {@code true} if it is enabled, or being enabled
	 */
	public boolean isEnabled() {
		return this.status == TimeToLiveStatus.ENABLED || this.status == TimeToLiveStatus.ENABLING;
	}

}
