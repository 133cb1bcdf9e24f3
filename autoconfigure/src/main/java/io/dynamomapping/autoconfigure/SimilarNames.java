package io.dynamomapping.autoconfigure;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds what somebody meant to write.
 */
final class SimilarNames {

	private static final int MOST_MISTAKES = 2;

	private SimilarNames() {
	}

	/**
	 * Find the name that is most like another.
	 * @param name the other name
	 * @param names where to look, which may lack what is below a name
	 * @return the name, or empty if none is like it
	 */
	static Optional<ConfigurationPropertyName> find(ConfigurationPropertyName name,
			Set<ConfigurationPropertyName> names) {
		for (int length = name.getNumberOfElements(); length > 1; length--) {
			ConfigurationPropertyName start = name.chop(length);
			if (names.contains(start)) {
				return Optional.empty();
			}
			Optional<ConfigurationPropertyName> meant = similar(start, names);
			if (meant.isPresent()) {
				return meant.map((similar) -> similar.append(name.subName(start.getNumberOfElements())));
			}
		}
		return Optional.empty();
	}

	private static Optional<ConfigurationPropertyName> similar(ConfigurationPropertyName name,
			Set<ConfigurationPropertyName> names) {
		return names.stream()
			.filter((other) -> other.getNumberOfElements() == name.getNumberOfElements())
			.filter((other) -> mistakes(name, other) <= MOST_MISTAKES)
			.min(Comparator.comparingInt((other) -> mistakes(name, other)));
	}

	private static int mistakes(ConfigurationPropertyName name, ConfigurationPropertyName other) {
		return mistakes(name.toString(), other.toString());
	}

	private static int mistakes(String text, String other) {
		int[] previous = new int[other.length() + 1];
		for (int column = 0; column < previous.length; column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= text.length(); row++) {
			int[] current = new int[previous.length];
			current[0] = row;
			for (int column = 1; column < current.length; column++) {
				int replaced = previous[column - 1] + ((text.charAt(row - 1) != other.charAt(column - 1)) ? 1 : 0);
				current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
			}
			previous = current;
		}
		return previous[other.length()];
	}

}
