package io.dynamomapping.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that holds the sort key of the table or of an index. Set it on the
 * record component, field or accessor of a value, or on a component of a record that
 * serves as key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD })
@Repeatable(SortKey.List.class)
public @interface SortKey {

	/**
	 * The index whose sort key this is; empty for the table's own.
	 * @return the name of a secondary index
	 */
	String index() default "";

	/**
	 * Holds several {@link SortKey} annotations on one property.
	 */
	@Documented
	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD })
	@interface List {

		/**
		 * The annotations.
		 * @return one for each table or index
		 */
		SortKey[] value();

	}

}
