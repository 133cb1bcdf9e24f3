package io.dynamomapping.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the names of the tables that are declared.
 * <p>
 * An environment variable can override a property of table {@code order-lines}, but
 * spells the name {@code ORDERLINES}. Binding takes that for another table, with the same
 * properties as the first.
 */
final class TableNames {

	private static final ConfigurationPropertyName TABLES = ConfigurationPropertyName.of("dynamodb.tables");

	private final Map<String, String> names = new LinkedHashMap<>();

	private TableNames() {
	}

	static Collection<String> in(Environment environment) {
		Set<String> declared = new LinkedHashSet<>();
		Set<String> overridden = new LinkedHashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				collect(iterable, isSystemEnvironment(source) ? overridden : declared);
			}
		}
		TableNames tableNames = new TableNames();
		declared.forEach(tableNames::add);
		overridden.forEach(tableNames::addIfAbsent);
		return tableNames.names.values();
	}

	static boolean isSystemEnvironment(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	private static void collect(IterableConfigurationPropertySource source, Set<String> names) {
		source.stream()
			.filter(TABLES::isAncestorOf)
			.map((name) -> name.getElement(TABLES.getNumberOfElements(), Form.ORIGINAL))
			.forEach(names::add);
	}

	private void add(String name) {
		String other = this.names.putIfAbsent(uniform(name), name);
		if (other != null) {
			throw new DynamoConfigurationException(
					"Expected tables under 'dynamodb.tables' whose names differ by more than case and punctuation, found '"
							+ other + "' and '" + name + "', whose properties and beans cannot be told apart.",
					"Rename one of them, and set its 'table-name' if the table has to keep its name.");
		}
	}

	private void addIfAbsent(String name) {
		this.names.putIfAbsent(uniform(name), name);
	}

	private static String uniform(String name) {
		return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
	}

}
