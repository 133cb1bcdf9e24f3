package com.acme.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoIndex;
import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoRepository;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.Expression;
import io.dynamomapping.GuardedItem;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.Operand;
import io.dynamomapping.Page;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import io.dynamomapping.ReadTransaction;
import io.dynamomapping.Relation;
import io.dynamomapping.Scan;
import io.dynamomapping.Selection;
import io.dynamomapping.Size;
import io.dynamomapping.ToMany;
import io.dynamomapping.ToOne;
import io.dynamomapping.TransactionItem;
import io.dynamomapping.TransactionResult;
import io.dynamomapping.WriteTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ties the pages of the guide to the tests that run their listings, and to the library.
 */
class GuideTests {

	private static final Path SOURCES = Path.of("src/test/java/com/acme/guide").toAbsolutePath();

	private static final Pattern IMPORT = Pattern.compile("^(import .*;)$", Pattern.MULTILINE);

	private static final Pattern TYPE = Pattern.compile(
			"^((?:@(?:Component|TestConfiguration)[^\n]*\n)?(?:record|class) .*?^})$",
			Pattern.DOTALL | Pattern.MULTILINE);

	/** A whole class of tests. */
	private static final Pattern TEST_CLASS = Pattern.compile("^((?:@[^\n]*\n)+class .*?^})$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern CONSTANT = Pattern.compile("^\t(static final .*?;)$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Set<String> NO_VERBS = Set.of("equals", "hashCode", "toString", "elements", "attribute", "key",
			"format", "actions", "of");

	/** The format of the sources lets methods be told from each other by their indent. */
	private static final Pattern TEST_METHOD = Pattern.compile("^\t@Test\n\tvoid \\w+\\(.*?\\) .*?\\{\n(.*?)^\t}$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");

	static final List<GuidePage> pages = GuidePage.ALL;

	static final List<GuidePage> linking = Stream
		.concat(Stream.of(GuidePage.README, GuidePage.RELIABILITY), pages.stream())
		.toList();

	@ParameterizedTest
	@FieldSource("pages")
	void everyListingIsPartOfATestThatRuns(GuidePage page) {
		String executed = executed();

		assertThat(page.listings("java")).isNotEmpty()
			.allSatisfy((listing) -> assertThat(executed).contains("\n" + listing + "\n"));
	}

	@Test
	void everyTestWithListingsRuns() {
		assertThat(sources()).filteredOn((source) -> read(source).contains("@Test\n"))
			.isNotEmpty()
			.allSatisfy((source) -> {
				assertThat(source.toString()).endsWith("Tests.java");
				assertThat(read(source)).doesNotContain("@" + "Disabled", "@" + "Enabled");
			});
	}

	@Test
	void otherListingsAreCheckedByTheTestsOfTheirPage() {
		Map<GuidePage, List<String>> languages = Map.of(GuidePage.READING, List.of("yaml"), GuidePage.CONDITIONS,
				List.of("http"), GuidePage.CONNECTIONS, List.of("yaml", "yaml", "yaml", "yaml"), GuidePage.TABLES,
				List.of("yaml"), GuidePage.ACTUATOR, List.of("yaml", "json"), GuidePage.OBSERVABILITY, List.of("text"),
				GuidePage.SECURITY, List.of("json", "json", "yaml"), GuidePage.TESTING, List.of("yaml"));

		assertThat(pages)
			.allSatisfy((page) -> assertThat(page.languages()).filteredOn((language) -> !language.equals("java"))
				.isEqualTo(languages.getOrDefault(page, List.of())));
	}

	@Test
	void everyVerbOfAttributesIsOnItsPage() {
		List<Method> verbs = verbs(Attribute.class, Operand.class, Size.class, Expression.Term.class, Condition.class,
				Change.class);

		assertThat(verbs).filteredOn((verb) -> !isMentioned(verb, pageByResult(verb).text())).isEmpty();
	}

	private static GuidePage pageByResult(Method verb) {
		Class<?> result = verb.getReturnType();
		if (result == Attribute.class) {
			return GuidePage.ATTRIBUTES;
		}
		return (result == Change.class || Expression.class.isAssignableFrom(result)) ? GuidePage.CHANGING
				: GuidePage.CONDITIONS;
	}

	@Test
	void everyVerbOfSelectionsIsOnThePageOnReading() {
		String page = GuidePage.READING.text();

		assertThat(verbs(Selection.class, Query.class, Partition.class, Scan.class, DynamoIndex.class, Page.class,
				DynamoRepository.class))
			.filteredOn((verb) -> !isMentioned(verb, page))
			.isEmpty();
	}

	@Test
	void everyVerbOfAnItemIsOnThePageOnReadingOrChanging() {
		String pages = GuidePage.READING.text() + GuidePage.CHANGING.text();

		assertThat(verbs(ItemHandle.class, ItemEdit.class, GuardedItem.class))
			.filteredOn((verb) -> !isMentioned(verb, pages))
			.isEmpty();
	}

	@Test
	void everyVerbOfTablesIsOnItsPage() {
		assertThat(verbs(DynamoTables.class)).filteredOn((verb) -> !isMentioned(verb, GuidePage.TABLES.text()))
			.isEmpty();
	}

	@Test
	void everyVerbOfTransactionsAndLocksIsOnItsPage() {
		assertThat(verbs(DynamoTransactions.class, WriteTransaction.class, TransactionItem.class, ReadTransaction.class,
				TransactionResult.class, Relation.class, ToOne.class, ToMany.class))
			.filteredOn((verb) -> !isMentioned(verb, GuidePage.TRANSACTIONS.text()))
			.isEmpty();
		assertThat(verbs(DynamoLocks.class, DynamoLock.class)).filteredOn((verb) -> !verb.getName().equals("name"))
			.filteredOn((verb) -> !verb.getName().equals("close"))
			.filteredOn((verb) -> !isMentioned(verb, GuidePage.LOCKS.text()))
			.isEmpty();
	}

	private static List<Method> verbs(Class<?>... types) {
		List<Method> verbs = Arrays.stream(types)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
			.filter((method) -> !NO_VERBS.contains(method.getName()))
			.toList();
		assertThat(verbs).hasSizeGreaterThan(5);
		return verbs;
	}

	// Called, referred to, or alone between backquotes.
	private static boolean isMentioned(Method verb, String text) {
		return Pattern.compile("\\b%1$s\\(|`(\\w+\\(\\w+\\)\\.)?%1$s`|::%1$s\\b".formatted(verb.getName()))
			.matcher(text)
			.find();
	}

	@ParameterizedTest
	@FieldSource("linking")
	void everyLinkLeadsToAPageAndASection(GuidePage page) {
		assertThat(LINK.matcher(page.text()).results().filter((link) -> !link.group(1).startsWith("http"))).isNotEmpty()
			.allSatisfy((link) -> {
				Path target = link.group(1).isEmpty() ? page.path() : page.path().resolveSibling(link.group(1));
				assertThat(target).exists();
				if (link.group(2) != null) {
					assertThat(anchors(target)).contains(link.group(2));
				}
			});
	}

	private static Set<String> anchors(Path page) {
		return read(page).lines()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> "#" + line.replaceFirst("^#+ ", "")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9 -]", "")
				.replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	/**
	 * Return what is executed: tests, their bodies without indent, and what tests are
	 * written with.
	 * @return one text
	 */
	private static String executed() {
		StringBuilder executed = new StringBuilder("\n");
		for (Path source : sources()) {
			String text = read(source);
			executed.append(String.join("\n", matches(IMPORT, text))).append('\n');
			if (text.contains("@Test\n")) {
				matches(CONSTANT, text).forEach((constant) -> executed.append(constant).append('\n'));
				matches(TEST_CLASS, text).forEach((type) -> executed.append(type).append('\n'));
				matches(TEST_METHOD, text)
					.forEach((body) -> executed.append(body.replaceAll("(?m)^\t\t", "")).append('\n'));
			}
			else {
				matches(TYPE, text).forEach((type) -> executed.append(type).append('\n'));
			}
		}
		return executed.toString();
	}

	private static List<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1)).toList();
	}

	private static List<Path> sources() {
		try (Stream<Path> files = Files.list(SOURCES)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
