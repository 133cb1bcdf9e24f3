package io.dynamomapping;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestClock;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How the end of an item is given and stored.
 */
class TimeToLiveTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.25Z");

	private final TestClock clock = new TestClock(NOW);

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client()).clock(this.clock).build();

	private final DynamoMapping<String, Ticket> tickets = open(Ticket.class, MappingOptions.defaults());

	private <V> DynamoMapping<String, V> open(Class<V> type, MappingOptions options) {
		return this.mappings.open("tickets", String.class, type,
				options.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S))));
	}

	@Test
	void instantIsStoredAsSeconds() {
		this.tickets.put("a", new Ticket("a", "Ada", NOW.plusSeconds(60)));

		assertThat(tables.item(this.tickets, "a")).containsEntry("expiresAt",
				AttributeValue.fromN(Long.toString(NOW.getEpochSecond() + 60)));
		assertThat(this.tickets.get("a")).isEqualTo(new Ticket("a", "Ada", Instant.parse("2026-11-21T12:01:00Z")));
	}

	@Test
	void durationSetsTheEndWhateverTheValueSays() {
		assertThat(this.tickets.put("a", new Ticket("a", "Ada", null), Duration.ofMinutes(1))).isNull();
		assertThat(this.tickets.putIfAbsent("a", new Ticket("a", "Grace", null), Duration.ofMinutes(1)))
			.isEqualTo(new Ticket("a", "Ada", Instant.parse("2026-11-21T12:01:01Z")));
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(this.tickets).containsKey("a");
		this.clock.pass(Duration.ofSeconds(1));

		assertThat(this.tickets).doesNotContainKey("a");
		assertThat(this.tickets.putIfAbsent("a", new Ticket("a", "Grace", null), Duration.ofMinutes(1))).isNull();
	}

	@Test
	void mapsHaveTheAttributeThatIsNamed() {
		DynamoMapping<String, Map<String, Object>> sessions = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Schemaless.TYPE, MappingOptions.defaults().withTimeToLiveAttribute("ttl"));

		sessions.put("a", Map.of("user", "Ada"), Duration.ofDays(1));

		assertThat(sessions.get("a")).containsOnlyKeys("user", "ttl");
	}

	@Test
	void valuesNeedNoPropertyForIt() {
		DynamoMapping<String, String> words = open(String.class,
				MappingOptions.defaults().withTimeToLiveAttribute("ttl"));

		words.put("a", "alpha", Duration.ofDays(1));
		words.at("a").save("beta");

		assertThat(words.get("a")).isEqualTo("beta");
		assertThat(tables.item(words, "a")).containsKey("ttl");
	}

	@Test
	void otherTypesOfTime() {
		DynamoMapping<String, Times> times = open(Times.class, MappingOptions.defaults());
		OffsetDateTime end = OffsetDateTime.parse("2030-01-01T00:00:00+02:00");

		times.put("a", new Times("a", end));

		assertThat(tables.item(times, "a")).containsEntry("end",
				AttributeValue.fromN(Long.toString(end.toEpochSecond())));
		assertThat(times.get("a")).isEqualTo(new Times("a", OffsetDateTime.parse("2029-12-31T22:00:00Z")));
	}

	@Test
	void secondsAndZonedTimes() {
		DynamoMapping<String, Seconds> seconds = open(Seconds.class, MappingOptions.defaults());
		DynamoMapping<String, Zoned> zoned = open(Zoned.class, MappingOptions.defaults());
		ZonedDateTime end = ZonedDateTime.parse("2030-01-01T00:00:00+01:00[Europe/Vienna]");

		seconds.put("a", new Seconds("a", end.toEpochSecond()));
		zoned.put("a", new Zoned("a", end));

		assertThat(seconds.get("a")).isEqualTo(new Seconds("a", end.toEpochSecond()));
		assertThat(zoned.get("a")).extracting((found) -> found.end().toInstant()).isEqualTo(end.toInstant());
	}

	@Test
	void secondsThatAreMissingOrZeroAreNever() {
		DynamoMapping<String, Seconds> seconds = open(Seconds.class, MappingOptions.defaults());
		tables.set(seconds, "a", "note", AttributeValue.fromS("without"));
		seconds.put("b", new Seconds("b", 0));

		assertThat(seconds.get("a")).isEqualTo(new Seconds("a", 0));
		assertThat(seconds.get("b")).isEqualTo(new Seconds("b", 0));
		assertThat(seconds.count()).isEqualTo(2);
	}

	@Test
	void conditionsCompareSeconds() {
		this.tickets.put("a", new Ticket("a", "Ada", NOW.plusSeconds(60)));

		assertThat(this.tickets.scan().filter(attr(Ticket::expiresAt).gt(NOW)).list()).hasSize(1);
		assertThat(this.tickets.at("a").update(attr(Ticket::expiresAt).set(NOW.plusSeconds(120)))).isPresent();
		assertThat(tables.item(this.tickets, "a")).containsEntry("expiresAt",
				AttributeValue.fromN(Long.toString(NOW.getEpochSecond() + 120)));
	}

	@Test
	void millisecondsAreRefused() {
		DynamoMapping<String, Seconds> seconds = open(Seconds.class, MappingOptions.defaults());

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> seconds.put("a", new Seconds("a", NOW.toEpochMilli())))
			.withMessageContaining("expected a time from 1970 to 2999 as seconds since 1970, found another one. Check "
					+ "whether milliseconds were given.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void timeToLiveIsPositive() {
		Ticket ticket = new Ticket("a", "Ada", null);

		assertThatIllegalArgumentException().isThrownBy(() -> this.tickets.put("a", ticket, Duration.ZERO))
			.withMessage("Expected a time to live of more than zero, found PT0S. Remove the item instead.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.tickets.put("a", ticket, Duration.ofDays(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tickets.put("a", ticket, Duration.ofDays(400_000)))
			.withMessageStartingWith("Time to live: expected a time from 1970 to 2999");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void attributeMustBeKnown() {
		DynamoMapping<String, Book> books = tables.books();

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> books.put("a", Book.FOUNDATION, Duration.ofDays(1)))
			.withMessage(
					"Expected mapping 'books' to know the attribute that says when an item expires, found that none"
							+ " is declared. Mark a property with @TimeToLive, or name the attribute in the options.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	record Times(@PartitionKey String id, @TimeToLive OffsetDateTime end) {

	}

	record Zoned(@PartitionKey String id, @TimeToLive ZonedDateTime end) {

	}

	record Seconds(@PartitionKey String id, @TimeToLive long end) {

	}

}
