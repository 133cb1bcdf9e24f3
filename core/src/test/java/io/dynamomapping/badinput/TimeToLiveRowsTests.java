package io.dynamomapping.badinput;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestClock;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.Ticket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * B23: times of expiry that DynamoDB does not take for one.
 */
class TimeToLiveRowsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client()).clock(new TestClock(NOW)).build();

	private final DynamoMapping<String, Ticket> tickets = this.mappings.open("tickets", String.class, Ticket.class,
			MappingOptions.defaults().withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S))));

	private final DynamoMapping<String, Map<String, @Nullable Object>> sessions = this.mappings.open("sessions",
			String.class, Schemaless.TYPE,
			MappingOptions.defaults()
				.withKeys("id", null)
				.withTimeToLiveAttribute("ttl")
				.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S))));

	@ParameterizedTest(name = "B23 duration {0}")
	@ValueSource(strings = { "PT0S", "PT-1S", "P-1D", "P400000D" })
	void durations(Duration timeToLive) {
		Ticket ticket = new Ticket("a", "Ada", null);

		assertThatIllegalArgumentException().isThrownBy(() -> this.tickets.put("a", ticket, timeToLive));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tickets.putIfAbsent("a", ticket, timeToLive));
		assertThatIllegalArgumentException().isThrownBy(() -> this.sessions.put("a", Map.of(), timeToLive));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest(name = "B23 instant {0}")
	@MethodSource
	void instants(Instant time, String found) {
		Ticket ticket = new Ticket("a", "Ada", time);
		Ticket good = new Ticket("a", "Ada", NOW);

		assertRefused(() -> this.tickets.put("a", ticket), found);
		assertRefused(() -> this.tickets.putIfAbsent("a", ticket), found);
		assertRefused(() -> this.tickets.replace("a", ticket), found);
		assertRefused(() -> this.tickets.replace("a", good, ticket), found);
		assertRefused(() -> this.tickets.save(ticket), found);
		assertRefused(() -> this.tickets.insert(ticket), found);
		assertRefused(() -> this.tickets.putAll(Map.of("a", ticket)), found);
		assertRefused(() -> this.tickets.repository().saveAll(List.of(ticket)), found);
		assertRefused(() -> this.tickets.at("a").saveChanges(good, ticket), found);
		assertRefused(() -> this.tickets.at("a").put("expiresAt", time), found);
		assertRefused(() -> this.tickets.at("a").upsert(attr(Ticket::expiresAt).set(time)), found);
		assertRefused(() -> this.mappings.transactions().write((write) -> write.at(this.tickets, "a").put(ticket)),
				found);
		assertRefused(() -> this.mappings.transactions()
			.write((write) -> write.at(this.tickets, "a").update(attr(Ticket::expiresAt).set(time))), found);
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> instants() {
		String range = "expected a time from 1970 to 2999 as seconds since 1970, found another one";
		return Stream.of(Arguments.of(Instant.parse("1969-12-31T23:59:58Z"), range),
				Arguments.of(Instant.parse("3000-01-01T00:00:00Z"), range),
				Arguments.of(Instant.ofEpochSecond(NOW.toEpochMilli()), range),
				Arguments.of(Instant.parse("2021-11-18T12:00:00Z"), "within the last five years"),
				Arguments.of(Instant.ofEpochSecond(1), "within the last five years"));
	}

	@ParameterizedTest(name = "B23 number {0}")
	@ValueSource(strings = { "-1", "-1000000000000", "1795262400000", "32503680000", "9e120", "1", "1609459200" })
	void numbers(BigDecimal time) {
		Map<String, @Nullable Object> session = Map.of("ttl", time);

		assertRefused(() -> this.sessions.put("a", session), "Attribute 'ttl': expected a time");
		assertRefused(() -> this.sessions.put("a", Map.of("ttl", AttributeValue.fromN(time.toPlainString()))),
				"Attribute 'ttl'");
		assertRefused(() -> this.sessions.putAll(Map.of("a", session)), "Attribute 'ttl'");
		assertRefused(() -> this.sessions.at("a").put("ttl", time), "Attribute 'ttl'");
		assertRefused(() -> this.sessions.at("a").upsert(session), "Attribute 'ttl'");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void timesOfTheLastFiveYearsAndNoTimesAreStored() {
		Instant fiveYearsAgo = NOW.atOffset(ZoneOffset.UTC).minusYears(5).toInstant();

		this.tickets.put("a", new Ticket("a", "Ada", fiveYearsAgo));
		this.tickets.put("b", new Ticket("b", "Ada", Instant.parse("2999-12-31T23:59:59Z")));
		this.tickets.put("c", new Ticket("c", "Ada", null));
		this.sessions.put("d", Map.of("ttl", 0));

		assertThat(this.tickets.keySet()).containsExactlyInAnyOrder("b", "c");
		assertThat(this.sessions).containsKey("d");
	}

	@Test
	void whatIsStoredWithAnyTimeCanBeReplacedAndRemoved() {
		tables.set(this.sessions, "a", "ttl", AttributeValue.fromN("9e120"));
		tables.set(this.sessions, "b", "ttl", AttributeValue.fromN("-5"));
		Map<String, @Nullable Object> stored = this.sessions.at("a").require();

		assertThat(this.sessions.replace("a", stored, Map.of("user", "Ada"))).isTrue();
		assertThat(this.sessions.remove("b")).containsEntry("ttl", new BigDecimal("-5"));
	}

	private static void assertRefused(ThrowingCallable call, String found) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(call).withMessageContaining(found);
	}

}
