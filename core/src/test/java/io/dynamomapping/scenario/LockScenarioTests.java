package io.dynamomapping.scenario;

import java.util.List;
import java.util.Optional;

import io.dynamomapping.Attribute;
import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A lock, made of writes on condition.
 */
class LockScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Lock> locks = tables.open(KeySchema.simple("name", ScalarAttributeType.S),
			String.class, Lock.class, MappingOptions.defaults());

	private final ItemHandle<String, Lock> report = this.locks.at("report");

	@RepeatedTest(5)
	@DisplayName("S26: two holders race with a condition on the version that both have read")
	void exactlyOneOfTwoHoldersAcquires() throws Exception {
		this.report.insert(new Lock("report", null, 7));
		List<Lock> seen = List.of(this.report.require(), this.report.require());

		List<Object> outcomes = Race.of(2, (number) -> {
			try {
				return acquire(seen.get(number), "holder " + number);
			}
			catch (ConditionFailedException ex) {
				return ex;
			}
		});

		Lock winner = outcomes.stream().filter(Lock.class::isInstance).map(Lock.class::cast).findAny().orElseThrow();
		assertThat(winner.version()).isEqualTo(8);
		assertThat(this.locks.get("report")).isEqualTo(winner);
		assertThat(outcomes).filteredOn(ConditionFailedException.class::isInstance)
			.singleElement()
			.satisfies((refusal) -> assertThat(((ConditionFailedException) refusal).item(Lock.class)).contains(winner));
	}

	private Lock acquire(Lock seen, String holder) {
		return this.report.onlyIf(attr(Lock::version).eq(seen.version()))
			.orThrow()
			.update(attr(Lock::holder).set(holder).and(attr(Lock::version).increment(1)))
			.orElseThrow();
	}

	@Test
	@DisplayName("S26: unlock clears the holder")
	void unlockClearsTheHolder() {
		this.report.insert(new Lock("report", null, 7));
		Lock locked = acquire(this.report.require(), "mine");

		Optional<Lock> unlocked = this.report.onlyIf(attr(Lock::version).eq(locked.version()))
			.update(attr(Lock::holder).remove().and(attr(Lock::version).increment(1)));

		assertThat(unlocked).contains(new Lock("report", null, 9));
		assertThat(tables.item(this.locks, "report")).containsOnlyKeys("name", "version");
		assertThatExceptionOfType(ConditionFailedException.class).isThrownBy(() -> acquire(locked, "stale"));
	}

	@RepeatedTest(5)
	@DisplayName("S26: the same without reading first, on a lock that nobody has created")
	void exactlyOneOfManyAcquiresWithoutReading() throws Exception {
		List<Boolean> acquired = Race.of(4, (number) -> lock("holder " + number).isPresent());

		assertThat(acquired).containsOnlyOnce(true);
		String holder = "holder " + acquired.indexOf(true);
		assertThat(this.report.require().holder()).isEqualTo(holder);
		assertThat(lock(holder)).as("once more by its holder").isPresent();
		assertThat(unlock("another")).isFalse();
		assertThat(unlock(holder)).isTrue();
		assertThat(unlock(holder)).isFalse();
		assertThat(lock("another")).isPresent();
	}

	private Optional<Lock> lock(String holder) {
		Attribute<String> current = attr(Lock::holder);
		return this.report.onlyIf(current.missing().or(current.eq(holder)))
			.upsert(current.set(holder).and(attr(Lock::version).incrementOrSet(1)));
	}

	private boolean unlock(String holder) {
		return this.report.onlyIf(attr(Lock::holder).eq(holder)).update(attr(Lock::holder).remove()).isPresent();
	}

	record Lock(@PartitionKey String name, @Nullable String holder, long version) {
	}

}
