package io.dynamomapping.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that holds the version of an item, a whole number that every write
 * increases by one. A value is written only if the item still has the version that the
 * value was read with; otherwise the write is refused with
 * {@link io.dynamomapping.StaleItemException}, or with {@code false} where the verb
 * answers so. A value with version {@code null} is written where there is no version yet,
 * one with version 0 also where the version is 0. Set it on the record component, field
 * or accessor of a {@code long}, {@code int} or {@code short}, or of their boxes.
 *
 * @see io.dynamomapping.DynamoMapping#unversioned()
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD })
public @interface Version {

}
