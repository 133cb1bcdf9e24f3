package io.dynamomapping.internal.table;

import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.expression.ExpressionWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One operation of a transaction, in terms of attributes.
 *
 * @param target the item
 * @param item the operation as it is sent
 * @param bytes how many bytes DynamoDB counts for it at least
 */
public record TransactionWrite(TransactionTarget target, TransactWriteItem item, long bytes) {

	/**
	 * Put an item in place of the present one.
	 * @param target the item
	 * @param item its attributes
	 * @param condition what must hold, bound
	 * @return the operation
	 */
	public static TransactionWrite put(TransactionTarget target, Map<String, AttributeValue> item,
			Condition condition) {
		target.table().requireStorable(target.key(), item);
		ExpressionWriter writer = new ExpressionWriter();
		return of(target, ItemSize.AT_LEAST.attributes(item),
				(operation) -> operation.put((put) -> put.tableName(target.table().name())
					.item(item)
					.conditionExpression(writer.condition(condition))
					.expressionAttributeNames(writer.names())
					.expressionAttributeValues(writer.values())
					.returnValuesOnConditionCheckFailure(present(condition))));
	}

	/**
	 * Change some attributes of an item. Creates it when it is not there, unless the
	 * condition demands it.
	 * @param target the item
	 * @param change what to change, bound, not nothing
	 * @param condition what must hold, bound
	 * @return the operation
	 */
	public static TransactionWrite update(TransactionTarget target, Change change, Condition condition) {
		target.table().requireStorable(target.key(), target.itemKey(), change);
		ExpressionWriter writer = new ExpressionWriter();
		return of(target, ItemSize.AT_LEAST.attributes(target.itemKey()) + ItemSize.AT_LEAST.change(change),
				(operation) -> operation.update((update) -> update.tableName(target.table().name())
					.key(target.itemKey())
					.updateExpression(writer.update(change))
					.conditionExpression(writer.condition(condition))
					.expressionAttributeNames(writer.names())
					.expressionAttributeValues(writer.values())
					.returnValuesOnConditionCheckFailure(present(condition))));
	}

	/**
	 * Delete an item. Applied also when there is none, unless the condition demands it.
	 * @param target the item
	 * @param condition what must hold, bound
	 * @return the operation
	 */
	public static TransactionWrite delete(TransactionTarget target, Condition condition) {
		ExpressionWriter writer = new ExpressionWriter();
		return of(target, 0,
				(operation) -> operation.delete((delete) -> delete.tableName(target.table().name())
					.key(target.itemKey())
					.conditionExpression(writer.condition(condition))
					.expressionAttributeNames(writer.names())
					.expressionAttributeValues(writer.values())
					.returnValuesOnConditionCheckFailure(present(condition))));
	}

	/**
	 * Demand something of an item that is not written.
	 * @param target the item
	 * @param condition what must hold, bound, not nothing
	 * @return the operation
	 */
	public static TransactionWrite check(TransactionTarget target, Condition condition) {
		ExpressionWriter writer = new ExpressionWriter();
		return of(target, 0,
				(operation) -> operation.conditionCheck((check) -> check.tableName(target.table().name())
					.key(target.itemKey())
					.conditionExpression(writer.condition(condition))
					.expressionAttributeNames(writer.names())
					.expressionAttributeValues(writer.values())
					.returnValuesOnConditionCheckFailure(present(condition))));
	}

	private static TransactionWrite of(TransactionTarget target, long bytes,
			Consumer<TransactWriteItem.Builder> operation) {
		TransactWriteItem.Builder builder = TransactWriteItem.builder();
		operation.accept(builder);
		return new TransactionWrite(target, builder.build(), bytes);
	}

	private static @Nullable ReturnValuesOnConditionCheckFailure present(Condition condition) {
		return condition.isEmpty() ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
	}

}
