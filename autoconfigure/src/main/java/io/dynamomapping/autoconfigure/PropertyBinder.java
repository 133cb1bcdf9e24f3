package io.dynamomapping.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Binds properties, and refuses those that do not exist: a misspelt one would be ignored.
 * Variables of the system's environment are not all meant for the application, and none
 * is refused.
 */
final class PropertyBinder {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("dynamodb");

	// Bound by a class that may be absent: in production, properties of tests are.
	private static final String EMBEDDED = "dynamodb.embedded";

	private static final String EMBEDDED_TYPE = "io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbProperties";

	private final Environment environment;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Create an instance.
	 * @param environment has the properties
	 * @param classLoader where to look for classes that properties are bound to
	 */
	PropertyBinder(Environment environment, @Nullable ClassLoader classLoader) {
		this.environment = environment;
		this.classLoader = classLoader;
	}

	/**
	 * Refuse properties directly under {@code dynamodb} that do not exist.
	 */
	void refuseUnknown() {
		ConfigurationPropertyName embedded = ConfigurationPropertyName.of(EMBEDDED);
		bind(ROOT.toString(), Bindable.of(DynamoMappingProperties.class), (name) -> !embedded.isAncestorOf(name));
		if (ClassUtils.isPresent(EMBEDDED_TYPE, this.classLoader)) {
			bind(EMBEDDED, Bindable.of(ClassUtils.resolveClassName(EMBEDDED_TYPE, this.classLoader)), (name) -> true);
		}
		else if (Boolean.TRUE
			.equals(Binder.get(this.environment).bind(EMBEDDED + ".enabled", Boolean.class).orElse(false))) {
			throw new DynamoConfigurationException(
					"Expected dynamo-mapping-spring-boot-starter-test on the class path, since 'dynamodb.embedded.enabled' is 'true', found none.",
					"Add the dependency io.dynamomapping:dynamo-mapping-spring-boot-starter-test, or remove 'dynamodb.embedded.enabled' to connect to AWS.");
		}
	}

	/**
	 * Bind a map.
	 * @param property what is bound
	 * @param type the type of the map
	 * @param <T> the type of its values
	 * @return the map, which may be empty
	 */
	<T> Map<String, T> bind(String property, Bindable<Map<String, T>> type) {
		return bind(property, type, (name) -> true).orElseGet(Map::of);
	}

	private <T> Optional<T> bind(String property, Bindable<T> type, Predicate<ConfigurationPropertyName> checked) {
		KnownProperties known = new KnownProperties();
		try {
			var result = Binder.get(this.environment).bind(property, type, known);
			return result.isBound() ? Optional.of(result.get()) : Optional.empty();
		}
		catch (BindException ex) {
			refuseRoleAsProvider(ex);
			if (!(ex.getCause() instanceof UnboundConfigurationPropertiesException unbound)) {
				throw ex;
			}
			List<ConfigurationPropertyName> unknown = unbound.getUnboundProperties()
				.stream()
				.map(ConfigurationProperty::getName)
				.filter(checked)
				.sorted()
				.toList();
			if (!unknown.isEmpty()) {
				throw unknown(property, unknown, known.names);
			}
			return Optional.empty();
		}
	}

	// Without the values, one of which may be a secret in the wrong place.
	private static DynamoConfigurationException unknown(String property, List<ConfigurationPropertyName> unknown,
			Set<ConfigurationPropertyName> known) {
		List<String> meant = unknown.stream()
			.map((name) -> SimilarNames.find(name, known))
			.flatMap(Optional::stream)
			.map((name) -> "'" + name + "'")
			.distinct()
			.toList();
		return new DynamoConfigurationException(
				"Expected only properties that exist under '%s', found %s.".formatted(property,
						unknown.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(" and "))),
				(meant.isEmpty() ? "" : "Did you mean " + String.join(" and ", meant) + "? ")
						+ "Correct the name, move the property to its place, or remove it. The page 'Properties' of the documentation lists all.");
	}

	// Roles are assumed by credentials of another kind, and hence no kind of their own.
	private static void refuseRoleAsProvider(BindException ex) {
		ConfigurationProperty property = ex.getProperty();
		if (property != null && property.getName().toString().endsWith(".credentials.provider")
				&& String.valueOf(property.getValue()).replaceAll("[^A-Za-z]", "").equalsIgnoreCase("assumerole")) {
			throw new DynamoConfigurationException(
					"Expected '%s' to say whose credentials assume the role, found 'assume-role'."
						.formatted(property.getName()),
					"Set '%s.assume-role.role-arn', and remove '%s' unless it is another than the credentials that there are anyway."
						.formatted(property.getName().getParent(), property.getName()));
		}
	}

	/**
	 * Refuses properties that do not exist.
	 */
	private static final class KnownProperties extends NoUnboundElementsBindHandler {

		private final Set<ConfigurationPropertyName> names = new TreeSet<>();

		KnownProperties() {
			super(BindHandler.DEFAULT, (source) -> !TableNames.isSystemEnvironment(source));
		}

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			this.names.add(name);
			return super.onStart(name, target, context);
		}

		@Override
		public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				@Nullable Object result) throws Exception {
			if (result == null) {
				// What is blank and no text binds to nothing, but the property exists.
				onSuccess(name, target, context, "");
			}
			super.onFinish(name, target, context, result);
		}

	}

}
