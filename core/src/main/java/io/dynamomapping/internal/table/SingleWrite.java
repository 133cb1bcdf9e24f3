package io.dynamomapping.internal.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.dynamomapping.Condition;
import io.dynamomapping.internal.expression.ExpressionWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A write of one item, as customizers have left it, which becomes a transaction.
 *
 * @param operation the DynamoDB operation
 * @param request a {@link PutItemRequest}, {@link UpdateItemRequest} or
 * {@link DeleteItemRequest}
 */
record SingleWrite(String operation, DynamoDbRequest request) {

	private static final List<String> LEGACY = List.of("Expected", "ConditionalOperator", "AttributeUpdates");

	SingleWrite {
		for (String field : LEGACY) {
			if (request.getValueForField(field, Object.class).filter(SingleWrite::isGiven).isPresent()) {
				throw new IllegalArgumentException("Expected expressions in " + operation
						+ ", found the older parameter " + field + ", which the transactions of exact writes do not "
						+ "have. Use expressions in customizers, or open the mapping without exact writes.");
			}
		}
	}

	private static boolean isGiven(Object value) {
		return !(value instanceof Map<?, ?> map) || !map.isEmpty();
	}

	/**
	 * Return what is sent, for messages.
	 * @return operation and table
	 */
	String subject() {
		return this.operation + " on table '" + field("TableName").orElse("") + "'";
	}

	/**
	 * Return whether the write may be refused.
	 * @return {@code true} if it has a condition of its own
	 */
	boolean isConditional() {
		return condition().isPresent();
	}

	boolean isDelete() {
		return this.request instanceof DeleteItemRequest;
	}

	Optional<AwsRequestOverrideConfiguration> configuration() {
		return this.request.overrideConfiguration();
	}

	private Optional<String> condition() {
		return this.request.getValueForField("ConditionExpression", String.class);
	}

	/**
	 * Return the transaction, with a token that no other one has.
	 * @param further what must hold besides, bound, or {@code null}
	 * @return the request
	 */
	TransactWriteItemsRequest transaction(@Nullable Condition further) {
		// Customizers may have added to the expressions whatever they liked.
		ExpressionWriter writer = new ExpressionWriter("was");
		String added = (further != null) ? writer.condition(further) : null;
		String present = condition().orElse(null);
		String condition = (added == null || present == null) ? ((added != null) ? added : present)
				: added + " AND " + parenthesized(present);
		return TransactWriteItemsRequest.builder()
			.clientRequestToken(UUID.randomUUID().toString())
			.transactItems(item(condition, merged("ExpressionAttributeNames", writer.names()),
					merged("ExpressionAttributeValues", writer.values())))
			.returnConsumedCapacity(field("ReturnConsumedCapacity").map(ReturnConsumedCapacity::fromValue).orElse(null))
			.returnItemCollectionMetrics(
					field("ReturnItemCollectionMetrics").map(ReturnItemCollectionMetrics::fromValue).orElse(null))
			.overrideConfiguration(configuration().orElse(null))
			.build();
	}

	private Optional<String> field(String name) {
		return this.request.getValueForField(name, String.class);
	}

	private TransactWriteItem item(@Nullable String condition, @Nullable Map<String, String> names,
			@Nullable Map<String, AttributeValue> values) {
		ReturnValuesOnConditionCheckFailure refusal = (condition != null) ? ReturnValuesOnConditionCheckFailure.ALL_OLD
				: null;
		TransactWriteItem.Builder item = TransactWriteItem.builder();
		if (this.request instanceof PutItemRequest put) {
			item.put((part) -> part.tableName(put.tableName())
				.item(put.item())
				.conditionExpression(condition)
				.expressionAttributeNames(names)
				.expressionAttributeValues(values)
				.returnValuesOnConditionCheckFailure(refusal));
		}
		else if (this.request instanceof UpdateItemRequest update) {
			item.update((part) -> part.tableName(update.tableName())
				.key(update.key())
				.updateExpression(update.updateExpression())
				.conditionExpression(condition)
				.expressionAttributeNames(names)
				.expressionAttributeValues(values)
				.returnValuesOnConditionCheckFailure(refusal));
		}
		else if (this.request instanceof DeleteItemRequest delete) {
			item.delete((part) -> part.tableName(delete.tableName())
				.key(delete.key())
				.conditionExpression(condition)
				.expressionAttributeNames(names)
				.expressionAttributeValues(values)
				.returnValuesOnConditionCheckFailure(refusal));
		}
		return item.build();
	}

	@SuppressWarnings("unchecked") // both are maps by placeholder
	private <T> @Nullable Map<String, T> merged(String field, @Nullable Map<String, T> added) {
		Map<String, T> merged = new HashMap<>(this.request.getValueForField(field, Map.class).orElse(Map.of()));
		if (added != null) {
			merged.putAll(added);
		}
		return merged.isEmpty() ? null : merged;
	}

	// DynamoDB refuses parentheses around parentheses.
	private static String parenthesized(String condition) {
		String text = condition.strip();
		return isParenthesized(text) ? text : "(" + text + ")";
	}

	private static boolean isParenthesized(String text) {
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			depth += (text.charAt(i) == '(') ? 1 : ((text.charAt(i) == ')') ? -1 : 0);
			if (depth == 0) {
				return i > 0 && i == text.length() - 1;
			}
		}
		return false;
	}

}
