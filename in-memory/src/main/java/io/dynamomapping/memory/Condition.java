package io.dynamomapping.memory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an expression asks of an item.
 */
sealed interface Condition {

	/** Holds of every item. */
	Condition ALWAYS = new Junction(false, List.of());

	boolean holds(Map<String, AttributeValue> item);

	/**
	 * Conditions joined by {@code AND} or {@code OR}.
	 *
	 * @param any whether one of them is enough
	 * @param terms the conditions
	 */
	record Junction(boolean any, List<Condition> terms) implements Condition {

		@Override
		public boolean holds(Map<String, AttributeValue> item) {
			return this.any ? this.terms.stream().anyMatch((term) -> term.holds(item))
					: this.terms.stream().allMatch((term) -> term.holds(item));
		}

	}

	/**
	 * The opposite of a condition.
	 *
	 * @param term the condition
	 */
	record Negation(Condition term) implements Condition {

		@Override
		public boolean holds(Map<String, AttributeValue> item) {
			return !this.term.holds(item);
		}

	}

	/**
	 * A test of operands.
	 *
	 * @param operator an operator or function
	 * @param operands what it is about
	 */
	record Test(String operator, List<Operand> operands) implements Condition {

		@Override
		public boolean holds(Map<String, AttributeValue> item) {
			AttributeValue subject = this.operands.get(0).of(item);
			if (subject == null) {
				return this.operator.equals("<>") || this.operator.equals("attribute_not_exists");
			}
			return switch (this.operator) {
				case "attribute_exists" -> true;
				case "attribute_not_exists" -> false;
				case "IN" -> this.operands.stream().skip(1).anyMatch((operand) -> subject.equals(operand.of(item)));
				case "BETWEEN" -> compares(subject, ">=", this.operands.get(1).of(item))
						&& compares(subject, "<=", this.operands.get(2).of(item));
				default -> compares(subject, this.operator, this.operands.get(1).of(item));
			};
		}

		static boolean compares(AttributeValue one, String operator, @Nullable AttributeValue other) {
			if (other == null) {
				return operator.equals("<>");
			}
			boolean comparable = ValueOrder.areComparable(one, other);
			return switch (operator) {
				case "=" -> one.equals(other);
				case "<>" -> !one.equals(other);
				case "<" -> comparable && ValueOrder.compare(one, other) < 0;
				case "<=" -> comparable && ValueOrder.compare(one, other) <= 0;
				case ">" -> comparable && ValueOrder.compare(one, other) > 0;
				case ">=" -> comparable && ValueOrder.compare(one, other) >= 0;
				case "begins_with" -> comparable && one.n() == null && text(one).startsWith(text(other));
				case "contains" -> contains(one, other);
				default -> AttributeValues.typeName(one).equals(other.s());
			};
		}

		private static boolean contains(AttributeValue whole, AttributeValue part) {
			return switch (whole.type()) {
				case S, B -> whole.type() == part.type() && text(whole).contains(text(part));
				case L -> whole.l().contains(part);
				case SS, NS, BS -> AttributeValues.elements(whole).contains(part);
				default -> false;
			};
		}

		// One character for each byte.
		private static String text(AttributeValue value) {
			return new String(ValueOrder.bytes(value), StandardCharsets.ISO_8859_1);
		}

	}

}
