package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.codec.Text;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes DynamoDB counts for items. Only that of numbers is not told exactly.
 */
enum ItemSize {

	/** Surely not less than DynamoDB counts, found without a look at each character. */
	AT_MOST,

	/** As DynamoDB counts it, or a little less where there are numbers. */
	AT_LEAST;

	/** How many bytes an item may have. */
	private static final int MAX_ITEM = 400 * 1024;

	/** What a list or map takes besides its elements. */
	private static final int COLLECTION = 3;

	/** No number takes more: 38 digits, two to a byte, and a sign and an exponent. */
	private static final int MAX_NUMBER = 22;

	private static final int MAX_BYTES_PER_CHAR = 3;

	/**
	 * Refuse an item that is too large.
	 * @param subject what to call the item in the message
	 * @param item its attributes
	 * @throws ItemMappingException if it is too large
	 */
	static void require(Object subject, Map<String, AttributeValue> item) {
		long bytes = of(item);
		if (bytes > MAX_ITEM) {
			throw tooLarge(subject, item, bytes);
		}
	}

	/**
	 * Refuse a change that makes any item too large.
	 * @param subject what to call the item in the message
	 * @param key its key attributes
	 * @param change what to change, bound
	 * @throws ItemMappingException if what is set is too large by itself
	 */
	static void require(Object subject, Map<String, AttributeValue> key, Change change) {
		long bytes = of(key, change);
		if (bytes > MAX_ITEM) {
			throw new ItemMappingException("", sentence(subject, bytes), true, null);
		}
	}

	private static long of(Map<String, AttributeValue> item) {
		long bytes = AT_MOST.attributes(item);
		return (bytes > MAX_ITEM) ? AT_LEAST.attributes(item) : bytes;
	}

	private static long of(Map<String, AttributeValue> key, Change change) {
		long bytes = AT_MOST.attributes(key) + AT_MOST.change(change);
		return (bytes > MAX_ITEM) ? AT_LEAST.attributes(key) + AT_LEAST.change(change) : bytes;
	}

	private static ItemMappingException tooLarge(Object subject, Map<String, AttributeValue> item, long bytes) {
		String largest = "";
		long most = 0;
		for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
			long share = AT_LEAST.value(attribute.getValue());
			if (share > most) {
				largest = AttributePath.of(attribute.getKey()).toString();
				most = share;
			}
		}
		return new ItemMappingException(largest,
				sentence(subject, bytes) + " Attribute '" + largest + "' has " + most + " of them.", true, null);
	}

	private static String sentence(Object subject, long bytes) {
		return "Value for " + subject + ": expected at most " + MAX_ITEM + " bytes as DynamoDB counts them, found "
				+ bytes + ". Split it into several items, or keep a part of it elsewhere.";
	}

	/**
	 * Return the size of an item.
	 * @param item its attributes
	 * @return the number of bytes
	 */
	long attributes(Map<String, AttributeValue> item) {
		long bytes = 0;
		for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
			bytes += text(attribute.getKey()) + value(attribute.getValue());
		}
		return bytes;
	}

	/**
	 * Return the size of what a change sets or includes.
	 * @param change the change, bound
	 * @return the number of bytes, without those of what is computed
	 */
	long change(Change change) {
		long bytes = 0;
		for (Change.Action action : change.actions()) {
			Object added = added(action);
			if (added instanceof AttributeValue value) {
				List<Object> path = action.attribute().elements();
				bytes += value(value) + ((path.get(path.size() - 1) instanceof String name) ? text(name) : 0);
			}
		}
		return bytes;
	}

	private static Object added(Change.Action action) {
		if (action instanceof Change.Set set && set.value() != null) {
			return set.value();
		}
		return (action instanceof Change.Membership membership && !membership.exclude()) ? membership.elements()
				: action;
	}

	private long value(AttributeValue value) {
		return switch (value.type()) {
			case S -> text(value.s());
			case N -> number(value.n());
			case B -> value.b().asByteArrayUnsafe().length;
			case SS -> value.ss().stream().mapToLong(this::text).sum();
			case NS -> value.ns().stream().mapToLong(this::number).sum();
			case BS -> value.bs().stream().mapToLong((bytes) -> bytes.asByteArrayUnsafe().length).sum();
			case L -> COLLECTION + value.l().stream().mapToLong((element) -> 1 + value(element)).sum();
			case M -> COLLECTION + value.m().size() + attributes(value.m());
			default -> 1;
		};
	}

	private long text(String text) {
		return (this == AT_MOST) ? (long) MAX_BYTES_PER_CHAR * text.length() : Text.utf8Length(text);
	}

	private long number(String text) {
		return (this == AT_MOST) ? MAX_NUMBER : 1 + (significantDigits(text) + 1) / 2;
	}

	private static int significantDigits(String text) {
		int digits = 0;
		int zeros = 0;
		for (int i = 0; i < text.length() && Character.toLowerCase(text.charAt(i)) != 'e'; i++) {
			char digit = text.charAt(i);
			if (digit == '0') {
				zeros += (digits > 0) ? 1 : 0;
			}
			else if (digit > '0' && digit <= '9') {
				digits += zeros + 1;
				zeros = 0;
			}
		}
		return digits;
	}

}
