package io.dynamomapping.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;

/**
 * Jazzer in a JVM of its own, on the class path of the tests.
 */
final class JazzerRun {

	private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

	/** Of an agent or a native part that this machine does not take. */
	private static final List<String> UNFIT = List.of("UnsatisfiedLinkError", "AttachNotSupportedException",
			"Could not self-attach", "Unsupported operating system", "FileNotFoundException: jazzer_driver");

	private static final Pattern DONE = Pattern.compile("^Done [1-9]\\d* runs .*$", Pattern.MULTILINE);

	private final Class<?> type;

	private final List<byte[]> corpus;

	private JazzerRun(Class<?> type, List<byte[]> corpus) {
		this.type = type;
		this.corpus = corpus;
	}

	static JazzerRun of(Class<?> type, List<byte[]> corpus) {
		return new JazzerRun(type, corpus);
	}

	/**
	 * Run the target.
	 * @param time how long
	 * @throws AssertionError if an input was a crash, or none was tried
	 * @throws org.opentest4j.TestAbortedException if Jazzer does not run on this machine
	 */
	void execute(Duration time) {
		try {
			Path directory = Files.createTempDirectory("jazzer-" + this.type.getSimpleName());
			Path output = directory.resolve("output.log");
			int exit = start(directory, output, time);
			String text = Files.readString(output);
			Assumptions.assumeFalse(exit != 0 && UNFIT.stream().anyMatch(text::contains),
					() -> "Jazzer does not run on this machine:\n" + text);
			if (exit != 0) {
				throw new AssertionError("Crash, see " + directory + " and:\n" + text);
			}
			report(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	private int start(Path directory, Path output, Duration time) throws IOException, InterruptedException {
		Path found = Files.createDirectory(directory.resolve("found"));
		Path seeds = Files.createDirectory(directory.resolve("corpus"));
		for (int i = 0; i < this.corpus.size(); i++) {
			Files.write(seeds.resolve(String.valueOf(i)), this.corpus.get(i));
		}
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx768m", "-XX:+EnableDynamicAgentLoading", "-cp", classPath, JAZZER,
				"--target_class=" + this.type.getName(), "--instrumentation_includes=io.dynamomapping.**",
				"--reproducer_path=" + directory, "-artifact_prefix=" + directory + "/", "-rss_limit_mb=0",
				"-timeout=300", "-max_total_time=" + time.toSeconds(), found.toString(), seeds.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		if (!process.waitFor(time.plus(Duration.ofMinutes(10)).toSeconds(), TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("Hangs, see " + output);
		}
		return process.exitValue();
	}

	private void report(String text) {
		Matcher done = DONE.matcher(text);
		if (!done.find()) {
			throw new AssertionError("Expected a line 'Done … runs' of at least one run, found:\n" + text);
		}
		System.out.println("Jazzer, " + this.type.getSimpleName() + ": " + done.group());
	}

}
