package io.dynamomapping;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestClock;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Items that have expired and are still there, as DynamoDB leaves them for days: every
 * verb takes them for absent.
 */
class ExpiredItemsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

	private static final Ticket OLD = new Ticket("old", "Ada", END);

	private static final Ticket NEW = new Ticket("old", "Grace", null);

	private final TestClock clock = new TestClock(END.minusSeconds(1));

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client()).clock(this.clock).build();

	private final String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));

	private final MappingOptions options = MappingOptions.defaults().withTableName(this.table);

	private final DynamoMapping<String, Ticket> tickets = this.mappings.open("tickets", String.class, Ticket.class,
			this.options);

	private final ItemHandle<String, Ticket> old = this.tickets.at("old");

	@BeforeEach
	void letOneTicketExpire() {
		this.tickets.put("old", OLD);
		tables.set(this.tickets, "old", "colour", AttributeValue.fromS("red"));
		this.tickets.put("good", new Ticket("good", "Alan", END.plusSeconds(60)));
		assertThat(this.tickets.get("old")).isEqualTo(OLD);
		this.clock.pass(Duration.ofSeconds(1));
		tables.requests().clear();
	}

	private Map<String, AttributeValue> stored() {
		return tables.item(this.tickets, "old");
	}

	@Test
	void isNotFound() {
		assertThat(this.tickets.get("old")).isNull();
		assertThat(this.tickets).doesNotContainKey("old");
		assertThat(this.old.find()).isEmpty();
		assertThat(this.old.attributes()).isEmpty();
		assertThat(this.old.select("holder")).isEmpty();
		assertThat(this.old.exists()).isFalse();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(this.old::require);
		assertThat(this.tickets.getAll(List.of("old", "good"))).containsOnlyKeys("good");
		assertThat(this.tickets.repository().findAllById(List.of("old", "good"))).hasSize(1);
	}

	@Test
	void isNotListed() {
		assertThat(this.tickets.keySet()).containsExactly("good");
		assertThat(this.tickets.values()).extracting(Ticket::holder).containsExactly("Alan");
		assertThat(this.tickets.entrySet()).extracting(Map.Entry::getKey).containsExactly("good");
		assertThat(this.tickets.containsValue(OLD)).isFalse();
		assertThat(this.tickets.count()).isEqualTo(1);
		assertThat(this.tickets.scan().list()).hasSize(1);
		assertThat(this.tickets.scan().count()).isEqualTo(1);
		assertThat(this.tickets.scan().limit(1).page().items()).extracting(Ticket::id).containsExactly("good");
		assertThat(this.tickets.partition("old").list()).isEmpty();
		assertThat(this.tickets.partition("old").exists()).isFalse();
		assertThat(this.tickets.partition("old").filter(attr(Ticket::holder).eq("Ada")).first()).isEmpty();
	}

	@Test
	void tableOfExpiredItemsIsEmpty() {
		this.tickets.remove("good");

		assertThat(this.tickets.isEmpty()).isTrue();
	}

	@Test
	void selectedAttributesAreThoseThatWereAskedFor() {
		assertThat(this.tickets.at("good").select("holder")).contains(Map.of("holder", "Alan"));
		assertThat(this.tickets.at("good").select("holder", "expiresAt").orElseThrow()).hasSize(2);
	}

	@Test
	void isReplacedAsIfItWereNotThere() {
		assertThat(this.tickets.put("old", NEW)).isNull();
		assertThat(stored()).doesNotContainKeys("expiresAt", "colour");
	}

	@Test
	void givesWayToPutIfAbsentInOneRequest() {
		assertThat(this.tickets.putIfAbsent("old", NEW)).isNull();

		assertThat(tables.requests().operations()).containsExactly("PutItem");
		assertThat(this.tickets.get("old")).isEqualTo(NEW);
		assertThat(this.tickets.putIfAbsent("old", OLD)).isEqualTo(NEW);
	}

	@Test
	void givesWayToInsert() {
		this.tickets.insert(NEW);

		assertThat(this.tickets.get("old")).isEqualTo(NEW);
	}

	@Test
	void isNotReplaced() {
		assertThat(this.tickets.replace("old", NEW)).isNull();
		assertThat(this.tickets.replace("old", OLD, NEW)).isFalse();
		assertThat(stored()).containsEntry("holder", AttributeValue.fromS("Ada"));
	}

	@Test
	void isRemovedWithoutBeingReturned() {
		assertThat(this.tickets.remove("old", OLD)).isFalse();
		assertThat(this.tickets.keySet().remove("old")).isFalse();
		assertThat(this.tickets.remove("old")).isNull();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(this.old::delete);
	}

	@Test
	void isNotDeleted() {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(this.old::delete);
		assertThat(this.old.onlyIf(attr(Ticket::holder).eq("Ada")).remove()).isFalse();
		assertThat(stored()).isNotEmpty();
	}

	@Test
	void isComputedFromNothing() {
		assertThat(this.tickets.compute("old", (key, ticket) -> (ticket != null) ? OLD : NEW)).isEqualTo(NEW);
		assertThat(stored()).doesNotContainKeys("expiresAt", "colour");
	}

	@Test
	void isMergedWithNothing() {
		assertThat(this.tickets.merge("old", NEW, (one, other) -> one)).isEqualTo(NEW);
		assertThat(this.tickets.get("old")).isEqualTo(NEW);
	}

	@Test
	void isComputedIfAbsentAndNotIfPresent() {
		assertThat(this.tickets.computeIfPresent("old", (key, ticket) -> NEW)).isNull();
		assertThat(this.tickets.computeIfAbsent("old", (key) -> NEW)).isEqualTo(NEW);
	}

	@Test
	void isNotUpdated() {
		Change rename = attr(Ticket::holder).set("Grace");

		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.old.update(rename));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.old.updateReturningOld(rename));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.old.put("holder", "Grace"));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.old.edit().put("holder", "Grace").save());
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.old.saveChanges(OLD, OLD.withHolder("Grace")));
		assertThat(this.old.onlyIf(attr(Ticket::holder).eq("Ada")).update(rename)).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.old.onlyIf(attr(Ticket::holder).eq("Ada")).orThrow().update(rename));
		assertThat(stored()).containsEntry("holder", AttributeValue.fromS("Ada"));
	}

	@Test
	void isCreatedAnewByUpsert() {
		assertThat(this.old.upsert(attr(Ticket::holder).set("Grace"))).contains(NEW);

		assertThat(stored()).containsOnlyKeys("id", "holder");
		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "DeleteItem", "UpdateItem");
	}

	@Test
	void isCreatedAnewBySave() {
		assertThat(this.tickets.save(NEW)).isEqualTo(NEW);
		assertThat(stored()).containsOnlyKeys("id", "holder");
	}

	@Test
	void conditionSeesNothing() {
		assertThat(this.old.onlyIf(attr(Ticket::holder).eq("Ada")).put(NEW)).isFalse();
		assertThat(this.old.onlyIf(attr(Ticket::holder).missing()).put(NEW)).isTrue();
		assertThat(this.tickets.get("old")).isEqualTo(NEW);
	}

	@Test
	void conditionOfAnInsertSeesNothing() {
		assertThat(this.old.onlyIf(attr(Ticket::holder).eq("Ada")).putIfAbsent(NEW)).isFalse();
		assertThat(this.old.onlyIf(attr(Ticket::holder).missing()).putIfAbsent(NEW)).isTrue();
		assertThat(this.tickets.get("old")).isEqualTo(NEW);
	}

	@Test
	void manyExpiredItemsAreNotReadOneByOne() {
		for (int i = 0; i < 50; i++) {
			this.tickets.put("old " + i, new Ticket("old " + i, "Ada", END));
		}
		this.tickets.remove("good");
		tables.requests().clear();

		assertThat(this.tickets.scan().first()).isEmpty();
		assertThat(this.tickets.scan().limit(3).page().items()).isEmpty();
		assertThat(this.tickets.isEmpty()).isTrue();
		assertThat(tables.requests().operations()).hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void limitCountsWhatHasNotExpired() {
		for (int i = 0; i < 20; i++) {
			this.tickets.put("ticket " + i, new Ticket("ticket " + i, "Ada", (i % 2 == 0) ? END : null));
		}

		Page<Ticket> first = this.tickets.scan().limit(4).page();
		Page<Ticket> rest = this.tickets.scan().after(first.next()).page();

		assertThat(first.items()).hasSize(4);
		assertThat(rest.items()).hasSize(7).doesNotContainAnyElementsOf(first.items());
	}

	@Test
	void conditionOfAnUpsertSeesNothing() {
		assertThat(this.old.onlyIf(attr(Ticket::holder).missing()).upsert(attr(Ticket::holder).set("Grace")))
			.contains(NEW);
	}

	@Test
	void isDumpedLikeAllOthers(@TempDir Path directory) {
		assertThat(this.mappings.dump(this.tickets).to(directory.resolve("tickets.json")).items()).isEqualTo(2);
	}

	@Test
	void liveItemThatExpiresIsGone() {
		DynamoMapping<String, Map<String, Object>> maps = this.mappings.open("tickets", String.class, Schemaless.TYPE,
				this.options.withTimeToLiveAttribute("expiresAt"));
		Map<String, Object> live = maps.at("good").require();
		this.clock.pass(Duration.ofMinutes(2));

		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> live.put("holder", "Grace"));
		assertThat(maps.get("good")).isNull();
	}

	@Test
	void isShownWhereThatIsAskedFor() {
		DynamoMapping<String, Ticket> all = this.mappings.open("tickets", String.class, Ticket.class,
				this.options.withShowExpired(true));

		assertThat(all.get("old")).isEqualTo(OLD);
		assertThat(all.keySet()).containsExactlyInAnyOrder("old", "good");
		assertThat(all.putIfAbsent("old", NEW)).isEqualTo(OLD);
		assertThat(all.at("old").update(attr(Ticket::holder).set("Grace"))).map(Ticket::holder).contains("Grace");
	}

	@Test
	void itemThatIsWrittenAsExpiredIsReturned() {
		assertThat(this.tickets.at("good").update(attr(Ticket::expiresAt).set(END.minusSeconds(5))))
			.contains(new Ticket("good", "Alan", END.minusSeconds(5)));
		assertThat(this.tickets.save(OLD)).isEqualTo(OLD);
		assertThat(this.tickets.get("good")).isNull();
	}

	@Test
	void otherThingsThanNumbersNeverExpire() {
		tables.set(this.tickets, "text", "expiresAt", AttributeValue.fromS("1"));
		DynamoMapping<String, Map<String, Object>> maps = this.mappings.open("tickets", String.class, Schemaless.TYPE,
				this.options.withTimeToLiveAttribute("expiresAt"));

		assertThat(maps.get("text")).isEqualTo(Map.of("expiresAt", "1"));
		assertThat(maps.keySet()).containsExactlyInAnyOrder("text", "good");
		assertThat(maps.at("text").update(Map.of("colour", "red"))).isPresent();
	}

}
