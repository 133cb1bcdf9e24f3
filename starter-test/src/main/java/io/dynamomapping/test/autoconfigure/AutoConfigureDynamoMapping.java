package io.dynamomapping.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a test the mappings of its application on tables of its own. They are in DynamoDB
 * Local, in the JVM and the memory of the test, unless the test brings a service
 * connection, or sets {@code dynamodb.endpoint} or {@code dynamodb.embedded.*} itself:
 * those in the configuration files of the application do not apply.
 * <p>
 * {@link DynamoMappingTest @DynamoMappingTest} has this annotation. Beside
 * {@code @SpringBootTest} it does the same for a whole application, whose own
 * {@code DynamoDbClient} beans stay as they are.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureDynamoMapping {

	/**
	 * Whether to create the table of each mapping under {@code dynamodb.tables} where it
	 * is missing, whatever {@code on-startup} says. Refused in AWS.
	 * @return whether to create tables
	 */
	boolean createTables() default true;

	/**
	 * Whether to delete all items of all mappings before each test method, and before
	 * methods with {@code @BeforeEach}. Refused in AWS. Tests that do so and tests that
	 * do not can share a context.
	 * @return whether to empty tables
	 */
	boolean emptyTables() default false;

}
