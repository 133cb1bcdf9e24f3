package io.dynamomapping.internal.table;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Turns the start keys of pages into texts for URLs, and back. A token is good for the
 * scope that it was made for; it is sealed rather than encrypted.
 * <p>
 * A token is a byte for format and kind of seal, the values of the key attributes that
 * the scope does not fix, each after its length, and the seal. The seal covers the names
 * and the scope as well, which are not in the token.
 */
public final class PageTokens {

	private static final int FORMAT = 1;

	/** Twice what keys of the greatest length take: nothing longer is looked at. */
	private static final int MAX_LENGTH = 16_384;

	private final TableCalls calls;

	private final PageScope scope;

	private final PageTokenSeal seal;

	private final Map<String, AttributeValue.Type> attributes = new LinkedHashMap<>();

	private final @Nullable String fixedAttribute;

	PageTokens(TableCalls calls, KeySchema keys, PageScope scope) {
		this.calls = calls;
		this.scope = scope;
		this.seal = calls.connection().pageTokenSeal();
		IndexSchema index = scope.index();
		add(keys);
		if (index != null) {
			add(index.keys());
		}
		String partitionKey = (index != null) ? index.keys().partitionKey() : keys.partitionKey();
		this.fixedAttribute = (scope.partition() != null) ? partitionKey : null;
	}

	private void add(KeySchema keys) {
		add(keys.partitionKey(), keys.partitionKeyType());
		if (keys.sortKey() != null && keys.sortKeyType() != null) {
			add(keys.sortKey(), keys.sortKeyType());
		}
	}

	private void add(String name, ScalarAttributeType type) {
		this.attributes.put(name, AttributeValue.Type.valueOf(type.name()));
	}

	/**
	 * Return the attributes that a start key consists of: key attributes of the table
	 * and, for an index, its own.
	 * @return their names
	 */
	public Set<String> attributes() {
		return Set.copyOf(this.attributes.keySet());
	}

	/**
	 * Return the start key of the page that begins after an item.
	 * @param item the item, with at least {@link #attributes()}
	 * @return its key attributes
	 */
	public Map<String, AttributeValue> startKey(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> key = new LinkedHashMap<>(item);
		key.keySet().retainAll(this.attributes.keySet());
		requireComplete(key);
		return key;
	}

	/**
	 * Return the token of a start key.
	 * @param startKey where a page starts
	 * @return a token of letters, digits, '-' and '_'
	 * @throws KeySchemaException if it has other attributes than the declared keys
	 */
	public String encode(Map<String, AttributeValue> startKey) {
		requireComplete(startKey);
		ByteArrayOutputStream token = new ByteArrayOutputStream();
		token.write(header());
		this.attributes.forEach((name, type) -> {
			AttributeValue value = startKey.get(name);
			if (value != null && !name.equals(this.fixedAttribute)) {
				byte[] bytes = KeyBytes.of(value);
				// Twice seven bits: no key has more than 2048 bytes.
				token.write(bytes.length >> 7);
				token.write(bytes.length & 0x7f);
				token.writeBytes(bytes);
			}
		});
		token.writeBytes(seal(token.toByteArray()));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
	}

	private void requireComplete(Map<String, AttributeValue> key) {
		Map<String, AttributeValue.Type> found = new LinkedHashMap<>();
		key.forEach((name, value) -> found.put(name, value.type()));
		if (!found.equals(this.attributes)) {
			throw new KeySchemaException("Mapping '" + this.calls.mapping() + "' expected the items of "
					+ this.scope.describe(this.calls.table()) + " to have key attributes " + this.attributes
					+ ", found " + found + ". Declare the keys that table and index have.");
		}
	}

	/**
	 * Return the start key of a token.
	 * @param token a token that {@link #encode} returned for the same scope
	 * @return the start key
	 * @throws IllegalArgumentException for any other text
	 */
	public Map<String, AttributeValue> decode(String token) {
		byte[] bytes = decodeText(token);
		if (bytes.length <= PageTokenSeal.LENGTH || (bytes[0] >> 1) != FORMAT) {
			throw refused("a text that is none, or one of another version of this library");
		}
		if (bytes[0] != header()) {
			throw refused(this.seal.isSecret() ? "one that was made without the page token secret"
					: "one that was made with a page token secret, where none is set");
		}
		int end = bytes.length - PageTokenSeal.LENGTH;
		byte[] expected = seal(Arrays.copyOf(bytes, end));
		if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, end, bytes.length))) {
			throw refused("one that was changed, or made for another table, index, partition or segment"
					+ (this.seal.isSecret() ? ", or with another secret" : ""));
		}
		try {
			return read(Arrays.copyOfRange(bytes, 1, end));
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			// Sealed by somebody else: without a secret, everybody can.
			throw refused("one that this library did not make");
		}
	}

	private byte[] decodeText(String token) {
		if (token.length() > MAX_LENGTH) {
			throw refused("a text that is too long for one");
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(token);
			// The decoder takes padding and left-over bits, which have no meaning.
			if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token)) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// Its message quotes the text.
		}
		throw refused("a text that is none");
	}

	private Map<String, AttributeValue> read(byte[] values) {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		int position = 0;
		for (Map.Entry<String, AttributeValue.Type> attribute : this.attributes.entrySet()) {
			AttributeValue partition = this.scope.partition();
			if (partition != null && attribute.getKey().equals(this.fixedAttribute)) {
				key.put(attribute.getKey(), partition);
				continue;
			}
			int start = position + 2;
			position = start + ((values[position] & 0x7f) << 7) + (values[position + 1] & 0x7f);
			if (position > values.length) {
				throw new IndexOutOfBoundsException();
			}
			key.put(attribute.getKey(),
					KeyBytes.value(attribute.getValue(), Arrays.copyOfRange(values, start, position)));
		}
		if (position != values.length) {
			throw new IndexOutOfBoundsException();
		}
		return key;
	}

	private byte header() {
		return (byte) (FORMAT << 1 | (this.seal.isSecret() ? 1 : 0));
	}

	private byte[] seal(byte[] token) {
		IndexSchema index = this.scope.index();
		AttributeValue partition = this.scope.partition();
		List<byte[]> parts = new ArrayList<>();
		parts.add(token);
		parts.add(KeyBytes.of(this.calls.table()));
		parts.add(KeyBytes.of((index != null) ? index.name() : ""));
		parts.add(KeyBytes.of((partition != null) ? "query" : this.scope.segment() + "/" + this.scope.segments()));
		parts.add((partition != null) ? KeyBytes.canonical(partition) : new byte[0]);
		this.attributes.forEach((name, type) -> {
			parts.add(KeyBytes.of(name));
			parts.add(KeyBytes.of(type.name()));
		});
		return this.seal.seal(parts);
	}

	private IllegalArgumentException refused(String found) {
		return new IllegalArgumentException("Expected a page token for " + this.scope.describe(this.calls.table())
				+ ", found " + found + ". Go on with the token of a page as it is, or start without one.");
	}

}
