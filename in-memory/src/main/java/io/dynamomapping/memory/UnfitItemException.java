package io.dynamomapping.memory;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A key or an item does not suit its table: the reason of a part of a transaction, and a
 * failure of any other request.
 */
final class UnfitItemException extends DynamoDbException {

	private static final long serialVersionUID = 1L;

	UnfitItemException(Builder details) {
		super(details);
	}

}
