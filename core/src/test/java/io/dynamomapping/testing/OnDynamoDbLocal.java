package io.dynamomapping.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * Marks tests that are run on DynamoDB Local only, and not on tables in memory.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("dynamodb-local")
public @interface OnDynamoDbLocal {

	/**
	 * Return what tables in memory do not have.
	 * @return the reason
	 */
	String value();

}
