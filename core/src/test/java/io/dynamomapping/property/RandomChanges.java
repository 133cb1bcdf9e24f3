package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random changes of separate attributes, made by the verbs that users have. Many are
 * refused, as the item lacks what they need.
 */
final class RandomChanges {

	private final RandomValues values;

	private final RandomItems items;

	RandomChanges(long seed, int items) {
		this.values = new RandomValues(new Random(seed), RandomItems.NAMES);
		this.items = new RandomItems(this.values, items);
	}

	List<Map<String, AttributeValue>> items() {
		return this.items.all();
	}

	Change next(Map<String, AttributeValue> item) {
		List<AttributePath> paths = new ArrayList<>();
		List<Change> changes = new ArrayList<>();
		for (int i = this.values.upTo(this.values.upTo(4)); i >= 0; i--) {
			AttributePath path = this.items.path(item, (value) -> true);
			if (paths.stream().noneMatch((other) -> conflict(path, other))) {
				paths.add(path);
				changes.add(new RandomAction(this.values, this.items, item, path).next());
			}
		}
		return this.values.chance(50) ? Change.allOf(changes) : changes.stream().reduce(Change.none(), Change::and);
	}

	// One within the other, or a name and a position in the same place.
	private static boolean conflict(AttributePath one, AttributePath other) {
		int common = 0;
		int length = Math.min(one.elements().size(), other.elements().size());
		while (common < length && one.elements().get(common).equals(other.elements().get(common))) {
			common++;
		}
		return common == length || one.elements().get(common).getClass() != other.elements().get(common).getClass();
	}

}
