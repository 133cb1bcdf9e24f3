package com.acme.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * A page of the guide.
 *
 * @param file the name of its file in {@code docs}
 */
record GuidePage(String file) {

	static final GuidePage READING = new GuidePage("reading.md");

	static final GuidePage CHANGING = new GuidePage("changing.md");

	static final GuidePage CONDITIONS = new GuidePage("conditions.md");

	static final GuidePage ATTRIBUTES = new GuidePage("attributes.md");

	static final GuidePage VERSIONS = new GuidePage("versions.md");

	static final GuidePage CONNECTIONS = new GuidePage("connections.md");

	static final GuidePage TABLES = new GuidePage("tables.md");

	static final GuidePage BULK = new GuidePage("bulk.md");

	static final GuidePage TRANSACTIONS = new GuidePage("transactions.md");

	static final GuidePage LOCKS = new GuidePage("locks.md");

	static final GuidePage CALLBACKS = new GuidePage("callbacks.md");

	static final GuidePage ACTUATOR = new GuidePage("actuator.md");

	static final GuidePage OBSERVABILITY = new GuidePage("observability.md");

	static final GuidePage TESTING = new GuidePage("testing.md");

	static final GuidePage NATIVE = new GuidePage("native.md");

	static final GuidePage DEADLINES = new GuidePage("deadlines.md");

	static final GuidePage SECURITY = new GuidePage("security.md");

	static final GuidePage LIMITS = new GuidePage("limits.md");

	static final GuidePage RELIABILITY = new GuidePage("reliability.md");

	static final GuidePage README = new GuidePage("../README.md");

	static final List<GuidePage> ALL = List.of(READING, CHANGING, CONDITIONS, ATTRIBUTES, VERSIONS, TABLES,
			TRANSACTIONS, LOCKS, BULK, CONNECTIONS, CALLBACKS, ACTUATOR, OBSERVABILITY, SECURITY, DEADLINES, LIMITS,
			TESTING, NATIVE);

	private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

	Path path() {
		return DOCS.resolve(this.file).normalize();
	}

	String text() {
		try {
			return Files.readString(path());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the listings of the page.
	 * @param language the language they are marked with
	 * @return the lines between the fences, without the indent of the fences
	 */
	List<String> listings(String language) {
		return fences().filter((fence) -> fence.group(2).equals(language))
			.map((fence) -> fence.group(3).replaceAll("(?m)^" + fence.group(1), ""))
			.toList();
	}

	/**
	 * Return the only listing of a language.
	 * @param language the language
	 * @return the lines between the fences
	 */
	String listing(String language) {
		List<String> listings = listings(language);
		if (listings.size() != 1) {
			throw new IllegalStateException("Expected one listing of '" + language + "', found " + listings.size());
		}
		return listings.get(0);
	}

	/**
	 * Return a configuration that the page shows.
	 * @param listing which of its listings of that kind, counted from 0
	 * @return its properties
	 */
	PropertySource<?> configuration(int listing) {
		byte[] yaml = listings("yaml").get(listing).getBytes(StandardCharsets.UTF_8);
		try {
			return new YamlPropertySourceLoader().load(this.file, new ByteArrayResource(yaml)).get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the languages of all listings.
	 * @return one for each listing, empty where it has none
	 */
	List<String> languages() {
		return fences().map((fence) -> fence.group(2)).toList();
	}

	private Stream<MatchResult> fences() {
		return Pattern.compile("^( *)```(.*?)\n(.*?)\n *```$", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(text())
			.results();
	}

	/**
	 * Return the rows of a table.
	 * @param firstColumn the title of its first column, which no other table has
	 * @return the cells of each row
	 */
	List<List<String>> table(String firstColumn) {
		List<String> lines = text().lines().toList();
		List<Integer> starts = IntStream.range(0, lines.size())
			.filter((line) -> lines.get(line).startsWith("| " + firstColumn + " |"))
			.boxed()
			.toList();
		if (starts.size() != 1) {
			throw new IllegalStateException("Expected one table of '" + firstColumn + "', found " + starts.size());
		}
		return lines.stream()
			.skip(starts.get(0) + 2L)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList())
			.toList();
	}

	@Override
	public String toString() {
		return this.file;
	}

}
