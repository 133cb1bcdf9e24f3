package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Optional;

import io.dynamomapping.KeySchema;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Reads key schemas out of table descriptions, and back into words.
 */
final class TableDescriptions {

	private TableDescriptions() {
	}

	static KeySchema keySchema(TableDescription table) {
		return keySchema(table, table.keySchema());
	}

	/**
	 * Return the key schema of a table or of one of its indexes.
	 * @param table the table, which knows the types
	 * @param keys the key attributes
	 * @return the key schema
	 */
	static KeySchema keySchema(TableDescription table, List<KeySchemaElement> keys) {
		String partitionKey = keyAttribute(keys, KeyType.HASH).orElseThrow();
		Optional<String> sortKey = keyAttribute(keys, KeyType.RANGE);
		return sortKey
			.map((name) -> KeySchema.composite(partitionKey, type(table, partitionKey), name, type(table, name)))
			.orElseGet(() -> KeySchema.simple(partitionKey, type(table, partitionKey)));
	}

	private static Optional<String> keyAttribute(List<KeySchemaElement> keys, KeyType type) {
		return keys.stream()
			.filter((element) -> element.keyType() == type)
			.map(KeySchemaElement::attributeName)
			.findFirst();
	}

	private static ScalarAttributeType type(TableDescription table, String attribute) {
		return table.attributeDefinitions()
			.stream()
			.filter((definition) -> definition.attributeName().equals(attribute))
			.map(AttributeDefinition::attributeType)
			.findFirst()
			.orElseThrow();
	}

	static String describe(KeySchema keys) {
		String partitionKey = "partition key '" + keys.partitionKey() + "' (" + keys.partitionKeyType() + ")";
		return (keys.sortKey() != null)
				? partitionKey + " and sort key '" + keys.sortKey() + "' (" + keys.sortKeyType() + ")"
				: partitionKey + " and no sort key";
	}

	/**
	 * Return whether DynamoDB refused a request for its key attributes. It has no error
	 * code of its own for that.
	 * @param failure the refusal
	 * @return {@code true} if the keys were the reason
	 */
	static boolean isKeyMismatch(SdkException failure) {
		if (!(failure instanceof AwsServiceException answer) || answer.awsErrorDetails() == null
				|| !"ValidationException".equals(answer.awsErrorDetails().errorCode())) {
			return false;
		}
		String message = String.valueOf(answer.awsErrorDetails().errorMessage());
		return message.contains("match the schema") || message.contains("Missing the key")
				|| message.contains("Type mismatch for key") || message.contains("required keys was not given")
				|| message.contains("number of conditions on the keys");
	}

}
