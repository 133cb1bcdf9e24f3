package io.dynamomapping.internal.table;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.ItemJson;
import io.dynamomapping.KeySchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns the start keys of pages into texts for URLs, and back.
 */
public final class PageTokens {

	private final Set<String> attributes;

	PageTokens(TableCalls calls, KeySchema keys, PageScope scope) {
		this.attributes = new LinkedHashSet<>(keys.attributeNames());
		IndexSchema index = scope.index();
		if (index != null) {
			this.attributes.addAll(index.keys().attributeNames());
		}
	}

	/**
	 * Return the attributes that a start key consists of.
	 * @return their names
	 */
	public Set<String> attributes() {
		return this.attributes;
	}

	/**
	 * Return the start key of the page that begins after an item.
	 * @param item the item, with at least {@link #attributes()}
	 * @return its key attributes
	 */
	public Map<String, AttributeValue> startKey(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> key = new LinkedHashMap<>(item);
		key.keySet().retainAll(this.attributes);
		return key;
	}

	/**
	 * Return the token of a start key.
	 * @param startKey where a page starts
	 * @return a token
	 */
	public String encode(Map<String, AttributeValue> startKey) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ItemJson.toDynamoJson(startKey).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the start key of a token.
	 * @param token a token
	 * @return the start key
	 */
	public Map<String, AttributeValue> decode(String token) {
		return ItemJson.fromDynamoJson(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
	}

}
