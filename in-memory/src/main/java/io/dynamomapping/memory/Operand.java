package io.dynamomapping.memory;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Something in an expression that has a value.
 */
sealed interface Operand {

	/**
	 * Return the value.
	 * @param item the item that the expression is about
	 * @return the value, or {@code null} if the item lacks it
	 */
	@Nullable AttributeValue of(Map<String, AttributeValue> item);

	/**
	 * Return the value of what is to have one in an update.
	 * @param item the item as it was before the update
	 * @return the value
	 */
	default AttributeValue require(Map<String, AttributeValue> item) {
		AttributeValue value = of(item);
		if (value == null) {
			throw Errors.validation("The provided expression refers to an attribute that does not exist in the item");
		}
		return value;
	}

	/**
	 * An attribute or a part of one.
	 *
	 * @param path the way to it
	 */
	record Attribute(DocumentPath path) implements Operand {

		@Override
		public @Nullable AttributeValue of(Map<String, AttributeValue> item) {
			return this.path.find(item);
		}

	}

	/**
	 * A value of the request.
	 *
	 * @param value the value
	 */
	record Constant(AttributeValue value) implements Operand {

		@Override
		public AttributeValue of(Map<String, AttributeValue> item) {
			return this.value;
		}

	}

	/**
	 * The size of an operand.
	 *
	 * @param operand the operand
	 */
	record Size(Operand operand) implements Operand {

		@Override
		public @Nullable AttributeValue of(Map<String, AttributeValue> item) {
			AttributeValue value = this.operand.of(item);
			Integer size = (value != null) ? size(value) : null;
			return (size != null) ? AttributeValue.fromN(size.toString()) : null;
		}

		private static @Nullable Integer size(AttributeValue value) {
			return switch (value.type()) {
				case S -> value.s().length();
				case B -> value.b().asByteArrayUnsafe().length;
				case L -> value.l().size();
				case M -> value.m().size();
				case SS, NS, BS -> AttributeValues.elements(value).size();
				default -> null;
			};
		}

	}

	/**
	 * An operand of an update, or another one where the item lacks it.
	 *
	 * @param operand the operand
	 * @param otherwise the other one
	 */
	record IfNotExists(Operand operand, Operand otherwise) implements Operand {

		@Override
		public @Nullable AttributeValue of(Map<String, AttributeValue> item) {
			// Has to be there even if it is not needed, as in DynamoDB Local.
			AttributeValue fallback = this.otherwise.require(item);
			AttributeValue value = this.operand.of(item);
			return (value != null) ? value : fallback;
		}

	}

	/**
	 * Two operands of an update, joined.
	 *
	 * @param left the first one
	 * @param operator {@code +}, {@code -} or {@code list_append}
	 * @param right the second one
	 */
	record Joined(Operand left, String operator, Operand right) implements Operand {

		@Override
		public AttributeValue of(Map<String, AttributeValue> item) {
			return Arithmetic.join(this.left.require(item), this.operator, this.right.require(item));
		}

	}

}
