package io.dynamomapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The value of a criterion, as its operator takes it.
 *
 * @param criterion the name of the criterion, for messages
 * @param given the value as it was given
 */
record TextArgument(String criterion, @Nullable Object given) {

	boolean isNull() {
		return this.given == null;
	}

	Object value() {
		if (this.given == null) {
			throw refused("a value", "none", "Leave the criterion out, or use 'exists' or 'not_exists'.");
		}
		if (this.given instanceof Object[]) {
			throw refused("one value", "an array", "Use 'in' for several values, a list for one that is a list.");
		}
		return (this.given instanceof String text) ? new Condition.TextValue(text) : this.given;
	}

	Object scalar() {
		if (this.given instanceof Collection<?> || this.given instanceof Map<?, ?>) {
			throw refused("one value", "a collection", "Use 'between' or 'in' for several values.");
		}
		return value();
	}

	List<Object> pair() {
		List<Object> values = several();
		if (values.size() != 2) {
			throw refused("2 values", values.size() + " of them", "Give the lower and the higher one.");
		}
		return values;
	}

	List<Object> several() {
		Collection<?> values;
		if (this.given instanceof String text) {
			values = Arrays.asList(text.split(",", -1));
		}
		else if (this.given instanceof Object[] array) {
			values = Arrays.asList(array);
		}
		else if (this.given instanceof Collection<?> collection) {
			values = collection;
		}
		else {
			throw refused("several values", isNull() ? "none" : "one",
					"Give a collection, an array or a text with commas.");
		}
		return values.stream().map((value) -> new TextArgument(this.criterion, value).value()).toList();
	}

	Object prefix() {
		if (this.given instanceof String || this.given instanceof byte[] || this.given instanceof SdkBytes) {
			return this.given;
		}
		throw refused("a text or binary", isNull() ? "none" : "something else", "Give what the attribute begins with.");
	}

	boolean flag() {
		String text = String.valueOf(this.given);
		if (!(this.given instanceof Boolean || this.given instanceof String)
				|| !(text.equals("true") || text.equals("false"))) {
			throw refused("true or false", isNull() ? "none" : "something else",
					"Say whether the criterion is to hold.");
		}
		return Boolean.parseBoolean(text);
	}

	AttributeType type() {
		String name = String.valueOf(this.given);
		return Arrays.stream(AttributeType.values())
			.filter((type) -> type == this.given || type.name().equals(this.given))
			.findFirst()
			.orElseThrow(() -> refused("one of " + Arrays.toString(AttributeType.values()),
					isNull() ? "none" : "'" + name + "'", "Give the type in DynamoDB's words."));
	}

	private IllegalArgumentException refused(String expected, String found, String advice) {
		return new IllegalArgumentException(
				"Expected " + expected + " for '" + this.criterion + "', found " + found + ". " + advice);
	}

}
