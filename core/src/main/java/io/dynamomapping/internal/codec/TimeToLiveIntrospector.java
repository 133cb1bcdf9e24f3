package io.dynamomapping.internal.codec;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;

/**
 * Stores properties that are marked as {@link TimeToLive} as seconds since 1970.
 */
final class TimeToLiveIntrospector extends AnnotationIntrospector {

	private static final Map<Class<?>, Time<?>> TIMES = Map
		.of(Instant.class, new Time<>(Instant.class, (time) -> time, (instant) -> instant), OffsetDateTime.class,
				new Time<>(OffsetDateTime.class, OffsetDateTime::toInstant,
						(instant) -> instant.atOffset(ZoneOffset.UTC)),
				ZonedDateTime.class,
				new Time<>(ZonedDateTime.class, ZonedDateTime::toInstant, (instant) -> instant.atZone(ZoneOffset.UTC)),
				Long.class, new Time<>(Long.class, Instant::ofEpochSecond, Instant::getEpochSecond), long.class,
				new Time<>(Long.class, Instant::ofEpochSecond, Instant::getEpochSecond));

	/**
	 * Return whether a property of a type can say when an item expires.
	 * @param type the type of the property
	 * @return {@code true} if it names a point in time
	 */
	static boolean isTime(Class<?> type) {
		return TIMES.containsKey(type);
	}

	private static @Nullable Time<?> time(Annotated annotated) {
		return annotated.hasAnnotation(TimeToLive.class) ? TIMES.get(annotated.getRawType()) : null;
	}

	@Override
	public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
		Time<?> time = time(annotated);
		return (time != null) ? time.serializer() : null;
	}

	@Override
	public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
		Time<?> time = time(annotated);
		return (time != null) ? time.deserializer((annotated.getRawType() == long.class) ? 0L : null) : null;
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	/**
	 * A type that stands for points in time.
	 *
	 * @param type the type
	 * @param toInstant makes a point in time of an object
	 * @param fromInstant makes an object of a point in time
	 * @param <T> the type
	 */
	private record Time<T>(Class<T> type, Function<T, Instant> toInstant, Function<Instant, T> fromInstant) {

		Object serializer() {
			return new AttributeSerializer<T>(this.type, ScalarAttributeType.N, this::attribute);
		}

		Object deserializer(@Nullable Object absent) {
			return new AttributeDeserializer<T>(this.type, (value) -> this.fromInstant.apply(EpochSeconds.parse(value)),
					this.type.cast(absent));
		}

		private AttributeValue attribute(T time) {
			return EpochSeconds.of(this.toInstant.apply(time));
		}

	}

}
