package io.dynamomapping.memory;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads writes out of requests.
 */
final class ItemWrites {

	private final Tables tables;

	ItemWrites(Tables tables) {
		this.tables = tables;
	}

	ItemWrite of(PutItemRequest put) {
		return put(this.tables.require(put.tableName()), put.item(),
				new Expressions(put.conditionExpression(),
						new Placeholders(put.expressionAttributeNames(), put.expressionAttributeValues()),
						put.returnValuesOnConditionCheckFailure()));
	}

	ItemWrite of(DeleteItemRequest delete) {
		return change(this.tables.require(delete.tableName()), delete.key(), null, true,
				new Expressions(delete.conditionExpression(),
						new Placeholders(delete.expressionAttributeNames(), delete.expressionAttributeValues()),
						delete.returnValuesOnConditionCheckFailure()));
	}

	ItemWrite of(UpdateItemRequest update, Placeholders placeholders, UpdateExpression expression) {
		return change(this.tables.require(update.tableName()), update.key(), expression, false, new Expressions(
				update.conditionExpression(), placeholders, update.returnValuesOnConditionCheckFailure()));
	}

	ItemWrite of(StoredTable table, WriteRequest request) {
		Expressions none = new Expressions(null, new Placeholders(Map.of(), Map.of()), null);
		return (request.putRequest() != null) ? put(table, request.putRequest().item(), none)
				: change(table, request.deleteRequest().key(), null, true, none);
	}

	ItemWrite of(TransactWriteItem item) {
		if (item.put() != null) {
			Put put = item.put();
			return put(this.tables.require(put.tableName()), put.item(),
					new Expressions(put.conditionExpression(),
							new Placeholders(put.expressionAttributeNames(), put.expressionAttributeValues()),
							put.returnValuesOnConditionCheckFailure()));
		}
		if (item.delete() != null) {
			Delete delete = item.delete();
			return change(this.tables.require(delete.tableName()), delete.key(), null, true,
					new Expressions(delete.conditionExpression(),
							new Placeholders(delete.expressionAttributeNames(), delete.expressionAttributeValues()),
							delete.returnValuesOnConditionCheckFailure()));
		}
		if (item.update() != null) {
			Update update = item.update();
			Placeholders placeholders = new Placeholders(update.expressionAttributeNames(),
					update.expressionAttributeValues());
			return change(this.tables.require(update.tableName()), update.key(),
					UpdateParser.parse(update.updateExpression(), placeholders), false, new Expressions(
							update.conditionExpression(), placeholders, update.returnValuesOnConditionCheckFailure()));
		}
		ConditionCheck check = item.conditionCheck();
		return change(this.tables.require(check.tableName()), check.key(), null, false,
				new Expressions(check.conditionExpression(),
						new Placeholders(check.expressionAttributeNames(), check.expressionAttributeValues()),
						check.returnValuesOnConditionCheckFailure()));
	}

	/**
	 * Return how much of the size of a transaction a part of it takes.
	 * @param item the part
	 * @return the bytes of its item or key, and of the values in its expressions
	 */
	static int payload(TransactWriteItem item) {
		if (item.put() != null) {
			return ItemSize.of(item.put().item()) + ItemSize.of(item.put().expressionAttributeValues());
		}
		if (item.delete() != null) {
			return ItemSize.of(item.delete().key()) + ItemSize.of(item.delete().expressionAttributeValues());
		}
		if (item.update() != null) {
			return ItemSize.of(item.update().key()) + ItemSize.of(item.update().expressionAttributeValues());
		}
		ConditionCheck check = item.conditionCheck();
		return ItemSize.of(check.key()) + ItemSize.of(check.expressionAttributeValues());
	}

	private static ItemWrite put(StoredTable table, Map<String, AttributeValue> given, Expressions expressions) {
		Map<String, AttributeValue> item = AttributeValues.normalize(given);
		Condition condition = expressions.parseCondition();
		expressions.placeholders().check(table);
		if (ItemSize.of(item) > ItemSize.MAX_ITEM) {
			throw Errors.validation("Item size has exceeded the maximum allowed size");
		}
		table.requireFits(item);
		return new ItemWrite(table, table.keys().of(item), condition, (old) -> item, expressions.onFailure());
	}

	private static ItemWrite change(StoredTable table, Map<String, AttributeValue> given,
			@Nullable UpdateExpression update, boolean deletes, Expressions expressions) {
		Condition condition = expressions.parseCondition();
		expressions.placeholders().check(table);
		Map<String, AttributeValue> key = table.keys().requireKey(given);
		if (update == null) {
			return new ItemWrite(table, key, condition, (old) -> deletes ? null : old, expressions.onFailure());
		}
		update.requireNone(table.keys().names());
		return new ItemWrite(table, key, condition, (old) -> {
			expressions.placeholders().requireScalarKeys(table, true);
			return update.apply((old != null) ? old : new LinkedHashMap<>(key));
		}, expressions.onFailure());
	}

}
