package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.AttributeType;
import io.dynamomapping.Condition;
import io.dynamomapping.Operand;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;

/**
 * A random test of one attribute, which often holds of one item.
 */
final class RandomComparison {

	private final RandomValues values;

	private final RandomItems items;

	private final Map<String, AttributeValue> item;

	private final AttributePath path;

	private final Attribute<Object> subject;

	private final @Nullable AttributeValue present;

	RandomComparison(RandomValues values, RandomItems items, Map<String, AttributeValue> item, AttributePath path) {
		this.values = values;
		this.items = items;
		this.item = item;
		this.path = path;
		this.subject = items.refer(path);
		this.present = Comparisons.find(item, path.elements());
	}

	static boolean isOrdered(@Nullable AttributeValue value) {
		return value != null && Comparisons.ORDERED.contains(value.type());
	}

	Condition equality() {
		return this.values.chance(60) ? this.values.one(Verbs.<Object>equality()).apply(this.subject, like())
				: this.values.one(Verbs.<Object>equalityOfOperands()).apply(this.subject, other());
	}

	Condition order() {
		return switch (this.values.upTo(3)) {
			case 0, 1 -> this.values.one(Verbs.<Object>order()).apply(this.subject, given(ordered()));
			case 2 -> this.values.one(Verbs.<Object>orderOfOperands()).apply(this.subject, other());
			default -> this.values.one(Verbs.<Object>orderOfOperands())
				.apply(this.subject, sized((value) -> Comparisons.size(value) != null));
		};
	}

	Condition between() {
		return switch (this.values.upTo(4)) {
			case 0 -> this.subject.between(other(), other());
			case 1 -> this.subject.between(given(ordered()), other());
			case 2 -> this.subject.between(other(), given(ordered()));
			default -> betweenValues();
		};
	}

	private Condition betweenValues() {
		AttributeValue one = ordered();
		AttributeValue two = this.values.value(one.type(), 0);
		Integer order = Comparisons.compare(one, two);
		boolean swap = order != null && order > 0;
		return this.subject.between(given(swap ? two : one), given(swap ? one : two));
	}

	Condition in() {
		List<Object> candidates = new ArrayList<>();
		for (int i = this.values.upTo(3); i >= 0; i--) {
			candidates.add(this.values.chance(80) ? like() : other());
		}
		return this.values.chance(50) ? this.subject.in(candidates) : this.subject.in(candidates.toArray());
	}

	Condition presence() {
		return switch (this.values.upTo(3)) {
			case 0 -> this.subject.exists();
			case 1 -> this.subject.missing();
			default -> this.subject.type(type());
		};
	}

	private AttributeType type() {
		if (this.present == null || this.values.chance(20)) {
			return this.values.one(List.of(AttributeType.values()));
		}
		return (this.present.nul() != null) ? AttributeType.NULL : AttributeType.valueOf(this.present.type().name());
	}

	Condition beginsWith() {
		boolean binary = this.present != null && this.present.b() != null && this.values.chance(90);
		AttributeValue prefix = this.values.value(binary ? AttributeValue.Type.B : AttributeValue.Type.S, 0);
		return binary ? this.subject.beginsWith(prefix.b().asByteArray()) : this.subject.beginsWith(prefix.s());
	}

	Condition contains() {
		AttributeValue part = part();
		return this.values.chance(70) ? this.subject.contains(given(part))
				: this.subject.contains(other((value) -> value.type() == part.type()));
	}

	private AttributeValue part() {
		if (this.present == null || this.values.chance(10)) {
			return this.values.value(2);
		}
		return switch (this.present.type()) {
			case S, SS -> this.values.value(AttributeValue.Type.S, 0);
			case B, BS -> this.values.value(AttributeValue.Type.B, 0);
			case NS -> this.values.value(AttributeValue.Type.N, 0);
			case L -> this.present.l().isEmpty() ? this.values.value(1) : this.values.one(this.present.l());
			default -> this.values.value(1);
		};
	}

	Condition size() {
		AttributeValue size = Comparisons.size(this.present);
		int number = (size != null && this.values.chance(50)) ? Integer.parseInt(size.n()) : this.values.upTo(4);
		return switch (this.values.upTo(6)) {
			case 0 -> this.values.one(Verbs.<Integer>equality()).apply(this.subject.size(), number);
			case 1 -> this.values.one(Verbs.<Integer>order()).apply(this.subject.size(), number);
			case 2 -> this.values.one(Verbs.<Integer>equalityOfOperands()).apply(this.subject.size(), size(2));
			case 3 -> this.values.one(Verbs.<Integer>orderOfOperands()).apply(this.subject.size(), size(2));
			case 4 -> this.subject.size().between(number, number + 1);
			case 5 -> this.subject.size().between(size(1), size(1));
			default -> this.subject.size().in(number, 2);
		};
	}

	private Operand<Integer> size(int sizes) {
		if (this.values.chance(100 / sizes)) {
			return sized((value) -> Comparisons.size(value) != null);
		}
		return attr(otherPath((value) -> value.n() != null).toString(), Integer.class);
	}

	private Operand<Integer> sized(Predicate<AttributeValue> wish) {
		return this.items.refer(this.items.path(this.item, wish)).size();
	}

	private Operand<Object> other() {
		return other((value) -> this.present == null || value.type() == this.present.type());
	}

	private Operand<Object> other(Predicate<AttributeValue> wish) {
		return this.items.refer(otherPath(wish));
	}

	// DynamoDB refuses to compare an attribute with itself.
	private AttributePath otherPath(Predicate<AttributeValue> wish) {
		AttributePath other = this.items.path(this.item, wish);
		while (other.equals(this.path)) {
			other = this.items.path(this.items.any(), wish);
		}
		return other;
	}

	private Object given(AttributeValue value) {
		return this.values.given(value);
	}

	private Object like() {
		if (this.present == null || this.values.chance(10)) {
			return given(this.values.value(2));
		}
		return given(this.values.chance(60) ? this.present : this.values.value(this.present.type(), 1));
	}

	private AttributeValue ordered() {
		AttributeValue value = this.present;
		return (value != null && isOrdered(value) && this.values.chance(90)) ? this.values.value(value.type(), 0)
				: this.values.value(this.values.one(Comparisons.ORDERED), 0);
	}

}
