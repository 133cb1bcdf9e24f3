package io.dynamomapping.memory;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The tables of a client, by name.
 */
final class Tables {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

	private static final Pattern ARN = Pattern.compile("arn:aws:dynamodb:[^:]*:[^:]*:table/(.+)");

	private final NavigableMap<String, StoredTable> byName = new TreeMap<>();

	NavigableMap<String, StoredTable> byName() {
		return this.byName;
	}

	StoredTable require(@Nullable String nameOrArn) {
		String name = requireName(nameOrArn);
		StoredTable table = this.byName.get(name);
		if (table == null) {
			throw Errors.tableNotFound(name);
		}
		return table;
	}

	static String requireName(@Nullable String nameOrArn) {
		String name = (nameOrArn != null) ? ARN.matcher(nameOrArn).replaceFirst("$1") : null;
		if (name == null || !NAME.matcher(name).matches()) {
			throw Errors.validation("Invalid table/index name.  Table/index names must be between 3 and 255 characters "
					+ "long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
		}
		return name;
	}

}
