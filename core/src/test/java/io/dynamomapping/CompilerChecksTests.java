package io.dynamomapping;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the compiler takes and what it refuses.
 */
class CompilerChecksTests {

	private static final String NO_PRICE = "java.lang.String cannot be converted to java.math.BigDecimal";

	private static final String NO_NUMBER = "java.lang.String cannot be converted to java.lang.Integer";

	private static final String NO_REFERENCE = "invalid method reference";

	private static final String OTHER_ATTRIBUTE = "inference variable V has incompatible";

	private static final List<String> IMPORTS = List.of("import static io.dynamomapping.Attribute.attr;",
			"import io.dynamomapping.*;", "import io.dynamomapping.testing.*;", "import java.math.BigDecimal;",
			"import java.util.*;", "class Checked {");

	private final Path classes;

	CompilerChecksTests(@TempDir Path classes) {
		this.classes = classes;
	}

	@Test
	void typesThatFit() {
		assertThat(errors(List.of("attr(Book::price).eq(BigDecimal.TEN)", "attr(Book::price).ne(attr(Book::price))",
				"attr(Book::stock).gt(0)", "attr(Book::stock).between(1, 2)", "attr(Book::stock).in(1, 2)",
				"attr(Book::title).beginsWith(\"Found\")", "attr(Book::tags).size().gt(2)",
				"attr(Book::price).set(BigDecimal.TEN)", "attr(Book::price).set(attr(Book::price).plus(1))",
				"attr(Book::price).setIfMissing(BigDecimal.TEN)", "attr(Book::shelf).set(new Shelf(\"north\", 4))",
				"attr(Book::shelf).set((Shelf) null)", "attr(Book::shelf).then(Shelf::row).set(4)",
				"attr(Book::shelf).then(Shelf::row).eq(4)", "attr(\"price\").eq(\"text\")", "attr(\"price\").set(7)",
				"attr(\"price\", BigDecimal.class).eq(BigDecimal.TEN)", "attr(\"shelf\", Shelf.class).then(Shelf::row)",
				"attr(Book::tags).set(Set.of(\"sf\"))", "attr(Book::tags).include(\"sf\")",
				"attr(Book::stock).increment(-1)", "attr(Book::price).orElse(BigDecimal.TEN)")))
			.isEmpty();
	}

	@Test
	void elementsOfSetsAreNotChecked() {
		assertThat(errors(List.of("attr(Book::tags).include(7)"))).isEmpty();
	}

	@Test
	void typesThatDoNotFit() {
		List<Map.Entry<String, String>> reasons = List.of(Map.entry("attr(Book::price).eq(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).ne(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).lt(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).le(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).gt(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).ge(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).between(BigDecimal.ONE, \"text\")", NO_PRICE),
				Map.entry("attr(Book::price).in(BigDecimal.ONE, \"text\")", NO_PRICE),
				Map.entry("attr(Book::price).eq(attr(Book::title))", OTHER_ATTRIBUTE),
				Map.entry("attr(Book::price).set(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).set(attr(Book::title))", OTHER_ATTRIBUTE),
				Map.entry("attr(Book::price).setIfMissing(\"text\")", NO_PRICE),
				Map.entry("attr(Book::price).orElse(\"text\")", NO_PRICE),
				Map.entry("attr(\"price\", BigDecimal.class).eq(\"text\")", NO_PRICE),
				Map.entry("attr(Book::stock).eq(\"text\")", NO_NUMBER),
				Map.entry("attr(Book::stock).increment(\"text\")",
						"java.lang.String cannot be converted to java.lang.Number"),
				Map.entry("attr(Book::tags).size().gt(\"text\")", NO_NUMBER),
				Map.entry("attr(Book::shelf).then(Shelf::row).eq(\"text\")", NO_NUMBER),
				Map.entry("attr(Book::shelf).then(Book::price)", NO_REFERENCE),
				Map.entry("attr(Book::title).then(Shelf::row)", NO_REFERENCE),
				Map.entry("attr(Book::pages)", NO_REFERENCE));

		Map<String, List<String>> errors = errors(reasons.stream().map(Map.Entry::getKey).toList());

		assertThat(reasons).allSatisfy((reason) -> assertThat(errors.get(reason.getKey())).singleElement()
			.asString()
			.contains(reason.getValue()));
	}

	// One compilation for all, each expression on a line of its own.
	private Map<String, List<String>> errors(List<String> expressions) {
		Stream<String> fields = IntStream.range(0, expressions.size())
			.mapToObj((i) -> "Object checked" + i + " = " + expressions.get(i) + ";");
		String source = Stream.of(IMPORTS.stream(), fields, Stream.of("}"))
			.flatMap((lines) -> lines)
			.collect(Collectors.joining("\n"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<String> options = List.of("-proc:none", "-implicit:none", "-d", this.classes.toString(), "-classpath",
				System.getProperty("java.class.path"));
		boolean compiled = compiler
			.getTask(null, compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null), diagnostics, options,
					null, List.of(new Source(source)))
			.call();
		Map<String, List<String>> errors = diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.collect(Collectors.groupingBy((error) -> expressions.get((int) error.getLineNumber() - IMPORTS.size() - 1),
					Collectors.mapping((error) -> error.getMessage(Locale.ENGLISH), Collectors.toList())));
		assertThat(compiled).isEqualTo(errors.isEmpty());
		return errors;
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Checked.java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
