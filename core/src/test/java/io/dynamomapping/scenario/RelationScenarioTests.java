package io.dynamomapping.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.Relation;
import io.dynamomapping.ToMany;
import io.dynamomapping.ToOne;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Customers with a profile each, and with orders.
 */
class RelationScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final BigDecimal TOO_LONG = new BigDecimal("1234567890123456789012345678901234567890");

	private static final Customer ADA = new Customer("ada", "Ada Lovelace");

	private static final Customer ALAN = new Customer("alan", "Alan Turing");

	private final DynamoMappings mappings = tables.mappings();

	private final DynamoTransactions transactions = this.mappings.transactions();

	private final DynamoMapping<String, Customer> customers = open("customers", Customer.class);

	private final DynamoMapping<String, Profile> profiles = open("profiles", Profile.class);

	private final DynamoMapping<OrderKey, Order> orders = orders();

	private final ToOne<Customer, String, Profile> profile = Relation.oneToOne(this.profiles, Customer::id);

	private final ToMany<Customer, Order> ordersOf = Relation.oneToMany(this.orders, Customer::id);

	private final ToMany<String, Order> ordersWith = Relation.oneToMany(this.orders.index("by-state"),
			(state) -> state);

	private final ToOne<Order, String, Customer> customerOf = Relation.manyToOne(this.customers, Order::customer);

	private <V> DynamoMapping<String, V> open(String name, Class<V> type) {
		return this.mappings.open(name, String.class, type,
				MappingOptions.defaults().withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S))));
	}

	private DynamoMapping<OrderKey, Order> orders() {
		DynamoMapping<OrderKey, Order> mapping = this.mappings.open("orders", OrderKey.class, Order.class,
				MappingOptions.defaults().withTableName(tables.named("orders")));
		this.mappings.createTableIfMissing(mapping);
		return mapping;
	}

	private void save(Customer customer, Profile child) {
		this.transactions.write((tx) -> {
			tx.at(this.customers, customer.id()).put(customer);
			this.profile.of(customer, tx).put(child);
		});
	}

	@Test
	@DisplayName("S25: parent and child are stored together or not at all")
	void invalidChildStoresNothingOnEitherSide() {
		tables.requests().clear();
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> save(ADA, new Profile("ada", TOO_LONG, Set.of())));
		assertThat(tables.requests().operations()).isEmpty();
		assertThat(this.customers.isEmpty()).isTrue();
		assertThat(this.profiles.isEmpty()).isTrue();

		Profile valid = new Profile("ada", BigDecimal.TEN, Set.of("sf"));
		save(ADA, valid);
		assertThat(this.customers.get("ada")).isEqualTo(ADA);
		assertThat(this.profile.require(ADA)).isEqualTo(valid);

		Profile other = new Profile("ada", BigDecimal.ONE, Set.of());
		save(ADA, other);
		assertThat(this.profile.find(ADA)).contains(other);
	}

	@Test
	@DisplayName("S25: a child of another type is refused")
	@SuppressWarnings({ "unchecked", "rawtypes" }) // What the compiler refuses otherwise.
	void childOfAnotherTypeIsRefused() {
		ToOne<Customer, String, Object> untyped = (ToOne) this.profile;
		tables.requests().clear();

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.transactions.write((tx) -> {
			tx.at(this.customers, "ada").put(ADA);
			untyped.of(ADA, tx).put(new Order("ada", 1, "open"));
		}));

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	@DisplayName("S25: a child that was deleted is absent, and cannot be deleted again")
	void deletedChildIsGone() {
		save(ADA, new Profile("ada", BigDecimal.TEN, Set.of()));

		this.profile.of(ADA).delete();

		assertThat(this.profile.find(ADA)).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.profile.require(ADA));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.profile.of(ADA).delete());
		assertThat(this.customers.get("ada")).isEqualTo(ADA);
	}

	@Test
	@DisplayName("S25: children of two parents never mix")
	void childrenDoNotMix() {
		Profile adas = new Profile("ada", BigDecimal.TEN, Set.of());
		Profile alans = new Profile("alan", BigDecimal.ONE, Set.of());

		this.transactions.write((tx) -> {
			this.profile.of(ADA, tx).putIfAbsent(adas);
			this.profile.of(ALAN, tx).putIfAbsent(alans);
		});

		assertThat(this.profile.require(ADA)).isEqualTo(adas);
		assertThat(this.profile.require(ALAN)).isEqualTo(alans);
		ToOne<Customer, String, Profile> another = Relation.oneToOne(this.profiles, (customer) -> "another");
		assertThat(another.find(ADA)).as("a relation has no state but its own").isEmpty();
	}

	@Test
	void childIsCreatedOnce() {
		Profile created = this.profile.findOrCreate(ADA, (ada) -> new Profile(ada.id(), BigDecimal.ZERO, Set.of()));
		Profile found = this.profile.findOrCreate(ADA, (ada) -> new Profile(ada.id(), BigDecimal.TEN, Set.of()));

		assertThat(found).isEqualTo(created).isEqualTo(new Profile("ada", BigDecimal.ZERO, Set.of()));
	}

	@Test
	void collectionsAreFilteredAndCounted() {
		this.customers.putAll(Map.of("ada", ADA, "alan", ALAN));
		for (int number = 1; number <= 5; number++) {
			this.orders.put(new OrderKey("ada", number), new Order("ada", number, (number > 3) ? "open" : "paid"));
		}
		this.orders.put(new OrderKey("alan", 1), new Order("alan", 1, "open"));
		tables.requests().clear();

		assertThat(this.ordersOf.of(ADA).filter(attr(Order::state).eq("open")).count()).isEqualTo(2);
		assertThat(this.ordersOf.of(ADA).sortBetween(2, 3).list()).containsExactly(new Order("ada", 2, "paid"),
				new Order("ada", 3, "paid"));
		assertThat(this.ordersOf.of(new Customer("nobody", "")).list()).isEmpty();
		assertThat(this.ordersWith.of("open").stream().map(this.customerOf::require)).containsExactlyInAnyOrder(ADA,
				ADA, ALAN);
		assertThat(tables.requests().operations()).containsExactly("Query", "Query", "Query", "Query", "GetItem",
				"GetItem", "GetItem");
		assertThat(List.of(ADA, ALAN)).map((customer) -> this.ordersOf.of(customer).count()).containsExactly(5L, 1L);
	}

	record Customer(@PartitionKey String id, String name) {
	}

	record Profile(@PartitionKey String id, BigDecimal credit, Set<String> interests) {
	}

	record Order(@PartitionKey String customer, @SortKey int number, @PartitionKey(index = "by-state") String state) {
	}

	record OrderKey(@PartitionKey String customer, @SortKey int number) {
	}

}
