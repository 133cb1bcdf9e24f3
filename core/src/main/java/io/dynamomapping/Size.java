package io.dynamomapping;

import java.util.Objects;

/**
 * The size of an attribute, for conditions: characters of a text, counted as
 * {@link String#length()} does, bytes of a binary, elements of a set, list or map.
 * DynamoDB knows no size of numbers, truth values and {@code NULL}: a comparison with it
 * does not hold, {@link #ne} excepted.
 */
public final class Size extends Operand<Integer> {

	private final Attribute<?> attribute;

	Size(Attribute<?> attribute) {
		this.attribute = attribute;
	}

	/**
	 * Return whose size it is.
	 * @return the attribute
	 */
	public Attribute<?> attribute() {
		return this.attribute;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Size size && this.attribute.equals(size.attribute);
	}

	@Override
	public int hashCode() {
		return Objects.hash(Size.class, this.attribute);
	}

	@Override
	public String toString() {
		return "size(" + this.attribute + ")";
	}

}
