package io.dynamomapping.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class ExitWatchTests {

	@Test
	void anApplicationThatReturnsEnds(@TempDir Path directory) throws Exception {
		Path output = directory.resolve("output");
		Process process = run(output);

		boolean ended = process.waitFor(30, TimeUnit.SECONDS);
		process.destroyForcibly();

		assertThat(ended).as("ended by itself").isTrue();
		assertThat(process.exitValue()).isZero();
		assertThat(output).content().isEqualToIgnoringNewLines("[][]still served");
	}

	@Test
	void closingEndsEveryThread() throws InterruptedException {
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
		ReturningApplication.list(dynamoDb);
		List<Thread> threads = threads();

		dynamoDb.close();

		assertThat(threads).extracting(Thread::isDaemon).contains(false);
		for (Thread thread : threads) {
			thread.join(5000);
			assertThat(thread.isAlive()).as(thread.getName()).isFalse();
		}
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> "embedded-dynamodb".equals(groupName(thread)))
			.toList();
	}

	private static String groupName(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return (group != null) ? group.getName() : "";
	}

	private static Process run(Path output) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
				ReturningApplication.class.getName())
			.redirectError(Files.createTempFile(output.getParent(), "error", "").toFile())
			.redirectOutput(new File(output.toString()))
			.start();
	}

}
