package io.dynamomapping.sample.transfer;

import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.SampleTest;
import io.dynamomapping.sample.airport.Airport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class TransferRunnerTests {

	@Autowired
	private TransferRunner runner;

	@Autowired
	private DynamoMapping<String, Airport> airports;

	@TempDir
	private Path directory = Path.of("");

	private void run(String... arguments) {
		this.runner.run(new DefaultApplicationArguments(arguments));
	}

	@Test
	void dumpsAndLoadsTheTableThatTheFileIsCalledAs(CapturedOutput output) {
		Map<String, Airport> before = Map.copyOf(this.airports);
		Path file = this.directory.resolve("airports.json.gz");

		run("--dump=" + file);
		this.airports.remove("LOWW");
		run("--load=" + file);

		assertThat(Map.copyOf(this.airports)).isEqualTo(before);
		assertThat(output).contains("Dumped " + file + ": 5,210 items, ", "Loaded " + file + ": 5,210 items, ");
	}

	@Test
	void withoutArgumentsNothingIsDone() {
		run("--server.port=0");

		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void fileOfNoTableIsRefused() {
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> run("--dump=" + this.directory.resolve("pilots.json")))
			.withMessageContaining("found no 'pilots'");
	}

}
