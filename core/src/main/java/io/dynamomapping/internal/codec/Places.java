package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Property;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Remembers where paths lead to in the values and keys of one mapping. Safe for use by
 * many threads.
 */
final class Places {

	/** Paths come from callers: there may be any number of them. */
	private static final int MAX_REMEMBERED = 1000;

	private final StorageMapper mapper;

	private final String valueAttribute;

	/** The values as a whole, unless they can be anything. */
	private final @Nullable Place values;

	/** Whether values are held by one attribute. */
	private final boolean scalar;

	/** The keys as a whole, if they have properties. */
	private final @Nullable Place key;

	private final Map<List<Object>, AttributePath> paths = new ConcurrentHashMap<>();

	private final Map<AttributePath, Reach> attributes = new ConcurrentHashMap<>();

	private final Map<AttributePath, Reach> elements = new ConcurrentHashMap<>();

	Places(Codecs codecs, StorageMapper mapper, Type valueType, Type keyType, String valueAttribute) {
		this.mapper = mapper;
		this.valueAttribute = valueAttribute;
		this.scalar = codecs.isScalar(valueType);
		JavaType keys = mapper.mapper().constructType(keyType);
		PlaceFinder finder = new PlaceFinder(mapper);
		this.values = Codecs.isSchemaless(valueType) ? null : finder.root(mapper.mapper().constructType(valueType));
		this.key = keys.isRecordType() ? finder.root(keys) : null;
	}

	/**
	 * Return whether values can be anything.
	 * @return {@code true} if they have no type that tells
	 */
	boolean isSchemaless() {
		return this.values == null;
	}

	/**
	 * Return the path of an attribute.
	 * @param attribute the attribute
	 * @return its path in names and positions
	 */
	AttributePath path(Attribute<?> attribute) {
		if (attribute.elements().stream().noneMatch(Property.class::isInstance)) {
			return new AttributePath(attribute.elements());
		}
		return remembered(this.paths, attribute.elements(),
				(path) -> new PropertyNames(this.mapper.mapper(), new PlaceFinder(this.mapper), this.values, this.key)
					.path(path));
	}

	/**
	 * Return where a path leads to.
	 * @param path the path
	 * @return the places there
	 */
	Reach attribute(AttributePath path) {
		return remembered(this.attributes, path, this::find);
	}

	/**
	 * Return where the elements of a list or set are.
	 * @param path the path of the list or set
	 * @return the places of its elements
	 */
	Reach elements(AttributePath path) {
		return remembered(this.elements, path, (list) -> {
			PlaceFinder finder = new PlaceFinder(this.mapper);
			return Reach.either(attribute(list).places().stream().map(finder::elements).toList());
		});
	}

	private Reach find(AttributePath path) {
		PlaceFinder finder = new PlaceFinder(this.mapper);
		try {
			Reach reach = first(finder, path.attribute());
			for (Object element : path.elements().subList(1, path.elements().size())) {
				if (reach.places().isEmpty()) {
					return reach;
				}
				Reach next = finder.step(reach.places(), element);
				reach = new Reach(next.places(), reach.open() || next.open(), next.names());
			}
			return withContents(finder, reach);
		}
		catch (JacksonException ex) {
			// A type that Jackson cannot write at all has no place for anything.
			return Reach.OPEN;
		}
	}

	private Reach first(PlaceFinder finder, String name) {
		Reach ofKey = (this.key != null) ? finder.step(List.of(this.key), name) : Reach.NOWHERE;
		if (this.values == null) {
			return ofKey.isNowhere() ? Reach.OPEN : ofKey;
		}
		Reach ofValues = this.scalar ? scalar(this.values, name) : finder.step(List.of(this.values), name);
		return (ofValues.isNowhere() && !ofKey.isNowhere()) ? ofKey : ofValues;
	}

	private Reach scalar(Place place, String name) {
		if (!name.equals(this.valueAttribute)) {
			return Reach.NOWHERE.among(Set.of(this.valueAttribute));
		}
		return Reach.to(new Place(place.type(), place.serializer(), place.shape(), null, List.of(), List.of(Map.of())));
	}

	// What is in an optional may be given without it.
	private static Reach withContents(PlaceFinder finder, Reach reach) {
		List<Place> places = new ArrayList<>(reach.places());
		for (Place place : reach.places()) {
			if (Container.isOptional(place.type())) {
				places.add(finder.content(place));
			}
		}
		return new Reach(List.copyOf(places), reach.open(), reach.names());
	}

	private static <K, V> V remembered(Map<K, V> known, K question, Function<K, V> find) {
		V answer = known.get(question);
		if (answer == null) {
			answer = find.apply(question);
			if (known.size() < MAX_REMEMBERED) {
				known.put(question, answer);
			}
		}
		return answer;
	}

}
