package io.dynamomapping.internal.codec;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value that holds its attributes as DynamoDB does. Wherever it appears in a value that
 * is stored, its attributes are stored as they are.
 */
public interface AttributeSource {

	/**
	 * Return the attributes.
	 * @return a map that does not change any more
	 */
	Map<String, AttributeValue> attributes();

}
