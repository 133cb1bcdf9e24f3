package io.dynamomapping.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.dynamomapping.KeySchema;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs that increment one counter. {@code -Dcounter.increments=10000} is the long
 * form.
 */
@OnDynamoDbLocal("other JVMs reach the tables")
class CountingProcessesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int INCREMENTS = Integer.getInteger("counter.increments", 150);

	/** As many as make a loop impatient on a machine with two cores. */
	private static final Duration LIMIT = Duration.ofSeconds(60).plus(Duration.ofMillis(100).multipliedBy(INCREMENTS));

	@TempDir
	private Path directory = Path.of("");

	@ParameterizedTest
	@ValueSource(strings = { "compute", "update", "save" })
	void noIncrementIsLostOrDoubled(String verb) {
		String table = tables.create(KeySchema.simple("name", ScalarAttributeType.S));
		String endpoint = tables.client().serviceClientConfiguration().endpointOverride().orElseThrow().toString();

		try (ChildJvm one = child("one", endpoint, table, verb); ChildJvm two = child("two", endpoint, table, verb)) {
			ChildJvm.begin(List.of(one, two));
			System.out.println("First JVM: " + one.await(LIMIT));
			System.out.println("Second JVM: " + two.await(LIMIT));
		}

		assertThat(CounterProgram.open(tables.mappings(), table).at(CounterProgram.NAME).require().value())
			.isEqualTo(2L * INCREMENTS);
	}

	private ChildJvm child(String name, String endpoint, String table, String verb) {
		return ChildJvm.start(this.directory, name, CounterProgram.class, endpoint, table, verb, INCREMENTS);
	}

}
