package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Property;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Finds out what properties are called in items. The type that a property was taken from
 * must be the type of the values there, a supertype or a subtype of it, or a supertype of
 * one of the subtypes that can be told apart. For one thread.
 */
final class PropertyNames {

	private final JsonMapper mapper;

	private final PlaceFinder finder;

	private final List<Object> elements = new ArrayList<>();

	private List<Place> places;

	private final @Nullable Place key;

	private @Nullable Property unwrapped;

	/**
	 * Create a finder of one path.
	 * @param mapper the mapper at work
	 * @param finder what walks through types
	 * @param values the place of the values, or {@code null} if they can be anything
	 * @param key the place of the key, or {@code null} if it has no properties
	 */
	PropertyNames(JsonMapper mapper, PlaceFinder finder, @Nullable Place values, @Nullable Place key) {
		this.mapper = mapper;
		this.finder = finder;
		this.places = (values != null) ? List.of(values) : List.of();
		this.key = key;
	}

	/**
	 * Return the path of an attribute.
	 * @param path its elements: names, positions and properties
	 * @return its path in names and positions
	 * @throws IllegalArgumentException if it refers to a property that is not stored
	 */
	AttributePath path(List<Object> path) {
		for (Object element : path) {
			if (element instanceof Property property) {
				add(property);
			}
			else {
				requireWrapped();
				this.elements.add(element);
				this.places = this.finder.step(this.places, element).places();
			}
		}
		requireWrapped();
		return new AttributePath(this.elements);
	}

	private void requireWrapped() {
		if (this.unwrapped != null) {
			throw new IllegalArgumentException("Expected an attribute, found " + this.unwrapped
					+ ", whose members are attributes beside the others. Refer to one of them by then(…).");
		}
	}

	private void add(Property property) {
		List<Found> found = find(property);
		List<String> names = found.stream().map((one) -> one.writer().getName()).distinct().toList();
		if (names.size() > 1) {
			throw new IllegalArgumentException("Expected one attribute, found " + property
					+ ", which subtypes store as " + new TreeSet<>(names) + ". Refer to the property of one subtype.");
		}
		if (found.get(0).writer().isUnwrapping()) {
			this.unwrapped = property;
			this.places = found.stream().map((one) -> this.finder.unwrapped(one.owner(), one.writer())).toList();
			return;
		}
		this.unwrapped = null;
		this.elements.add(names.get(0));
		this.places = found.stream().map((one) -> this.finder.property(one.owner(), one.type(), one.writer())).toList();
	}

	private List<Found> find(Property property) {
		boolean first = this.elements.isEmpty() && this.unwrapped == null;
		Search inKey = search((first && this.key != null) ? List.of(this.key) : List.of(), property);
		Search inValue = search(inKey.related() ? this.places : known(property), property);
		return Stream.of(inValue, inKey)
			.map(Search::found)
			.filter((found) -> !found.isEmpty())
			.findFirst()
			.orElseThrow(() -> refused((inValue.related() || !inKey.related()) ? inValue : inKey, property));
	}

	// Where values can be anything, the property's own type tells.
	private List<Place> known(Property property) {
		return this.places.isEmpty() ? List.of(this.finder.root(this.mapper.constructType(property.owner())))
				: this.places;
	}

	private static IllegalArgumentException refused(Search search, Property property) {
		String advice = search.accessors().isEmpty() ? "Name the attribute by its path."
				: "Use one of " + search.accessors() + ", or name the attribute by its path.";
		if (search.related()) {
			return new IllegalArgumentException(
					"Expected a property that is stored, found " + property + ". " + advice);
		}
		return new IllegalArgumentException("Expected a property of " + String.join(" or ", search.types()) + ", found "
				+ property + ", which is of another type. " + advice);
	}

	private Search search(List<Place> places, Property property) {
		Search search = new Search(new ArrayList<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
		for (Place place : places) {
			Place inner = place;
			while (Container.isOptional(inner.type())) {
				inner = this.finder.content(inner);
			}
			search.types().add(inner.type().getRawClass().getSimpleName());
			for (JavaType type : this.finder.serializers().concreteTypes(inner)) {
				search(search, inner, type, property);
			}
		}
		return search;
	}

	private void search(Search search, Place place, JavaType type, Property property) {
		boolean subtype = type.getRawClass().isAssignableFrom(property.owner());
		JavaType related = subtype ? this.finder.serializers().specialized(type, property.owner()) : type;
		ValueSerializer<?> serializer = this.finder.serializers().of(place, related);
		List<BeanPropertyWriter> writers = this.finder.serializers().declared(serializer);
		writers.forEach((writer) -> search.accessors().add(writer.getMember().getName()));
		if (!subtype && !property.owner().isAssignableFrom(type.getRawClass())) {
			return;
		}
		search.owners().add(related);
		BeanPropertyWriter writer = find(writers, property.accessor());
		if (writer != null) {
			search.found().add(new Found(place, related, writer));
		}
	}

	private static @Nullable BeanPropertyWriter find(List<BeanPropertyWriter> writers, String accessor) {
		for (BeanPropertyWriter writer : writers) {
			if (writer.getMember().getName().equals(accessor)) {
				return writer;
			}
		}
		// Read through its field although there is a getter, or the other way round.
		for (BeanPropertyWriter writer : writers) {
			if (withoutPrefix(writer.getMember().getName()).equals(withoutPrefix(accessor))) {
				return writer;
			}
		}
		return null;
	}

	private static String withoutPrefix(String accessor) {
		for (String prefix : List.of("get", "is")) {
			if (accessor.startsWith(prefix) && accessor.length() > prefix.length()
					&& Character.isUpperCase(accessor.charAt(prefix.length()))) {
				String rest = accessor.substring(prefix.length());
				return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
			}
		}
		return accessor;
	}

	/**
	 * A property that was found.
	 *
	 * @param owner the place of the object that has it
	 * @param type the type that has it
	 * @param writer the property
	 */
	private record Found(Place owner, JavaType type, BeanPropertyWriter writer) {

	}

	/**
	 * What was looked through.
	 *
	 * @param found what was found
	 * @param accessors what could have been found
	 * @param types where it was looked for
	 * @param owners the types among them that have to do with the property's
	 */
	private record Search(List<Found> found, Set<String> accessors, Set<String> types, List<JavaType> owners) {

		boolean related() {
			return !this.owners.isEmpty();
		}

	}

}
