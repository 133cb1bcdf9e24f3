package io.dynamomapping.autoconfigure;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Regions by their names. One that the AWS SDK does not know may be newer than it.
 */
final class Regions {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private Regions() {
	}

	/**
	 * Find a region.
	 * @param property the property that names it
	 * @param name the name
	 * @return the region, or {@code null} if there is no name
	 */
	static @Nullable Region of(String property, @Nullable String name) {
		if (name == null) {
			return null;
		}
		if (!NAME.matcher(name).matches()) {
			throw new DynamoConfigurationException(
					"Expected '%s' to be the name of an AWS region, found '%s'.".formatted(property, name),
					"Set '" + property + "', for example to eu-central-1.");
		}
		return Region.of(name);
	}

}
