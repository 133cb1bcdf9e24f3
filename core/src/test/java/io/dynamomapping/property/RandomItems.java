package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;

/**
 * Random items, and paths that lead to an attribute of some of them.
 */
final class RandomItems {

	/**
	 * Reserved words, type letters, dots, brackets, and what looks like a placeholder.
	 */
	static final List<String> NAMES = List.of("name", "S", "N", "a.b", "größe", "#n0", ":v0", "t[0]", "size");

	// What an attribute mostly is, so that items have something in common.
	private static final List<AttributeValue.Type> TYPES = RandomValues.types("S", "S", "N", "L", "M", "N", "SS", "B",
			"NS");

	private static final int DEPTH = 3;

	private static final int TRIES = 8;

	private final RandomValues values;

	private final List<Map<String, AttributeValue>> items;

	RandomItems(RandomValues values, int count) {
		this.values = values;
		this.items = IntStream.range(0, count).mapToObj(this::item).toList();
	}

	private Map<String, AttributeValue> item(int number) {
		Map<String, AttributeValue> item = new HashMap<>();
		for (int i = 0; i < NAMES.size(); i++) {
			if (this.values.chance(80)) {
				item.put(NAMES.get(i),
						this.values.chance(60) ? this.values.value(TYPES.get(i), DEPTH) : this.values.value(DEPTH));
			}
		}
		item.put("id", AttributeValue.fromS("item-" + number));
		return item;
	}

	List<Map<String, AttributeValue>> all() {
		return this.items;
	}

	Map<String, AttributeValue> any() {
		return this.values.one(this.items);
	}

	/**
	 * Return a path, mostly one where an item has what is wished for.
	 */
	AttributePath path(Map<String, AttributeValue> item, Predicate<AttributeValue> wish) {
		AttributePath path = path(item);
		for (int tries = this.values.chance(15) ? 0 : TRIES; tries > 0; tries--) {
			AttributeValue found = Comparisons.find(item, path.elements());
			if (found != null && wish.test(found)) {
				return path;
			}
			path = path(item);
		}
		return path;
	}

	private AttributePath path(Map<String, AttributeValue> item) {
		AttributePath path = AttributePath.of(this.values.one(NAMES));
		AttributeValue found = item.get(path.attribute());
		while (path.elements().size() <= DEPTH && this.values.chance(isDocument(found) ? 50 : 5)) {
			boolean list = (found != null && isDocument(found)) ? found.hasL() : this.values.chance(50);
			path = list ? path.at(this.values.upTo(5)) : path.then(member(found));
			found = Comparisons.find(item, path.elements());
		}
		return path;
	}

	private static boolean isDocument(@Nullable AttributeValue value) {
		return value != null && (value.hasL() || value.hasM());
	}

	private String member(@Nullable AttributeValue map) {
		if (map == null || map.m().isEmpty() || this.values.chance(20)) {
			return this.values.one(NAMES);
		}
		return this.values.one(new ArrayList<>(map.m().keySet()));
	}

	/**
	 * Refer to a path in one of the ways there are.
	 */
	Attribute<Object> refer(AttributePath path) {
		return switch (this.values.upTo(2)) {
			case 0 -> attr(path);
			case 1 -> attr(path.toString());
			default -> {
				Attribute<Object> attribute = attr(AttributePath.of(path.attribute()));
				for (Object element : path.elements().subList(1, path.elements().size())) {
					attribute = (element instanceof String name) ? attribute.then(name)
							: attribute.at((Integer) element);
				}
				yield attribute;
			}
		};
	}

}
