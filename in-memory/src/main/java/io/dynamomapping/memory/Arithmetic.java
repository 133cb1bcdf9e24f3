package io.dynamomapping.memory;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What updates compute: sums, longer lists, larger and smaller sets.
 */
final class Arithmetic {

	static final String LIST_APPEND = "list_append";

	private Arithmetic() {
	}

	static AttributeValue join(AttributeValue left, String operator, AttributeValue right) {
		if (operator.equals(LIST_APPEND)) {
			require(left.hasL() && right.hasL());
			return AttributeValue.fromL(Stream.concat(left.l().stream(), right.l().stream()).toList());
		}
		require(left.n() != null && right.n() != null);
		BigDecimal number = new BigDecimal(right.n());
		BigDecimal sum = new BigDecimal(left.n()).add(operator.equals("-") ? number.negate() : number);
		return AttributeValue.fromN(Numbers.normalize(sum));
	}

	/**
	 * Add to a number or set.
	 * @param present what the item has, or {@code null} for nothing
	 * @param added a number or set
	 * @return what it is to have
	 */
	static AttributeValue add(@Nullable AttributeValue present, AttributeValue added) {
		if (present == null) {
			return added;
		}
		require(present.type() == added.type());
		if (added.n() != null) {
			return join(present, "+", added);
		}
		Set<AttributeValue> elements = new LinkedHashSet<>(AttributeValues.elements(present));
		elements.addAll(AttributeValues.elements(added));
		return AttributeValues.set(added.type(), List.copyOf(elements));
	}

	/**
	 * Delete from a set.
	 * @param present what the item has, or {@code null} for nothing
	 * @param deleted the elements to delete
	 * @return what it is to have, or {@code null} for nothing
	 */
	static @Nullable AttributeValue delete(@Nullable AttributeValue present, AttributeValue deleted) {
		if (present == null) {
			return null;
		}
		require(present.type() == deleted.type());
		Set<AttributeValue> elements = new LinkedHashSet<>(AttributeValues.elements(present));
		AttributeValues.elements(deleted).forEach(elements::remove);
		return elements.isEmpty() ? null : AttributeValues.set(deleted.type(), List.copyOf(elements));
	}

	private static void require(boolean possible) {
		if (!possible) {
			throw Errors.validation("An operand in the update expression has an incorrect data type");
		}
	}

}
