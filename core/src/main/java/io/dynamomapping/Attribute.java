package io.dynamomapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

import io.dynamomapping.Condition.Operator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an item, at any depth, with the verbs of {@linkplain Condition
 * conditions} and {@linkplain Change changes}. Immutable, and equal when made equal.
 *
 * <pre>
 * attr(Book::price).lt(TEN)                    // checked by the compiler
 * attr(Book::shelf).then(Shelf::row).set(4)    // a member of a member
 * attr("tags[0]").exists()                     // the same words by text
 * attr("`a.b`").remove()                       // a name with a dot in it
 * </pre>
 *
 * A property that was referred to is called what the mapping calls its attribute:
 * annotations such as {@code @JsonProperty} and naming strategies are honoured. Text is
 * the name of the attribute itself.
 *
 * @param <V> the type of its values; {@code Object} where it is not known
 */
public final class Attribute<V> extends Operand<V> implements Expression.Term<V> {

	private final List<Object> elements;

	private Attribute(List<Object> elements) {
		this.elements = List.copyOf(elements);
	}

	/**
	 * Refer to an attribute by the accessor of its property.
	 * @param property a reference such as {@code Book::price}
	 * @param <T> the type that has the property
	 * @param <V> the type of the property
	 * @return the attribute
	 * @throws IllegalArgumentException if it is a lambda, or no reference to an accessor
	 */
	public static <T, V> Attribute<V> attr(PropertyReference<T, V> property) {
		return new Attribute<>(List.of(MethodReferences.property(property)));
	}

	/**
	 * Refer to an attribute by its path.
	 * @param path the path, as {@link AttributePath#parse(String)} reads it
	 * @return the attribute, of unknown type
	 */
	public static Attribute<Object> attr(String path) {
		return attr(AttributePath.parse(path));
	}

	/**
	 * Refer to an attribute by its path.
	 * @param path the path, as {@link AttributePath#parse(String)} reads it
	 * @param type the type of its values, for the compiler
	 * @param <V> the type of its values
	 * @return the attribute
	 */
	public static <V> Attribute<V> attr(String path, Class<V> type) {
		Objects.requireNonNull(type, "type");
		return new Attribute<>(AttributePath.parse(path).elements());
	}

	/**
	 * Refer to an attribute by its path.
	 * @param path the path
	 * @return the attribute, of unknown type
	 */
	public static Attribute<Object> attr(AttributePath path) {
		return new Attribute<>(path.elements());
	}

	/**
	 * Refer to a member of this attribute.
	 * @param property a reference to a property of the values of this attribute
	 * @param <W> the type of the property
	 * @return the member
	 */
	public <W> Attribute<W> then(PropertyReference<? super V, W> property) {
		return append(MethodReferences.property(property));
	}

	/**
	 * Refer to a member of this attribute, which is a map.
	 * @param name the name of the member, taken as it is, dots included
	 * @return the member, of unknown type
	 */
	public Attribute<Object> then(String name) {
		AttributePath.of(name);
		return append(name);
	}

	/**
	 * Refer to an element of this attribute, which is a list.
	 * @param position the position, from 0
	 * @return the element, of unknown type
	 */
	public Attribute<Object> at(int position) {
		AttributePath.of("list").at(position);
		return append(position);
	}

	private <W> Attribute<W> append(Object element) {
		List<Object> longer = new ArrayList<>(this.elements);
		longer.add(element);
		return new Attribute<>(longer);
	}

	/**
	 * Return the elements of the path.
	 * @return each a name, a position in a list, or a {@link Property}, whose name is for
	 * the mapping to say
	 */
	public List<Object> elements() {
		return this.elements;
	}

	/**
	 * Refer to the size of this attribute.
	 * @return its size, to be compared with numbers
	 */
	public Size size() {
		return new Size(this);
	}

	/**
	 * Demand that the item has this attribute, be it {@code NULL}.
	 * @return the condition
	 */
	public Condition exists() {
		return test(Operator.EXISTS);
	}

	/**
	 * Demand that the item does not have this attribute. Holds also where there is no
	 * item.
	 * @return the condition
	 */
	public Condition missing() {
		return test(Operator.MISSING);
	}

	/**
	 * Demand that this attribute is of a type.
	 * @param type the type
	 * @return the condition
	 */
	public Condition type(AttributeType type) {
		return test(Operator.TYPE, type);
	}

	/**
	 * Demand that this attribute is stored as a text that begins with another one.
	 * @param prefix the beginning
	 * @return the condition
	 */
	public Condition beginsWith(String prefix) {
		return test(Operator.BEGINS_WITH, prefix);
	}

	/**
	 * Demand that this attribute is stored as binary that begins with other binary.
	 * @param prefix the beginning
	 * @return the condition
	 */
	public Condition beginsWith(byte[] prefix) {
		return test(Operator.BEGINS_WITH, prefix);
	}

	/**
	 * Demand that this attribute is a text with another one in it, or a set or list with
	 * an element.
	 * @param part the text or the element, encoded as elements of this attribute are
	 * @return the condition
	 */
	public Condition contains(Object part) {
		return test(Operator.CONTAINS, part);
	}

	/**
	 * Set this attribute, whether or not the item has it.
	 * @param value the new value; {@code null} is treated as the mapping's
	 * {@link NullPolicy} says, an empty set removes the attribute
	 * @return the change
	 */
	public Change set(@Nullable V value) {
		return Change.of(new Change.Set(this, value));
	}

	/**
	 * Set this attribute to what DynamoDB computes.
	 * @param value the expression, such as {@code attr("b").plus(1)}
	 * @return the change
	 */
	public Change set(Expression<? extends V> value) {
		return Change.of(new Change.Set(this, value));
	}

	/**
	 * Set this attribute if the item does not have it.
	 * @param value the value
	 * @return the change
	 */
	public Change setIfMissing(V value) {
		return set(orElse(value));
	}

	/**
	 * Add to this number. DynamoDB refuses the change if the item does not have it.
	 * @param number what to add, negative to subtract
	 * @return the change
	 */
	public Change increment(Number number) {
		return set(plus(number));
	}

	/**
	 * Add to this number, or set it if the item does not have it.
	 * @param number what to add to the number, or to 0
	 * @return the change
	 */
	public Change incrementOrSet(Number number) {
		return set(new Fallback<V>(this, 0).plus(number));
	}

	/**
	 * Append elements to this list. DynamoDB refuses the change if the item does not have
	 * it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change append(Object... elements) {
		return append(Arrays.asList(elements));
	}

	/**
	 * Append elements to this list. DynamoDB refuses the change if the item does not have
	 * it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change append(Collection<?> elements) {
		return set(new Concatenation<V>(this, list(elements)));
	}

	/**
	 * Append elements to this list, or set it if the item does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change appendOrSet(Object... elements) {
		return appendOrSet(Arrays.asList(elements));
	}

	/**
	 * Append elements to this list, or set it if the item does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change appendOrSet(Collection<?> elements) {
		return set(new Concatenation<V>(orEmptyList(), list(elements)));
	}

	/**
	 * Put elements before those of this list. DynamoDB refuses the change if the item
	 * does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change prepend(Object... elements) {
		return prepend(Arrays.asList(elements));
	}

	/**
	 * Put elements before those of this list. DynamoDB refuses the change if the item
	 * does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change prepend(Collection<?> elements) {
		return set(new Concatenation<V>(list(elements), this));
	}

	/**
	 * Put elements before those of this list, or set it if the item does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change prependOrSet(Object... elements) {
		return prependOrSet(Arrays.asList(elements));
	}

	/**
	 * Put elements before those of this list, or set it if the item does not have it.
	 * @param elements the elements
	 * @return the change
	 */
	public Change prependOrSet(Collection<?> elements) {
		return set(new Concatenation<V>(list(elements), orEmptyList()));
	}

	private Fallback<V> orEmptyList() {
		return new Fallback<>(this, List.of());
	}

	/**
	 * Include elements in this set, which is created if the item does not have it.
	 * @param elements the elements, at least one
	 * @return the change
	 */
	public Change include(Object... elements) {
		return include(Arrays.asList(elements));
	}

	/**
	 * Include elements in this set, which is created if the item does not have it.
	 * @param elements the elements, at least one
	 * @return the change
	 */
	public Change include(Collection<?> elements) {
		return Change.of(new Change.Membership(this, false, set(elements)));
	}

	/**
	 * Exclude elements from this set. Without elements left, the attribute is gone.
	 * @param elements the elements, at least one
	 * @return the change
	 */
	public Change exclude(Object... elements) {
		return exclude(Arrays.asList(elements));
	}

	/**
	 * Exclude elements from this set. Without elements left, the attribute is gone.
	 * @param elements the elements, at least one
	 * @return the change
	 */
	public Change exclude(Collection<?> elements) {
		return Change.of(new Change.Membership(this, true, set(elements)));
	}

	/**
	 * Remove this attribute, or this element of a list, whose successors move up. Does
	 * nothing if the item does not have it.
	 * @return the change
	 */
	public Change remove() {
		return Change.of(new Change.Remove(this));
	}

	/**
	 * Take this attribute or, where the item does not have it, a value.
	 * @param value the value
	 * @return what to set an attribute to
	 */
	public Expression.Term<V> orElse(V value) {
		return new Fallback<>(this, value);
	}

	/**
	 * Take this attribute or, where the item does not have it, another one. DynamoDB may
	 * refuse the change if the item does not have the other one, be it needed or not.
	 * @param other the other attribute, or its fallback
	 * @return what to set an attribute to
	 */
	public Expression.Term<V> orElse(Expression.Term<? extends V> other) {
		return new Fallback<>(this, other);
	}

	private static List<Object> list(Collection<?> elements) {
		return List.copyOf(elements);
	}

	private java.util.Set<Object> set(Collection<?> elements) {
		if (elements.isEmpty()) {
			throw new IllegalArgumentException("Expected at least one element to include in or exclude from '" + this
					+ "', found none. Leave the change out.");
		}
		elements.forEach((element) -> Objects.requireNonNull(element, "element"));
		return new LinkedHashSet<>(elements);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Attribute<?> attribute && this.elements.equals(attribute.elements);
	}

	@Override
	public int hashCode() {
		return this.elements.hashCode();
	}

	/**
	 * Return the path, properties by the names of their accessors.
	 */
	@Override
	public String toString() {
		return new AttributePath(this.elements.stream()
			.map((element) -> (element instanceof Property property) ? property.accessor() : element)
			.toList()).toString();
	}

}
