package io.dynamomapping.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.faults.FuzzInput;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Binds properties of any names and values.
 */
public final class PropertyFuzz {

	private static final Bindable<Map<String, Table>> TABLES = Bindable.mapOf(String.class, Table.class);

	private PropertyFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (String line : new FuzzInput(data).rest().split("\n", -1)) {
			int separator = line.indexOf('=');
			if (separator > 0) {
				properties.put("dynamodb." + line.substring(0, separator), line.substring(separator + 1));
			}
		}
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("fuzz", properties));
		ConfigurationPropertySources.attach(environment);
		try {
			PropertyBinder binder = new PropertyBinder(environment, PropertyFuzz.class.getClassLoader());
			binder.bind("dynamodb.tables", TABLES).forEach((name, table) -> TableTypes.mappingType(name, table, null));
			TableNames.in(environment);
			binder.refuseUnknown();
		}
		catch (DynamoConfigurationException | BindException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
	}

}
