package io.dynamomapping.property;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.Change;
import io.dynamomapping.Changes;
import io.dynamomapping.Condition;
import io.dynamomapping.KeySchema;
import io.dynamomapping.internal.expression.ExpressionWriter;
import io.dynamomapping.testing.TestTables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Items in a table of DynamoDB Local.
 */
final class LocalItems {

	private final DynamoDbClient client;

	private final String table;

	LocalItems(TestTables tables, Collection<Map<String, AttributeValue>> items) {
		this.client = tables.client();
		this.table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		items.forEach((item) -> this.client.putItem((request) -> request.tableName(this.table).item(item)));
	}

	Set<String> keys(Condition bound) {
		ExpressionWriter writer = new ExpressionWriter();
		String filter = writer.condition(bound);
		return this.client
			.scanPaginator((request) -> request.tableName(this.table)
				.filterExpression(filter)
				.expressionAttributeNames(writer.names())
				.expressionAttributeValues(writer.values()))
			.items()
			.stream()
			.map(LocalItems::key)
			.collect(Collectors.toSet());
	}

	/**
	 * Apply a change to an item.
	 * @return the new item, or empty if DynamoDB found that the item does not allow it
	 */
	Optional<Map<String, AttributeValue>> update(String key, List<Change.Action> bound) {
		ExpressionWriter writer = new ExpressionWriter();
		String update = writer.update(Changes.of(bound));
		try {
			return Optional.of(
					this.client
						.updateItem((request) -> request.tableName(this.table)
							.key(Map.of("id", AttributeValue.fromS(key)))
							.updateExpression(update)
							.expressionAttributeNames(writer.names())
							.expressionAttributeValues(writer.values())
							.returnValues(ReturnValue.ALL_NEW))
						.attributes());
		}
		catch (DynamoDbException ex) {
			String message = ex.awsErrorDetails().errorMessage();
			if (message.startsWith("Invalid UpdateExpression") || message.startsWith("ExpressionAttribute")) {
				throw new AssertionError("Expected an expression that DynamoDB understands: " + message, ex);
			}
			return Optional.empty();
		}
	}

	Map<String, Map<String, AttributeValue>> all() {
		return this.client.scanPaginator((request) -> request.tableName(this.table))
			.items()
			.stream()
			.collect(Collectors.toMap(LocalItems::key, (item) -> item));
	}

	static String key(Map<String, AttributeValue> item) {
		return item.getOrDefault("id", AttributeValue.fromS("")).s();
	}

}
