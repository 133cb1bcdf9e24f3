package io.dynamomapping.history;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each history has a line for each operation: verb, what is expected, value, answer,
 * start, end.
 */
class LinearizabilityTests {

	@ParameterizedTest
	@ValueSource(strings = {
	// @formatter:off
			// One after the other.
			"PUT - a null 0 1; GET - - a 2 3; PUT - b a 4 5; REMOVE - - b 6 7; GET - - null 8 9",
			"PUT_IF_ABSENT - a null 0 1; PUT_IF_ABSENT - b a 2 3; REPLACE - c a 4 5; REMOVE - - c 6 7",
			"REPLACE - a null 0 1; COMPUTE_IF_ABSENT - b b 2 3; COMPUTE_IF_ABSENT - c b 4 5",
			"PUT - a null 0 1; REPLACE_EXPECTED a b true 2 3; REPLACE_EXPECTED a c false 4 5; GET - - b 6 7",
			"PUT - a null 0 1; REMOVE_EXPECTED b - false 2 3; REMOVE_EXPECTED a - true 4 5; GET - - null 6 7",
			"COMPUTE - a a 0 1; COMPUTE a b b 2 3; COMPUTE b - null 4 5; GET - - null 6 7",
			// At the same time.
			"PUT - a null 0 9; PUT - b a 1 8; GET - - a 2 7; GET - - b 3 6",
			"PUT - a b 0 9; PUT - b null 0 9; GET - - a 10 11",
			"PUT_IF_ABSENT - a b 0 9; PUT_IF_ABSENT - b null 0 9",
			"REMOVE - - null 0 9; REMOVE - - a 0 9; PUT - a null 5 6",
			// What may have happened, at any time after its start.
			"PUT - a ? 0 -; GET - - a 2 3", "PUT - a ? 0 -; GET - - null 2 3",
			"PUT - a ? 0 -; GET - - null 2 3; GET - - a 4 5; PUT - b a 6 7",
			"PUT - a null 0 1; REMOVE - - ? 2 -; PUT - b a 3 4; GET - - null 5 6",
			"PUT - a ? 0 -; PUT - b ? 0 -; REMOVE - - ? 0 -; GET - - b 2 3; GET - - a 4 5; GET - - null 6 7",
			"PUT_IF_ABSENT - a ? 0 -; REPLACE_EXPECTED a b ? 2 -; GET - - b 4 5",
			"PUT - a null 0 1; COMPUTE a b ? 2 -; GET - - b 4 5" })
	// @formatter:on
	void isInOrder(String history) {
		assertThat(Linearizability.violations(operations(history))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {
	// @formatter:off
			// Reads what nobody wrote, or what is no longer there.
			"GET - - a 0 1", "PUT - a null 0 1; GET - - null 2 3", "PUT - a null 0 1; PUT - b a 2 3; GET - - a 4 5",
			"PUT - a null 0 9; GET - - a 1 2; GET - - null 3 4",
			// What the bare SDK makes of lost replies.
			"PUT_IF_ABSENT - a a 0 1", "PUT - a a 0 1", "PUT - a null 0 1; REPLACE_EXPECTED a b false 2 3; GET - - b 4 5",
			"PUT - a null 0 1; REMOVE - - null 2 3; GET - - null 4 5",
			"PUT - a null 0 1; REMOVE_EXPECTED a - false 2 3; GET - - null 4 5",
			// Written twice, with something in between.
			"PUT_IF_ABSENT - a null 0 9; REMOVE - - a 2 3; GET - - null 4 5; GET - - a 6 7",
			// Two that say that they were first.
			"PUT_IF_ABSENT - a null 0 9; PUT_IF_ABSENT - b null 0 9",
			"PUT - a null 0 1; REMOVE - - a 2 9; REMOVE - - a 2 9",
			"PUT - a null 0 1; COMPUTE a b b 2 9; COMPUTE a c c 2 9",
			// Computed from what was not there.
			"PUT - a null 0 1; COMPUTE b c c 2 3", "COMPUTE_IF_ABSENT - a b 0 1",
			// What may have happened did so twice, or before it began.
			"PUT - a ? 0 -; REMOVE - - a 2 3; GET - - a 4 5", "GET - - a 0 1; PUT - a ? 2 -",
			"PUT - a null 0 1; REPLACE_EXPECTED b c ? 2 -; GET - - c 4 5",
			"PUT - a null 0 1; COMPUTE b c ? 2 -; GET - - c 4 5",
			"PUT_IF_ABSENT - a ? 0 -; PUT - b null 2 3; GET - - a 4 5; GET - - b 6 7" })
	// @formatter:on
	void isInNoOrder(String history) {
		assertThat(Linearizability.violations(operations(history))).containsOnlyKeys("k");
	}

	@Test
	void keysAreIndependent() {
		List<Operation> operations = Stream
			.of("a PUT - x null 0 1", "b PUT - x null 0 1", "a GET - - x 2 3", "b GET - - y 2 3")
			.map(Operation::parse)
			.toList();

		assertThat(Linearizability.violations(operations)).hasEntrySatisfying("b",
				(found) -> assertThat(found)
					.isEqualTo("1 of 2 operations lead to 'x'; then there are\n    b GET - - y 2 3\n"
							+ "  and before, with an unknown outcome,"))
			.hasSize(1);
	}

	@Test
	void manyUnknownOutcomesDoNotMultiply() {
		Stream<Operation> unknown = IntStream.range(0, 60)
			.mapToObj((number) -> Operation.parse("k PUT - u" + number + " - 0 " + Operation.NEVER));
		Stream<Operation> known = IntStream.range(1, 400)
			.mapToObj((number) -> Operation.parse("k PUT - v" + number + " "
					+ ((number > 1) ? "v" + (number - 1) : "null") + " " + 10 * number + " " + (10 * number + 15)));
		Operation wrong = Operation.parse("k GET - - v1 9000 9001");

		assertThat(Linearizability.violations(Stream.concat(unknown, Stream.concat(known, Stream.of(wrong))).toList()))
			.hasSize(1);
	}

	/** What a map really answers is in order, however the calls overlap. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void whatAMapAnswersIsInOrderUntilOneAnswerIsChanged(long seed) {
		List<Operation> operations = new RandomHistory(new Random(seed)).operations(300);
		assertThat(Linearizability.violations(operations)).as("seed %d", seed).isEmpty();

		int wrong = IntStream.range(100, 300)
			.filter((number) -> operations.get(number).verb() == Verb.PUT && operations.get(number).isKnown())
			.findFirst()
			.orElseThrow();
		operations.set(wrong, operations.get(wrong).answering(operations.get(wrong).value()));

		assertThat(Linearizability.violations(operations)).as("seed %d", seed).hasSize(1);
	}

	private static List<Operation> operations(String history) {
		return Stream.of(history.split("; "))
			.map((line) -> line.replace(" ? ", " - ").replaceAll("-$", Long.toString(Operation.NEVER)))
			.map((line) -> Operation.parse("k " + line))
			.toList();
	}

}
