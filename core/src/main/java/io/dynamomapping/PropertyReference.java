package io.dynamomapping;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * A reference to the accessor of a record component or the getter of a bean, such as
 * {@code Book::price}. It is never called, only asked for its name: a lambda is refused,
 * as it has none.
 *
 * @param <T> the type that has the property
 * @param <V> the type of the property
 * @see Attribute#attr(PropertyReference)
 */
@FunctionalInterface
public interface PropertyReference<T, V> extends Serializable {

	/**
	 * Return the property.
	 * @param owner the object that has it
	 * @return its value
	 */
	@Nullable V get(T owner);

}
