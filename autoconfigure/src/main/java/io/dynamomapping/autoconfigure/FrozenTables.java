package io.dynamomapping.autoconfigure;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Compares tables and types that are configured with the beans that were defined for
 * them. The two are the same by construction, unless the definitions are those of an
 * application that was processed ahead of time, with another configuration: whatever
 * differs is refused then.
 */
final class FrozenTables {

	private final ConfigurableListableBeanFactory beanFactory;

	FrozenTables(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Refuse tables that have no bean.
	 * @param environment what is configured
	 */
	void requireBeans(Environment environment) {
		for (String name : TableNames.in(environment)) {
			if (!this.beanFactory.containsBean(name)) {
				throw new DynamoConfigurationException(
						"Expected only tables that were configured when the application was processed ahead of time, found 'dynamodb.tables.%s'."
							.formatted(name),
						"Build the application with that table, or remove it.");
			}
		}
	}

	/**
	 * Return the type of a mapping, which the bean definition has, processed ahead of
	 * time or not: what is injected goes by that.
	 * @param name the name of the mapping
	 * @param table what is configured, which may not name other types
	 * @return {@code DynamoMapping} with its generics
	 */
	ResolvableType typeOf(String name, Table table) {
		ResolvableType type = this.beanFactory.getMergedBeanDefinition(name).getResolvableType();
		requireSame(name, "key-type", table.keyType(), type.getGeneric(0).toClass());
		requireSame(name, "value-type", table.valueType(), type.getGeneric(1).toClass());
		return type;
	}

	private void requireSame(String name, String property, @Nullable String configured, Class<?> type) {
		if (configured != null && !isSame(configured, type)) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.tables.%s.%s' to name %s, as when the application was processed ahead of time, found '%s'."
						.formatted(name, property, type.getName(), configured),
					"Build the application with the other type, or correct the property.");
		}
	}

	private boolean isSame(String className, Class<?> type) {
		try {
			return ClassUtils
				.resolvePrimitiveIfNecessary(ClassUtils.forName(className, this.beanFactory.getBeanClassLoader()))
				.equals(type);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

}
