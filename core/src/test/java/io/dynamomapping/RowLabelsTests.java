package io.dynamomapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault (X), every event in the life of a program (L) and every bad input (B) has a
 * test whose name begins with its row.
 */
class RowLabelsTests {

	private static final List<Path> SOURCES = List.of(Path.of("src/test/java"),
			Path.of("../autoconfigure/src/test/java"));

	private static final Pattern LABEL = Pattern.compile("\"([XLB]\\d{1,2})[ ,]");

	@Test
	void everyRowHasATest() {
		List<String> rows = Stream.of(rows("X", 41), rows("L", 8), rows("B", 32)).flatMap((each) -> each).toList();

		List<String> found = SOURCES.stream().flatMap(RowLabelsTests::files).flatMap(RowLabelsTests::labels).toList();

		assertThat(found.stream().distinct()).containsExactlyInAnyOrderElementsOf(rows);
	}

	private static Stream<String> rows(String kind, int last) {
		return IntStream.rangeClosed(1, last).mapToObj((number) -> kind + number);
	}

	private static Stream<Path> files(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith("Tests.java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> labels(Path file) {
		try {
			Matcher matcher = LABEL.matcher(Files.readString(file));
			return matcher.results().map((MatchResult result) -> result.group(1)).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
