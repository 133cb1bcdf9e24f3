package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.expression.AttributeValues;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds attributes that are read, but written under another name: those that an alias of
 * a property stands for. Left beside the new name, they might be read instead of it.
 */
final class OldNames {

	private final UnaryOperator<Map<String, AttributeValue>> shown;

	private final boolean declared;

	/**
	 * Prepare a search.
	 * @param shown returns the attributes that the value of an item has
	 * @param declared whether values declare their attributes, older names among them
	 */
	OldNames(UnaryOperator<Map<String, AttributeValue>> shown, boolean declared) {
		this.shown = shown;
		this.declared = declared;
	}

	/**
	 * Find the attributes of an item.
	 * @param item the item as it was read
	 * @param own those of its attributes that belong to its value
	 * @param shown the attributes that its value has
	 * @return the paths of those that are under an old name
	 */
	List<AttributePath> find(Map<String, AttributeValue> item, Map<String, AttributeValue> own,
			Map<String, AttributeValue> shown) {
		List<AttributePath> hidden = new ArrayList<>();
		collect(null, own, shown, hidden);
		List<AttributePath> doubtful = hidden.stream()
			.filter((path) -> !this.declared || path.elements().size() > 1)
			.toList();
		// As a rule nobody reads any of them, which takes one look.
		if (!doubtful.isEmpty() && !isRead(item, shown, doubtful)) {
			hidden.removeAll(doubtful);
		}
		else {
			hidden.removeIf((path) -> doubtful.contains(path) && !isRead(item, shown, List.of(path)));
		}
		return hidden;
	}

	private static void collect(@Nullable AttributePath parent, Map<String, AttributeValue> stored,
			Map<String, AttributeValue> shown, List<AttributePath> hidden) {
		stored.forEach((name, value) -> {
			AttributePath path = (parent != null) ? parent.then(name) : AttributePath.of(name);
			AttributeValue known = shown.get(name);
			if (known == null) {
				hidden.add(path);
			}
			else if (known.hasM() && value.hasM()) {
				collect(path, value.m(), known.m(), hidden);
			}
		});
	}

	private boolean isRead(Map<String, AttributeValue> item, Map<String, AttributeValue> shown,
			List<AttributePath> paths) {
		ItemChanges removals = new ItemChanges();
		paths.forEach((path) -> removals.change(path, null));
		try {
			return !AttributeValues.same(this.shown.apply(ItemSnapshots.apply(item, removals)), shown);
		}
		catch (ItemMappingException ex) {
			return true;
		}
	}

}
