package io.dynamomapping.internal.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tries whether values could be read that have a certain attribute.
 */
final class ReadableCheck {

	private final ItemCodec<?> codec;

	ReadableCheck(ItemCodec<?> codec) {
		this.codec = codec;
	}

	/**
	 * Refuse an attribute value that values could not be read from.
	 * @param path the path of the attribute
	 * @param value its attribute value
	 * @param places where the path leads to; one that takes it is enough
	 * @throws ItemMappingException if none does
	 */
	void require(AttributePath path, AttributeValue value, List<Place> places) {
		List<List<Map<String, AttributeValue>>> discriminators = places.isEmpty() ? List.of(List.of())
				: places.stream().map(Place::discriminators).distinct().toList();
		ItemMappingException first = null;
		for (List<Map<String, AttributeValue>> subtype : discriminators) {
			ItemMappingException failure = read(path, value, subtype);
			if (failure == null) {
				return;
			}
			first = (first != null) ? first : failure;
		}
		if (first != null) {
			throw first;
		}
	}

	private @Nullable ItemMappingException read(AttributePath path, AttributeValue value,
			List<Map<String, AttributeValue>> discriminators) {
		try {
			this.codec.decode(item(path, value, discriminators));
			return null;
		}
		catch (ItemMappingException ex) {
			// A constructor may miss the other attributes: that says nothing of this one.
			String name = inShortLists(path).toString();
			boolean here = ex.path().equals(name) || ex.path().startsWith(name + ".")
					|| ex.path().startsWith(name + "[");
			return here ? renamed(ex, path + ex.path().substring(name.length())) : null;
		}
	}

	// An element of a list is read at the first position, however long the list is.
	private static AttributePath inShortLists(AttributePath path) {
		return new AttributePath(
				path.elements().stream().map((element) -> (element instanceof Integer) ? 0 : element).toList());
	}

	private static ItemMappingException renamed(ItemMappingException ex, String path) {
		String message = String.valueOf(ex.getMessage()).replace("'" + ex.path() + "'", "'" + path + "'");
		return new ItemMappingException(path, message, true, ex.getCause());
	}

	private static Map<String, AttributeValue> item(AttributePath path, AttributeValue value,
			List<Map<String, AttributeValue>> discriminators) {
		AttributeValue inner = value;
		for (int i = path.elements().size() - 1; i > 0; i--) {
			inner = (path.elements().get(i) instanceof String name)
					? AttributeValue.fromM(member(name, inner, i, discriminators))
					: AttributeValue.fromL(List.of(inner));
		}
		return member(path.attribute(), inner, 0, discriminators);
	}

	private static Map<String, AttributeValue> member(String name, AttributeValue value, int depth,
			List<Map<String, AttributeValue>> discriminators) {
		Map<String, AttributeValue> members = new LinkedHashMap<>();
		if (depth < discriminators.size()) {
			members.putAll(discriminators.get(depth));
		}
		members.put(name, value);
		return members;
	}

}
