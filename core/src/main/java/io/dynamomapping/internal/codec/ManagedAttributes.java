package io.dynamomapping.internal.codec;

import java.lang.annotation.Annotation;
import java.util.Set;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.annotation.Version;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JavaType;

/**
 * The attributes of items that mean something to the mapping itself.
 *
 * @param version the name of the attribute that holds the version, or {@code null}
 * @param timeToLive the name of the attribute that says when an item expires, or
 * {@code null}
 */
public record ManagedAttributes(@Nullable String version, @Nullable String timeToLive) {

	private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(long.class, Long.class, int.class, Integer.class,
			short.class, Short.class);

	/**
	 * Find out what is marked or named in a type of values.
	 * @param shapes knows the properties
	 * @param type the type
	 * @param version the name of the version attribute, or {@code null} to go by
	 * {@link Version}
	 * @param timeToLive the name of the attribute that says when an item expires, or
	 * {@code null} to go by {@link TimeToLive}
	 * @return the attributes
	 * @throws IllegalArgumentException if a property cannot be what it is said to be
	 */
	static ManagedAttributes of(ValueShapes shapes, JavaType type, @Nullable String version,
			@Nullable String timeToLive) {
		Finder finder = new Finder(shapes, type);
		ValueProperty versionProperty = finder.find(Version.class, "version", version);
		if (versionProperty != null && !WHOLE_NUMBERS.contains(versionProperty.type().getRawClass())) {
			throw finder.refused("a whole number (long, int or short) as version", versionProperty);
		}
		ValueProperty timeProperty = finder.find(TimeToLive.class, "time to live", timeToLive);
		if (timeProperty != null) {
			if (!TimeToLiveIntrospector.isTime(timeProperty.type().getRawClass())) {
				throw finder.refused("an Instant, OffsetDateTime, ZonedDateTime or long as time to live", timeProperty);
			}
			if (timeProperty.shape().scalarType() != ScalarAttributeType.N) {
				throw finder.refused("a time to live that is stored as number of seconds", timeProperty);
			}
		}
		return new ManagedAttributes((versionProperty != null) ? versionProperty.name() : version,
				(timeProperty != null) ? timeProperty.name() : timeToLive);
	}

	/**
	 * Looks for properties.
	 *
	 * @param shapes knows the properties
	 * @param type the type of the values
	 */
	private record Finder(ValueShapes shapes, JavaType type) {

		@Nullable ValueProperty find(Class<? extends Annotation> annotation, String role, @Nullable String name) {
			ValueProperty found = null;
			for (JavaType concrete : this.shapes.concreteTypes(this.type)) {
				for (ValueProperty property : this.shapes.properties(concrete)) {
					if (!((name != null) ? property.name().equals(name) : property.isAnnotated(annotation))) {
						continue;
					}
					if (found != null && !found.name().equals(property.name())) {
						throw new IllegalArgumentException("Expected " + this.type.getRawClass().getName()
								+ " to declare one " + role + ", found '" + found.name() + "' and '" + property.name()
								+ "'. Annotate one of them.");
					}
					if (isTableKey(property)) {
						throw refused("another property than a key as " + role, property);
					}
					found = property;
				}
			}
			return found;
		}

		private static boolean isTableKey(ValueProperty property) {
			return property.annotations(PartitionKey.class, PartitionKey.List.class, PartitionKey.List::value)
				.stream()
				.anyMatch((key) -> key.index().isEmpty())
					|| property.annotations(SortKey.class, SortKey.List.class, SortKey.List::value)
						.stream()
						.anyMatch((key) -> key.index().isEmpty());
		}

		IllegalArgumentException refused(String expected, ValueProperty property) {
			return new IllegalArgumentException("Expected " + this.type.getRawClass().getName() + " to declare "
					+ expected + ", found '" + property.name() + "' of type " + property.type().getRawClass().getName()
					+ ". Change its type, or mark another property.");
		}

	}

}
