package io.dynamomapping;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as text and back, without loss: in the JSON that DynamoDB and its tools use, and
 * in plain JSON.
 * <p>
 * In plain JSON, strings, numbers, booleans, nulls, maps and lists are what they are in
 * JSON. What JSON has not is an object with the type as its only member: {@code {"B":
 * "base64"}}, {@code {"SS": ["a"]}}, {@code {"NS": [1]}} and {@code {"BS": ["base64"]}};
 * a map that looks like one of these is written as {@code {"M": {…}}}.
 */
public final class ItemJson {

	private ItemJson() {
	}

	/**
	 * Write an item in DynamoDB's JSON.
	 * @param item its attributes
	 * @return text such as {@code {"isbn":{"S":"978-0-553-80371-0"}}}
	 */
	public static String toDynamoJson(Map<String, AttributeValue> item) {
		return ItemJsonWriter.write(item, ItemJsonWriter::writeTyped);
	}

	/**
	 * Read an item in DynamoDB's JSON.
	 * @param json the text
	 * @return its attributes in a new, modifiable map
	 * @throws IllegalArgumentException if the text is no such item, or if a set is empty
	 * or has the same element twice
	 */
	public static Map<String, AttributeValue> fromDynamoJson(String json) {
		return ItemJsonReader.read(json, ItemJsonReader::typed);
	}

	/**
	 * Write an item as a line of an export: in DynamoDB's JSON, as the member
	 * {@code Item} of an object.
	 * @param item its attributes
	 * @return text such as {@code {"Item":{"isbn":{"S":"978-0-553-80371-0"}}}}, without
	 * line breaks
	 */
	public static String toExportLine(Map<String, AttributeValue> item) {
		return "{\"Item\":" + toDynamoJson(item) + "}";
	}

	/**
	 * Read an item from a line of an export.
	 * @param line the text
	 * @return its attributes in a new, modifiable map
	 * @throws IllegalArgumentException if the text is no such line; the message has the
	 * column where it is no JSON, else the attribute
	 */
	public static Map<String, AttributeValue> fromExportLine(String line) {
		return ItemJsonReader.readExportLine(line);
	}

	/**
	 * Write an item in plain JSON.
	 * @param item its attributes
	 * @return text such as {@code {"isbn":"978-0-553-80371-0","tags":{"SS":["sf"]}}}
	 */
	public static String toJson(Map<String, AttributeValue> item) {
		return ItemJsonWriter.write(item, ItemJsonWriter::writePlain);
	}

	/**
	 * Read an item in plain JSON.
	 * @param json the text
	 * @return its attributes in a new, modifiable map
	 * @throws IllegalArgumentException if the text is no such item, or if a set is empty
	 * or has the same element twice
	 */
	public static Map<String, AttributeValue> fromJson(String json) {
		return ItemJsonReader.read(json, ItemJsonReader::plain);
	}

}
