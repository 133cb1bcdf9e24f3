package io.dynamomapping;

import java.util.Objects;

/**
 * A record component or bean property, as Java names it. What its attribute is called is
 * for the mapping to say: annotations and naming strategies may name it otherwise.
 *
 * @param owner the type that the property was taken from
 * @param accessor the name of the accessor method
 */
public record Property(Class<?> owner, String accessor) {

	public Property {
		Objects.requireNonNull(owner, "owner");
		Objects.requireNonNull(accessor, "accessor");
	}

	/**
	 * Return the property as Java code refers to it.
	 */
	@Override
	public String toString() {
		return this.owner.getSimpleName() + "::" + this.accessor;
	}

}
