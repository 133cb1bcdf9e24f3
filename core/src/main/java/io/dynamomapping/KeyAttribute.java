package io.dynamomapping;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * An attribute that serves as key of an index.
 *
 * @param name the name of the attribute
 * @param type its type, or {@code null} to take it from the type of the values
 */
public record KeyAttribute(String name, @Nullable ScalarAttributeType type) {

	public KeyAttribute {
		Objects.requireNonNull(name, "name");
		if (name.isBlank()) {
			throw new IllegalArgumentException("Expected the name of a key attribute, found '" + name + "'. Name it.");
		}
	}

	@Override
	public String toString() {
		return "'" + this.name + "'" + ((this.type != null) ? " (" + this.type + ")" : "");
	}

}
