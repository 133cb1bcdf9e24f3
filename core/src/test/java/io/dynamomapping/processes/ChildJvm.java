package io.dynamomapping.processes;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.dynamomapping.testing.Await;

/**
 * Another JVM that runs a program of the tests. It says when it is ready, and starts its
 * work when it is told to, so that several start at the same time.
 */
public final class ChildJvm implements AutoCloseable {

	private static final String READY = "ready";

	private final Process process;

	private final Path output;

	private ChildJvm(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Start a program.
	 * @param directory where its output goes
	 * @param name how it is called in there
	 * @param program its main class
	 * @param arguments its arguments
	 * @return the running JVM
	 */
	public static ChildJvm start(Path directory, String name, Class<?> program, Object... arguments) {
		return start(directory, name, 128, program, arguments);
	}

	/**
	 * Start a program with as much heap as it is to get along with.
	 * @param directory where its output goes
	 * @param name how it is called in there
	 * @param megabytes the size of the heap
	 * @param program its main class
	 * @param arguments its arguments
	 * @return the running JVM
	 */
	static ChildJvm start(Path directory, String name, int megabytes, Class<?> program, Object... arguments) {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + megabytes + "m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, program.getName()));
		for (Object argument : arguments) {
			command.add(argument.toString());
		}
		Path output = directory.resolve(name + ".log");
		try {
			return new ChildJvm(
					new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(),
					output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Say, in the other JVM, that the program is ready, and wait until it may begin.
	 */
	public static void awaitStart() {
		System.out.println(READY);
		try {
			System.in.read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let programs begin once all of them are ready.
	 * @param children the JVMs that they run in
	 */
	public static void begin(List<ChildJvm> children) {
		children.forEach((child) -> Await.until(child + " is ready", child::isReady));
		children.forEach(ChildJvm::go);
	}

	private boolean isReady() {
		if (!this.process.isAlive()) {
			throw new AssertionError(this + " ended too early:\n" + output());
		}
		return output().contains(READY);
	}

	private void go() {
		try (Writer writer = new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8)) {
			writer.write("go\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for the end of a program.
	 * @param limit how long to wait
	 * @return what it wrote
	 * @throws AssertionError if it fails, or takes too long
	 */
	public String await(Duration limit) {
		try {
			if (!this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(this + " was still running after " + limit + ":\n" + output());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
		if (this.process.exitValue() != 0) {
			throw new AssertionError(this + " failed:\n" + output());
		}
		return output();
	}

	/**
	 * Ask the JVM to end, as {@code kill} does, and wait until it has.
	 * @param limit how long to wait
	 * @return its exit code
	 */
	int terminate(Duration limit) {
		this.process.destroy();
		try {
			if (!this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(this + " had not ended " + limit + " after it was asked to:\n" + output());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
		return this.process.exitValue();
	}

	/**
	 * End the JVM as {@code kill -9} does: without any hook.
	 */
	public void kill() {
		this.process.destroyForcibly();
		Await.until(this + " is dead", () -> !this.process.isAlive());
	}

	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	@Override
	public String toString() {
		return "JVM " + this.process.pid() + " (" + this.output.getFileName() + ")";
	}

}
