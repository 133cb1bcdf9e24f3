package io.dynamomapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Default values, which are those of Java: of constructors and initializers.
 */
class DefaultValuesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema KEYS = KeySchema.simple("id", ScalarAttributeType.S);

	@Test
	void compactConstructorFillsInWhatAnItemLacks() {
		DynamoMapping<String, Order> orders = tables.open(KEYS, String.class, Order.class, MappingOptions.defaults());
		tables.set(orders, "a", "note", AttributeValue.fromS("old"));

		assertThat(orders.get("a")).isEqualTo(new Order("a", "open", "old", List.of()));
		assertThat(tables.item(orders, "a")).containsOnlyKeys("id", "note");
	}

	@Test
	void fieldInitializerFillsInWhatAnItemLacks() {
		DynamoMapping<String, Account> accounts = tables.open(KEYS, String.class, Account.class,
				MappingOptions.defaults());
		tables.set(accounts, "a", "owner", AttributeValue.fromS("Ada"));

		assertThat(accounts.at("a").require()).extracting((account) -> account.owner, (account) -> account.limit)
			.containsExactly("Ada", 100);
	}

	@Test
	void defaultOfNewValuesIsLeftToTheConstructorOfNewValues() {
		DynamoMapping<String, Visit> visits = tables.open(KEYS, String.class, Visit.class, MappingOptions.defaults());
		tables.set(visits, "old", "page", AttributeValue.fromS("/"));
		visits.insert(Visit.of("new"));

		assertThat(visits.at("old").require().at()).isNull();
		assertThat(visits.at("new").require().at()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void attributeThatIsMissingIsSetInTheTable() {
		DynamoMapping<String, Order> orders = tables.open(KEYS, String.class, Order.class, MappingOptions.defaults());
		tables.set(orders, "a", "note", AttributeValue.fromS("old"));

		orders.at("a").update(attr(Order::state).setIfMissing("open"));

		assertThat(tables.item(orders, "a")).isEqualTo(Map.of("id", AttributeValue.fromS("a"), "note",
				AttributeValue.fromS("old"), "state", AttributeValue.fromS("open")));
	}

	record Order(@PartitionKey String id, String state, @Nullable String note, List<String> lines) {

		@SuppressWarnings("NullAway") // an item may lack what the type promises
		Order {
			state = (state != null) ? state : "open";
			lines = (lines != null) ? lines : List.of();
		}

	}

	static class Account {

		@PartitionKey
		public String id = "";

		public String owner = "";

		public int limit = 100;

	}

	record Visit(@PartitionKey String id, @Nullable Instant at) {

		static Visit of(String id) {
			return new Visit(id, Instant.EPOCH);
		}

	}

}
