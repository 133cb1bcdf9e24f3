package io.dynamomapping.fuzz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FuzzInput;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.NoClient;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads paths and criteria in text, and makes requests of them.
 */
public final class CriteriaFuzz {

	private static final DynamoMapping<String, Book> BOOKS = DynamoMappings.create(new NoClient())
		.open("books", String.class, Book.class, MappingOptions.defaults().withTableName("books"));

	private CriteriaFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		FuzzInput input = new FuzzInput(data);
		int kind = input.choice(5);
		String[] lines = input.rest().split("\n", -1);
		path(lines[0]);
		Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
		for (int i = 0; i + 1 < lines.length; i += 2) {
			criteria.put(lines[i], value(lines[i + 1], kind));
		}
		try {
			Condition condition = Condition.parse(criteria);
			assertThat(BOOKS.scan().filter(condition).explain()).isNotEmpty();
			assertThat(BOOKS.find(criteria).explain()).isNotEmpty();
		}
		catch (IllegalArgumentException | ItemMappingException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
	}

	private static void path(String text) {
		AttributePath path;
		try {
			path = AttributePath.parse(text);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).startsWith("Expected a path");
			return;
		}
		assertThat(AttributePath.parse(path.toString())).isEqualTo(path);
	}

	private static @Nullable Object value(String text, int kind) {
		return switch (kind) {
			case 0 -> text;
			case 1 -> List.of(text, text.length());
			case 2 -> Arrays.asList(text, null);
			case 3 -> new Object[] { text, text.length() };
			default -> text.isEmpty() ? null : text.hashCode();
		};
	}

}
