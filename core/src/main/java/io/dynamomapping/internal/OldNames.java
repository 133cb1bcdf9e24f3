package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
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
		hidden.removeIf((path) -> !isOldName(item, shown, path));
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
			else if (known != null && known.hasM() && value.hasM()) {
				collect(path, value.m(), known.m(), hidden);
			}
		});
	}

	private boolean isOldName(Map<String, AttributeValue> item, Map<String, AttributeValue> shown, AttributePath path) {
		if (this.declared && path.elements().size() == 1) {
			return true;
		}
		try {
			// What nobody reads may go without a trace.
			return !AttributeValues
				.same(this.shown.apply(ItemSnapshots.apply(item, new ItemChanges().change(path, null))), shown);
		}
		catch (ItemMappingException ex) {
			return true;
		}
	}

}
