package io.dynamomapping.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

@NullMarked
class DataDirectoryTests {

	private final Path directory;

	DataDirectoryTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void refusesAFile() throws IOException {
		Path file = Files.createFile(this.directory.resolve("books"));

		assertRefused(file, "that is no directory");
	}

	@Test
	void refusesADirectoryThatCannotBeCreated() throws IOException {
		Path below = Files.createFile(this.directory.resolve("books")).resolve("data");

		assertRefused(below, "that cannot be created or written (FileSystemException)");
	}

	@Test
	void refusesADirectoryThatCannotBeWritten() {
		assumeThat(this.directory.toFile().setWritable(false)).isTrue();
		assumeThat(Files.isWritable(this.directory)).isFalse();

		assertRefused(this.directory, "that cannot be created or written (AccessDeniedException)");
	}

	@Test
	void refusesADirectoryInUse() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0, this.directory)) {
			assertThat(dynamoDb.endpoint()).hasHost("localhost");

			assertRefused(this.directory, "another instance uses it");
		}
	}

	@Test
	void releasesTheDirectoryWhenThePortIsTaken() {
		try (EmbeddedDynamoDb other = EmbeddedDynamoDb.start()) {
			int port = other.endpoint().getPort();

			assertThatIllegalStateException().isThrownBy(() -> EmbeddedDynamoDb.start(port, this.directory))
				.withMessage("DynamoDB Local did not start on port " + port + " in directory '" + this.directory
						+ "': another process listens there. Choose another port, or 0 for a free one.");
		}

		EmbeddedDynamoDb.start(0, this.directory).close();
	}

	private static void assertRefused(Path path, String reason) {
		assertThatIllegalStateException().isThrownBy(() -> EmbeddedDynamoDb.start(0, path))
			.withMessage("DynamoDB Local did not start in directory '" + path + "': " + reason
					+ ". Choose a directory that can be written and that no other instance uses, "
					+ "or none to keep tables in memory.");
	}

}
