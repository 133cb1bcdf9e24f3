package io.dynamomapping;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A value does not meet the constraints that its type declares. Nothing was written. The
 * message lists every violation, by path and constraint, without the values.
 */
public class ItemValidationException extends ItemException {

	private final List<Violation> violations;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key of the item
	 * @param violations what is wrong
	 * @param cause the exception of the validator, or {@code null}
	 */
	public ItemValidationException(String tableName, Object key, List<Violation> violations,
			@Nullable Throwable cause) {
		super("Expected a valid value for item " + key + " of table '" + tableName + "', found: "
				+ violations.stream().map(Violation::toString).collect(Collectors.joining("; ")) + ".", tableName, key,
				cause);
		this.violations = List.copyOf(violations);
	}

	/**
	 * Return what is wrong.
	 * @return the violations, in the order of their paths
	 */
	public List<Violation> violations() {
		return this.violations;
	}

	/**
	 * A constraint that is not met.
	 *
	 * @param path the path of the property, such as {@code shelf.row}; empty for the
	 * value itself
	 * @param message what the constraint demands, such as {@code must not be blank}
	 */
	public record Violation(String path, String message) implements Serializable {

		@Override
		public String toString() {
			return this.path.isEmpty() ? this.message : "'" + this.path + "' " + this.message;
		}

	}

}
