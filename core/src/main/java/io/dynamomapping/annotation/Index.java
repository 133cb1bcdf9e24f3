package io.dynamomapping.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * Says what a secondary index holds. Set it on the type of the values, whose properties
 * are marked as keys of the index by {@link PartitionKey} and {@link SortKey}. It is
 * needed only for indexes that do not hold whole items.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Index.List.class)
public @interface Index {

	/**
	 * The name of the index.
	 * @return the name
	 */
	String value();

	/**
	 * What the index holds.
	 * @return the type of projection
	 */
	ProjectionType projection() default ProjectionType.ALL;

	/**
	 * The attributes that the index holds besides key attributes.
	 * @return the names of the attributes; the projection is
	 * {@link ProjectionType#INCLUDE} if there are any
	 */
	String[] include() default {};

	/**
	 * Holds several {@link Index} annotations on one type.
	 */
	@Documented
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface List {

		/**
		 * The annotations.
		 * @return one for each index
		 */
		Index[] value();

	}

}
