package io.dynamomapping.property;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A random change of one attribute, which often fits an item.
 */
final class RandomAction {

	private static final List<Number> NUMBERS = List.of(0, 1, -1, 2L, 0.5, new BigDecimal("1E-130"),
			new BigDecimal("1.00"), new BigDecimal("99999999999999999999999999999999999999"));

	private static final List<AttributeValue.Type> SETS = RandomValues.types("SS", "NS", "BS");

	private final RandomValues values;

	private final RandomItems items;

	private final Map<String, AttributeValue> item;

	private final Attribute<Object> subject;

	private final @Nullable AttributeValue present;

	RandomAction(RandomValues values, RandomItems items, Map<String, AttributeValue> item, AttributePath path) {
		this.values = values;
		this.items = items;
		this.item = item;
		this.subject = items.refer(path);
		this.present = Comparisons.find(item, path.elements());
	}

	Change next() {
		if (this.present != null && this.values.chance(70)) {
			return fitting(this.present.type());
		}
		return any();
	}

	private Change fitting(AttributeValue.Type type) {
		return switch (type) {
			case N -> this.values.chance(50) ? increment() : this.subject.set(sum());
			case L -> this.values.chance(50) ? extend() : this.subject.set(concatenation());
			case SS, NS, BS -> membership(type);
			default -> any();
		};
	}

	private Change any() {
		return switch (this.values.upTo(11)) {
			case 0, 1, 2, 3 -> this.subject.remove();
			case 4, 5 -> this.subject.set(value(2));
			case 6 -> this.subject.setIfMissing(value(1));
			case 7 -> this.subject.set(attribute((value) -> true));
			case 8 -> this.subject.set(orElse((value) -> true, value(1)));
			case 9 -> increment();
			case 10 -> extend();
			default -> membership(this.values.one(SETS));
		};
	}

	private Change increment() {
		Number number = this.values.one(NUMBERS);
		return this.values.chance(50) ? this.subject.increment(number) : this.subject.incrementOrSet(number);
	}

	private Expression<Object> sum() {
		Expression.Term<Object> left = number();
		return switch (this.values.upTo(3)) {
			case 0 -> left.plus(this.values.one(NUMBERS));
			case 1 -> left.minus(this.values.one(NUMBERS));
			case 2 -> left.plus(number());
			default -> left.minus(number());
		};
	}

	private Expression.Term<Object> number() {
		Predicate<AttributeValue> wish = (value) -> value.n() != null;
		return switch (this.values.upTo(2)) {
			case 0 -> this.subject;
			case 1 -> attribute(wish);
			default -> orElse(wish, this.values.given(this.values.value(AttributeValue.Type.N, 0)));
		};
	}

	private Change extend() {
		List<Object> elements = elements();
		return switch (this.values.upTo(7)) {
			case 0 -> this.subject.append(elements);
			case 1 -> this.subject.append(elements.toArray());
			case 2 -> this.subject.appendOrSet(elements);
			case 3 -> this.subject.appendOrSet(elements.toArray());
			case 4 -> this.subject.prepend(elements);
			case 5 -> this.subject.prepend(elements.toArray());
			case 6 -> this.subject.prependOrSet(elements);
			default -> this.subject.prependOrSet(elements.toArray());
		};
	}

	private Expression<Object> concatenation() {
		Expression.Term<Object> left = list();
		return this.values.chance(50) ? left.concat(list()) : left.concat(elements());
	}

	private Expression.Term<Object> list() {
		return switch (this.values.upTo(2)) {
			case 0 -> this.subject;
			case 1 -> attribute(AttributeValue::hasL);
			default -> orElse(AttributeValue::hasL, elements());
		};
	}

	private List<Object> elements() {
		List<Object> elements = new ArrayList<>();
		this.values.list(1).forEach((element) -> elements.add(this.values.given(element)));
		return elements;
	}

	private Change membership(AttributeValue.Type type) {
		Collection<Object> elements = members(type);
		return switch (this.values.upTo(4)) {
			case 0 -> this.subject.include(elements);
			case 1 -> this.subject.include(elements.toArray());
			case 2 -> this.subject.exclude(elements);
			default -> this.subject.exclude(elements.toArray());
		};
	}

	private Collection<Object> members(AttributeValue.Type type) {
		Set<Object> members = Comparisons.elements(this.values.value(type, 0));
		if (this.present != null && this.present.type() == type && this.values.chance(60)) {
			members.addAll(Comparisons.elements(this.present));
		}
		return this.values.chance(50) ? members
				: members.stream().map((member) -> (Object) Bindings.encode(member)).toList();
	}

	private Expression.Term<Object> orElse(Predicate<AttributeValue> wish, Object value) {
		Attribute<Object> attribute = attribute((found) -> this.values.chance(50));
		return switch (this.values.upTo(2)) {
			case 0 -> attribute.orElse(value);
			case 1 -> attribute.orElse(other(attribute, wish));
			default -> attribute.orElse(other(attribute, wish).orElse(value));
		};
	}

	private Attribute<Object> attribute(Predicate<AttributeValue> wish) {
		return this.items.refer(this.items.path(this.item, wish));
	}

	// DynamoDB refuses an attribute that falls back to itself.
	private Attribute<Object> other(Attribute<Object> attribute, Predicate<AttributeValue> wish) {
		Attribute<Object> other = attribute(wish);
		while (other.equals(attribute)) {
			other = this.items.refer(this.items.path(this.items.any(), wish));
		}
		return other;
	}

	private Object value(int depth) {
		return this.values.given(this.values.value(depth));
	}

}
