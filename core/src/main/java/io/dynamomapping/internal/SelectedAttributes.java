package io.dynamomapping.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.AttributePath;
import io.dynamomapping.internal.codec.Codecs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some attributes, as plain maps.
 *
 * @param paths which attributes, none of which holds another one
 */
record SelectedAttributes(List<AttributePath> paths) implements Projection<Map<String, @Nullable Object>> {

	SelectedAttributes {
		paths = paths.stream().distinct().toList();
		for (AttributePath path : paths) {
			for (AttributePath other : paths) {
				if (!path.equals(other) && path.overlaps(other)) {
					throw new IllegalArgumentException("Expected separate attributes, found '" + path + "' and '"
							+ other + "', one of which holds the other. Select the one that holds it.");
				}
			}
		}
	}

	@Override
	public Optional<Set<String>> attributes() {
		return Optional.of(this.paths.stream().map(AttributePath::attribute).collect(Collectors.toSet()));
	}

	@Override
	public Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
		return PathProjection.apply(item, this.paths);
	}

	@Override
	public Map<String, @Nullable Object> result(Map<String, AttributeValue> item, boolean partial) {
		Map<String, @Nullable Object> selected = new LinkedHashMap<>();
		item.forEach((name, value) -> {
			if (isSelected(name, value)) {
				selected.put(name, Codecs.decodeAttribute(value));
			}
		});
		return selected;
	}

	/**
	 * Return whether an attribute was asked for, rather than read for its being a key.
	 * @param name the name of the attribute
	 * @param value its value
	 * @return {@code true} if it was, or something within it
	 */
	private boolean isSelected(String name, AttributeValue value) {
		return this.paths.stream()
			.anyMatch((path) -> path.attribute().equals(name)
					&& (path.elements().size() == 1 || value.hasM() || value.hasL()));
	}

}
