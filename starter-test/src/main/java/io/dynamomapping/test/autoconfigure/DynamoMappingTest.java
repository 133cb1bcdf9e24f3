package io.dynamomapping.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of mappings, and of nothing else of the application: the client, a mapping for
 * each table under {@code dynamodb.tables}, transactions, validation, translation of
 * exceptions, and of the application's components those that have a say in mappings,
 * which are callbacks, listeners, codecs and customizers. Other components, services and
 * {@code @Repository} classes among them, are imported by the test, or found by
 * {@link #includeFilters()}.
 * <p>
 * Tables are those of {@link AutoConfigureDynamoMapping @AutoConfigureDynamoMapping}: on
 * an embedded DynamoDB Local by default, and created.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(DynamoMappingTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(DynamoMappingTypeExcludeFilter.class)
@AutoConfigureDynamoMapping
@ImportAutoConfiguration
public @interface DynamoMappingTest {

	/**
	 * Properties in form {@literal key=value} that are added to the {@link Environment}
	 * before the test runs.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * Whether to include callbacks, listeners, codecs and customizers of the application.
	 * @return whether to use default filters
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters for components to include besides.
	 * @return filters that include
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters for components to leave out.
	 * @return filters that exclude
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return classes of auto-configurations
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

	/**
	 * Whether to create the table of each mapping where it is missing, whatever
	 * {@code on-startup} says.
	 * @return whether to create tables
	 * @see AutoConfigureDynamoMapping#createTables()
	 */
	@AliasFor(annotation = AutoConfigureDynamoMapping.class, attribute = "createTables")
	boolean createTables() default true;

	/**
	 * Whether to delete all items of all mappings before each test method.
	 * @return whether to empty tables
	 * @see AutoConfigureDynamoMapping#emptyTables()
	 */
	@AliasFor(annotation = AutoConfigureDynamoMapping.class, attribute = "emptyTables")
	boolean emptyTables() default false;

}
