package io.dynamomapping.internal;

import java.util.List;
import java.util.Objects;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.KeySchema;
import io.dynamomapping.internal.expression.AttributeValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The items of a partition, or some of them by sort key. Immutable. Called bound when its
 * values are {@link AttributeValue}s, which were checked.
 *
 * @param partition the value of the partition key
 * @param operator how sort keys are chosen, or {@code null} for all
 * @param values what they are compared with
 */
record KeyRange(Object partition, @Nullable Operator operator, List<Object> values) {

	KeyRange {
		partition = fixed(partition);
		values = values.stream().map(KeyRange::fixed).toList();
	}

	private static Object fixed(Object value) {
		Objects.requireNonNull(value, "value");
		return (value instanceof byte[] bytes) ? SdkBytes.fromByteArray(bytes) : value;
	}

	static KeyRange partition(Object value) {
		return new KeyRange(value, null, List.of());
	}

	KeyRange sort(Operator operator, Object... values) {
		return new KeyRange(this.partition, operator, List.of(values));
	}

	/**
	 * Return the same with attribute values.
	 * @param source what is read
	 * @return a bound range
	 * @throws IllegalArgumentException if it has no such keys
	 */
	KeyRange bind(SelectionSource source) {
		KeySchema keys = source.keys();
		AttributeValue value = bind(source, keys.partitionKey(), keys.partitionKeyType(), KeyLength.PARTITION_KEY,
				this.partition);
		String sortKey = keys.sortKey();
		ScalarAttributeType type = keys.sortKeyType();
		if (this.operator == null) {
			return partition(value);
		}
		if (sortKey == null || type == null) {
			throw new IllegalArgumentException("Expected a sort key to choose items by, found that " + source
					+ " has none. Choose by filter, or read an index with a sort key.");
		}
		if (this.operator == Operator.BEGINS_WITH && type == ScalarAttributeType.N) {
			throw new IllegalArgumentException("Expected text or binary as sort key '" + sortKey + "' of " + source
					+ ", which begins with something, found numbers. Use sortBetween or sortAtLeast.");
		}
		Object[] bound = this.values.stream()
			.map((each) -> bind(source, sortKey, type, KeyLength.SORT_KEY, each))
			.toArray();
		if (this.operator == Operator.BETWEEN
				&& AttributeValues.compare((AttributeValue) bound[0], (AttributeValue) bound[1]) > 0) {
			throw new IllegalArgumentException("Expected the lower value of sort key '" + sortKey + "' of " + source
					+ " first, found the higher one. Swap them.");
		}
		return partition(value).sort(this.operator, bound);
	}

	private static AttributeValue bind(SelectionSource source, String name, ScalarAttributeType type, KeyLength length,
			Object value) {
		AttributePath path = AttributePath.of(name);
		Condition.Test test = (Condition.Test) source.store().expressions().bind(Attribute.attr(path).eq(value));
		AttributeValue bound = (AttributeValue) test.arguments().get(0);
		String subject = "key attribute '" + name + "' of " + source;
		if (!bound.type().name().equals(type.name())) {
			throw new IllegalArgumentException("Expected a value that is stored as " + type + " for " + subject
					+ ", found one that is stored as " + bound.type() + ". Give one of the type of the key.");
		}
		boolean empty = (bound.s() != null) ? bound.s().isEmpty()
				: bound.b() != null && bound.b().asByteArrayUnsafe().length == 0;
		if (empty) {
			throw new IllegalArgumentException("Expected a value that is not empty for " + subject
					+ ", found an empty one. DynamoDB has no such keys, give another.");
		}
		return length.require(bound, subject);
	}

	/**
	 * Return the condition on the key attributes.
	 * @param keys the key attributes
	 * @return a condition, bound if this is
	 */
	Condition condition(KeySchema keys) {
		return condition(keys.partitionKey(), keys.sortKey());
	}

	private Condition condition(String partitionKey, @Nullable String sortKey) {
		Condition condition = Attribute.attr(AttributePath.of(partitionKey)).eq(this.partition);
		if (this.operator == null || sortKey == null) {
			return condition;
		}
		return condition.and(new Condition.Test(Attribute.attr(AttributePath.of(sortKey)), this.operator, this.values));
	}

	/**
	 * Return the condition for people, before the names of the key attributes are known.
	 */
	@Override
	public String toString() {
		return condition("partition key", "sort key").toString();
	}

}
