package io.dynamomapping.testing;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A map that takes each answer of the AWS SDK at its word, and so is wrong where the SDK
 * has sent a write again of which the first answer was lost.
 */
public final class NaiveMap extends AbstractMap<String, String> implements ConcurrentMap<String, String> {

	private static final String PRESENT = "attribute_exists(#key)";

	private static final String EXPECTED = "#value = :expected";

	private final DynamoDbClient client;

	private final String table;

	private final String keyName;

	/**
	 * Create a map.
	 * @param client what it sends its requests with
	 * @param table the name of its table
	 * @param keyName the only key attribute, of type S
	 */
	public NaiveMap(DynamoDbClient client, String table, String keyName) {
		this.client = client;
		this.table = table;
		this.keyName = keyName;
	}

	@Override
	public @Nullable String get(Object key) {
		return value(this.client.getItem((request) -> request.tableName(this.table).key(key(key)).consistentRead(true))
			.item());
	}

	@Override
	public @Nullable String put(String key, String value) {
		return value(this.client
			.putItem(
					(request) -> request.tableName(this.table).item(item(key, value)).returnValues(ReturnValue.ALL_OLD))
			.attributes());
	}

	@Override
	public @Nullable String putIfAbsent(String key, String value) {
		try {
			this.client.putItem((request) -> request.tableName(this.table)
				.item(item(key, value))
				.conditionExpression("attribute_not_exists(#key)")
				.expressionAttributeNames(Map.of("#key", this.keyName))
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
			return null;
		}
		catch (ConditionalCheckFailedException ex) {
			return value(ex.item());
		}
	}

	@Override
	public @Nullable String replace(String key, String value) {
		try {
			return value(this.client
				.putItem((request) -> request.tableName(this.table)
					.item(item(key, value))
					.conditionExpression(PRESENT)
					.expressionAttributeNames(Map.of("#key", this.keyName))
					.returnValues(ReturnValue.ALL_OLD))
				.attributes());
		}
		catch (ConditionalCheckFailedException ex) {
			return null;
		}
	}

	@Override
	public boolean replace(String key, String oldValue, String newValue) {
		try {
			this.client.putItem((request) -> request.tableName(this.table)
				.item(item(key, newValue))
				.conditionExpression(EXPECTED)
				.expressionAttributeNames(Map.of("#value", "value"))
				.expressionAttributeValues(Map.of(":expected", AttributeValue.fromS(oldValue))));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	// DynamoDB Local does not find and delete in one step unless there is a condition.
	@Override
	public @Nullable String remove(Object key) {
		try {
			return value(this.client
				.deleteItem((request) -> request.tableName(this.table)
					.key(key(key))
					.conditionExpression(PRESENT)
					.expressionAttributeNames(Map.of("#key", this.keyName))
					.returnValues(ReturnValue.ALL_OLD))
				.attributes());
		}
		catch (ConditionalCheckFailedException ex) {
			return null;
		}
	}

	@Override
	public boolean remove(Object key, Object value) {
		try {
			this.client.deleteItem((request) -> request.tableName(this.table)
				.key(key(key))
				.conditionExpression(EXPECTED)
				.expressionAttributeNames(Map.of("#value", "value"))
				.expressionAttributeValues(Map.of(":expected", AttributeValue.fromS((String) value))));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	@Override
	public Set<Entry<String, String>> entrySet() {
		throw new UnsupportedOperationException("The calls are of single keys.");
	}

	private Map<String, AttributeValue> key(Object key) {
		return Map.of(this.keyName, AttributeValue.fromS((String) key));
	}

	private Map<String, AttributeValue> item(String key, String value) {
		return Map.of(this.keyName, AttributeValue.fromS(key), "value", AttributeValue.fromS(value));
	}

	private static @Nullable String value(Map<String, AttributeValue> item) {
		AttributeValue value = item.get("value");
		return (value != null) ? value.s() : null;
	}

}
