package io.dynamomapping.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

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

/**
 * Binds properties, and refuses those that do not exist: a misspelt one would be ignored.
 * Variables of the system's environment are not all meant for the application, and none
 * is refused.
 */
final class PropertyBinder {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("dynamodb");

	// Bound by classes of their own, which may be absent: in production, properties of
	// tests are.
	private static final Set<String> BOUND_ELSEWHERE = Set.of("embedded");

	private final Environment environment;

	PropertyBinder(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Refuse properties directly under {@code dynamodb} that do not exist.
	 */
	void refuseUnknown() {
		try {
			Binder.get(this.environment)
				.bind("dynamodb", Bindable.of(DynamoMappingProperties.class), new KnownProperties());
		}
		catch (BindException ex) {
			if (!(ex.getCause() instanceof UnboundConfigurationPropertiesException unbound)) {
				throw ex;
			}
			List<ConfigurationPropertyName> unknown = names(unbound).stream()
				.filter((name) -> !isBoundElsewhere(name))
				.toList();
			if (!unknown.isEmpty()) {
				throw unknown(ROOT.toString(), unknown);
			}
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
		try {
			return Binder.get(this.environment).bind(property, type, new KnownProperties()).orElseGet(Map::of);
		}
		catch (BindException ex) {
			if (ex.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
				throw unknown(property, names(unbound));
			}
			throw ex;
		}
	}

	private static List<ConfigurationPropertyName> names(UnboundConfigurationPropertiesException unbound) {
		return unbound.getUnboundProperties().stream().map(ConfigurationProperty::getName).toList();
	}

	private static boolean isBoundElsewhere(ConfigurationPropertyName name) {
		return BOUND_ELSEWHERE
			.contains(name.getElement(ROOT.getNumberOfElements(), ConfigurationPropertyName.Form.UNIFORM));
	}

	// Without the values, one of which may be a secret in the wrong place.
	private static DynamoConfigurationException unknown(String property, List<ConfigurationPropertyName> names) {
		List<String> unknown = names.stream().map((name) -> "'" + name + "'").sorted().toList();
		return new DynamoConfigurationException(
				"Expected only properties that exist under '%s', found %s.".formatted(property,
						String.join(" and ", unknown)),
				"Correct the name, move the property to its place, or remove it. docs/properties.md lists all.");
	}

	/**
	 * Refuses properties that do not exist.
	 */
	private static final class KnownProperties extends NoUnboundElementsBindHandler {

		KnownProperties() {
			super(BindHandler.DEFAULT, (source) -> !TableNames.isSystemEnvironment(source));
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
