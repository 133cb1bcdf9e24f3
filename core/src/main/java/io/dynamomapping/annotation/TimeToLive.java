package io.dynamomapping.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that says when an item expires. It is stored as the number of
 * seconds since 1970, as DynamoDB wants it; fractions of a second are cut off. An item
 * that has expired counts as absent, whether or not DynamoDB has deleted it yet. An item
 * without it, or with 0, never expires. Set it on the record component, field or accessor
 * of an {@link java.time.Instant}, {@link java.time.OffsetDateTime} or
 * {@link java.time.ZonedDateTime}, or of a {@code long} that holds the seconds.
 *
 * @see io.dynamomapping.DynamoMapping#put(Object, Object, java.time.Duration)
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to
 * live in DynamoDB</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
public @interface TimeToLive {

}
