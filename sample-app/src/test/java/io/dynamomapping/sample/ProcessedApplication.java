package io.dynamomapping.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application as it was packaged, processed ahead of time, in a JVM of its own.
 */
final class ProcessedApplication implements AutoCloseable {

	private static final Pattern ADDRESS = Pattern.compile("Open (http://localhost:\\d+)/");

	private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

	private static final Duration STOPS_WITHIN = Duration.ofSeconds(45);

	private static final long PAUSE_MILLISECONDS = 100;

	private final Process process;

	private final Path log;

	private ProcessedApplication(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Start the application on free ports.
	 * @param jar its executable jar
	 * @param log where to write what it prints
	 * @return the application, which may not take requests yet
	 */
	static ProcessedApplication start(Path jar, Path log) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = List.of(java, "--enable-native-access=ALL-UNNAMED", "-Xmx512m",
				"-Dspring.aot.enabled=true", "-jar", jar.toString(), "--server.port=0");
		try {
			File output = log.toFile();
			return new ProcessedApplication(
					new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until the application takes requests.
	 * @return its address
	 */
	String awaitAddress() {
		long start = System.nanoTime();
		while (this.process.isAlive() && System.nanoTime() - start < STARTS_WITHIN.toNanos()) {
			Matcher address = ADDRESS.matcher(output());
			if (address.find()) {
				return address.group(1);
			}
			pause();
		}
		throw new AssertionError("Expected the application to start, found:\n" + output());
	}

	/**
	 * Use the application, and show what it printed if that fails.
	 * @param use uses it
	 */
	void run(Runnable use) {
		try {
			use.run();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError(ex.getMessage() + "\nThe application printed:\n" + output(), ex);
		}
	}

	String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ask the application to stop, as the terminal or a container does.
	 * @return its exit code
	 */
	int stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("Expected the application to stop, found:\n" + output());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
