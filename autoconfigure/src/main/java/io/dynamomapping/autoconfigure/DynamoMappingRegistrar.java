package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Client;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.RateLimit;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Registers a bean for each table under {@code dynamodb.tables}.
 */
final class DynamoMappingRegistrar implements ImportBeanDefinitionRegistrar {

	private static final Bindable<Map<String, Client>> CLIENTS = Bindable.mapOf(String.class, Client.class);

	private static final Bindable<Map<String, RateLimit>> RATE_LIMITS = Bindable.mapOf(String.class, RateLimit.class);

	private static final Bindable<Map<String, Table>> TABLES = Bindable.mapOf(String.class, Table.class);

	private final Environment environment;

	private final BeanFactory beanFactory;

	private final @Nullable ClassLoader classLoader;

	DynamoMappingRegistrar(Environment environment, BeanFactory beanFactory, @Nullable ClassLoader classLoader) {
		this.environment = environment;
		this.beanFactory = beanFactory;
		this.classLoader = classLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
		PropertyBinder binder = new PropertyBinder(this.environment, this.classLoader);
		binder.bind("dynamodb.clients", CLIENTS);
		binder.bind("dynamodb.rate-limits", RATE_LIMITS);
		Map<String, Table> tables = binder.bind("dynamodb.tables", TABLES);
		for (String name : TableNames.in(this.environment)) {
			Table table = tables.get(name);
			if (table == null) {
				throw new DynamoConfigurationException(
						"Expected properties of a table under 'dynamodb.tables.%s', found only others.".formatted(name),
						"Correct the name of the property, or remove it.");
			}
			if (!isDefinedByApplication(name, registry)) {
				registry.registerBeanDefinition(name, definition(name, table));
				registerAlias(name, registry);
			}
		}
		binder.refuseUnknown();
	}

	private boolean isDefinedByApplication(String name, BeanDefinitionRegistry registry) {
		if (!registry.isBeanNameInUse(name)) {
			return false;
		}
		Class<?> type = this.beanFactory.getType(name, false);
		if (type != null && !Map.class.isAssignableFrom(type)) {
			throw new DynamoConfigurationException(
					"Expected no other bean to be named '%1$s' as the mapping of 'dynamodb.tables.%1$s' is, found one of type %2$s."
						.formatted(name, ClassUtils.getQualifiedName(type)),
					"Rename the bean or the table, and set 'table-name' if the table has to keep its name.");
		}
		return true;
	}

	private RootBeanDefinition definition(String name, Table table) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(TableTypes.mappingType(name, table, this.classLoader));
		definition.setFactoryBeanName(DynamoMappingFactory.BEAN_NAME);
		definition.setFactoryMethodName(DynamoMappingFactory.METHOD_NAME);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setResourceDescription("property 'dynamodb.tables." + name + "'");
		return definition;
	}

	private static void registerAlias(String name, BeanDefinitionRegistry registry) {
		String alias = camelCase(name);
		if (!registry.isBeanNameInUse(alias)) {
			registry.registerAlias(name, alias);
		}
	}

	private static String camelCase(String name) {
		String[] words = StringUtils.tokenizeToStringArray(name, "-");
		return IntStream.range(0, words.length)
			.mapToObj((index) -> (index != 0) ? StringUtils.capitalize(words[index]) : words[index])
			.collect(Collectors.joining());
	}

}
