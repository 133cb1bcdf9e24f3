package io.dynamomapping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operation on an item that has expired more than five years ago, on a table where
 * items do expire: neither DynamoDB nor DynamoDB Local delete one that old. It answers as
 * if there were no such item.
 */
class ExpiredButPresentTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final PassKey KEY = new PassKey("ada", 1);

	private static final Pass OLD = new Pass("ada", 1, "museum", Instant.parse("2015-06-01T00:00:00Z"));

	private static final Map<String, AttributeValue> STORED = Map.of("owner", AttributeValue.fromS("ada"), "number",
			AttributeValue.fromN("1"), "place", AttributeValue.fromS("museum"), "expiresAt",
			AttributeValue.fromN(Long.toString(Instant.parse("2015-06-01T00:00:00Z").getEpochSecond())));

	private static final Pass NEW = new Pass("ada", 1, "zoo", null);

	private static final Pass OTHER = new Pass("ada", 2, "museum", null);

	private static final Attribute<String> PLACE = attr(Pass::place);

	private static final Change CHANGE = PLACE.set("zoo");

	private static final Duration HOUR = Duration.ofHours(1);

	/** For all tests, as it takes its time. */
	private static final String TABLE = "passes-" + UUID.randomUUID();

	private final DynamoMappings mappings = tables.mappings();

	private final DynamoMapping<PassKey, Pass> passes = this.mappings.open("passes", PassKey.class, Pass.class,
			MappingOptions.defaults()
				.withTableName(TABLE)
				.withExactSize(true)
				.withIndexes(IndexDefinition.of("by-number").withProjection(IndexProjection.KEYS_ONLY)));

	@AfterAll
	static void deleteTable() {
		tables.raw().deleteTable((request) -> request.tableName(TABLE));
	}

	@BeforeEach
	void storeOneThatHasExpiredAndOneThatHasNot() {
		this.mappings.createTableIfMissing(this.passes);
		assertThat(tables.raw()
			.describeTimeToLive((request) -> request.tableName(this.passes.tableName()))
			.timeToLiveDescription()
			.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
		// The mapping itself refuses to write what would stay for ever.
		tables.raw().putItem((request) -> request.tableName(TABLE).item(STORED));
		this.passes.put(new PassKey("ada", 2), OTHER);
		assertThat(stored()).containsEntry("place", AttributeValue.fromS("museum"));
	}

	private Map<String, AttributeValue> stored() {
		return tables.item(this.passes.tableName(),
				Map.of("owner", AttributeValue.fromS("ada"), "number", AttributeValue.fromN("1")));
	}

	@ParameterizedTest
	@MethodSource
	void isNotThere(Operation operation) {
		Object answer = operation.answer(this.passes, this.mappings.transactions());

		assertThat(answer).isEqualTo(operation.expected());
		if (operation.left() != null) {
			assertThat(this.passes.get(KEY)).isEqualTo(operation.left());
			assertThat(stored()).doesNotContainKey("expiresAt");
		}
	}

	/** What such an index returns are parts of items. */
	@Test
	void indexThatDoesNotHoldTheTimeOfExpiryCannotTell() {
		assertThat(this.passes.index("by-number").partition(1).as(Holder.class).list())
			.containsExactly(new Holder("ada"));
		assertThat(this.passes.index("by-number").partition(1).fetchAll().as(Holder.class).list()).isEmpty();
	}

	static Stream<Operation> isNotThere() {
		List<Operation> operations = new ArrayList<>();
		operations.addAll(reads());
		operations.addAll(writes());
		operations.addAll(comparisons());
		operations.addAll(computations());
		operations.addAll(views());
		operations.addAll(selections());
		operations.addAll(handles());
		operations.addAll(transactions());
		return operations.stream();
	}

	private static List<Operation> reads() {
		return List.of(of("get", null, (passes) -> passes.get(KEY)),
				of("getOrDefault", NEW, (passes) -> passes.getOrDefault(KEY, NEW)),
				of("containsKey", false, (passes) -> passes.containsKey(KEY)),
				of("containsValue", false, (passes) -> passes.containsValue(OLD)),
				of("getAll", List.of(OTHER), (passes) -> passes.getAll(List.of(KEY, OTHER.key())).values()),
				of("size, exact", 1, (passes) -> passes.size()), of("count", 1L, (passes) -> passes.count()),
				of("isEmpty", true, (passes) -> {
					passes.remove(OTHER.key());
					return passes.isEmpty();
				}), of("repository.findById", Optional.empty(), (passes) -> passes.repository().findById(KEY)),
				of("repository.existsById", false, (passes) -> passes.repository().existsById(KEY)),
				of("repository.findAllById", List.of(), (passes) -> passes.repository().findAllById(List.of(KEY))),
				of("repository.findAll", List.of(OTHER), (passes) -> passes.repository().findAll().list()));
	}

	private static List<Operation> writes() {
		return List.of(of("put", null, (passes) -> passes.put(KEY, NEW)).leaving(NEW),
				of("put with time to live", null, (passes) -> passes.put(KEY, NEW, HOUR)),
				of("putIfAbsent", null, (passes) -> passes.putIfAbsent(KEY, NEW)).leaving(NEW),
				of("putIfAbsent with time to live", null, (passes) -> passes.putIfAbsent(KEY, NEW, HOUR)),
				of("insert", true, (passes) -> {
					passes.insert(NEW);
					return true;
				}).leaving(NEW), of("save", NEW, (passes) -> passes.save(NEW)).leaving(NEW),
				of("putAll", true, (passes) -> {
					passes.putAll(Map.of(KEY, NEW));
					return true;
				}).leaving(NEW), of("remove", null, (passes) -> passes.remove(KEY)), of("removeAll", true, (passes) -> {
					passes.removeAll(List.of(KEY));
					return true;
				}), of("clear", true, (passes) -> {
					passes.clear();
					return passes.isEmpty();
				}), of("repository.deleteById", true, (passes) -> {
					passes.repository().deleteById(KEY);
					return true;
				}));
	}

	private static List<Operation> comparisons() {
		return List.of(of("replace", null, (passes) -> passes.replace(KEY, NEW)),
				of("replace expected", false, (passes) -> passes.replace(KEY, OLD, NEW)),
				of("remove expected", false, (passes) -> passes.remove(KEY, OLD)),
				of("onlyIf.put", false, (passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).put(NEW)),
				of("onlyIf missing.put", true, (passes) -> passes.at(KEY).onlyIf(PLACE.missing()).put(NEW))
					.leaving(NEW),
				of("onlyIf.putIfAbsent", false, (passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).putIfAbsent(NEW)),
				of("onlyIf.save", Optional.empty(), (passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).save(NEW)),
				of("onlyIf.update", Optional.empty(),
						(passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).update(CHANGE)),
				of("onlyIf.upsert", Optional.empty(),
						(passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).upsert(CHANGE)),
				of("onlyIf.remove", false, (passes) -> passes.at(KEY).onlyIf(PLACE.eq("museum")).remove()),
				of("ifUnchanged.put", false, (passes) -> passes.at(KEY).ifUnchanged(OLD).put(NEW)),
				of("ifUnchanged.update", Optional.empty(), (passes) -> passes.at(KEY).ifUnchanged(OLD).update(CHANGE)),
				of("ifUnchanged.remove", false, (passes) -> passes.at(KEY).ifUnchanged(OLD).remove()));
	}

	private static List<Operation> computations() {
		return List.of(
				of("compute", NEW, (passes) -> passes.compute(KEY, (key, pass) -> (pass != null) ? OLD : NEW))
					.leaving(NEW),
				of("compute nothing", null, (passes) -> passes.compute(KEY, (key, pass) -> null)),
				of("computeIfAbsent", NEW, (passes) -> passes.computeIfAbsent(KEY, (key) -> NEW)).leaving(NEW),
				of("computeIfPresent", null, (passes) -> passes.computeIfPresent(KEY, (key, pass) -> NEW)),
				of("merge", NEW, (passes) -> passes.merge(KEY, NEW, (one, other) -> one)).leaving(NEW),
				of("replaceAll", List.of(OTHER), (passes) -> {
					List<Pass> asked = new ArrayList<>();
					passes.replaceAll((key, pass) -> {
						asked.add(pass);
						return pass;
					});
					return asked;
				}));
	}

	private static List<Operation> views() {
		return List.of(of("keySet", List.of(OTHER.key()), (passes) -> List.copyOf(passes.keySet())),
				of("keySet.contains", false, (passes) -> passes.keySet().contains(KEY)),
				of("keySet.remove", false, (passes) -> passes.keySet().remove(KEY)),
				of("keySet.size", 1, (passes) -> passes.keySet().size()),
				of("values", List.of(OTHER), (passes) -> passes.values().stream().toList()),
				of("values.contains", false, (passes) -> passes.values().contains(OLD)),
				of("values.remove", false, (passes) -> passes.values().remove(OLD)),
				of("values.removeIf", false, (passes) -> passes.values().removeIf((pass) -> pass.number() == 1)),
				of("entrySet", List.of(Map.entry(OTHER.key(), OTHER)), (passes) -> List.copyOf(passes.entrySet())),
				of("entrySet.contains", false, (passes) -> passes.entrySet().contains(Map.entry(KEY, OLD))),
				of("entrySet.remove", false, (passes) -> passes.entrySet().remove(Map.entry(KEY, OLD))),
				of("forEach", List.of(OTHER), (passes) -> {
					List<Pass> seen = new ArrayList<>();
					passes.forEach((key, pass) -> seen.add(pass));
					return seen;
				}));
	}

	private static List<Operation> selections() {
		return List.of(of("scan", List.of(OTHER), (passes) -> passes.scan().list()),
				of("scan with filter", List.of(OTHER), (passes) -> passes.scan().filter(PLACE.eq("museum")).list()),
				of("scan.count", 1L, (passes) -> passes.scan().count()),
				of("scan in segments", List.of(OTHER), (passes) -> passes.scan().segments(2).list()),
				of("scan.page", List.of(OTHER), (passes) -> passes.scan().limit(1).page().items()),
				of("scan projected", List.of(new Holder("ada")), (passes) -> passes.scan().as(Holder.class).list()),
				of("partition", List.of(OTHER), (passes) -> passes.partition("ada").list()),
				of("partition.first", Optional.of(OTHER), (passes) -> passes.partition("ada").first()),
				of("partition.count", 1L, (passes) -> passes.partition("ada").count()),
				of("partition.countUpTo", 1L, (passes) -> passes.partition("ada").countUpTo(5)),
				of("sortEquals", List.of(), (passes) -> passes.partition("ada").sortEquals(1).list()),
				of("sortEquals.exists", false, (passes) -> passes.partition("ada").sortEquals(1).exists()),
				of("find", List.of(), (passes) -> passes.find(Map.of("owner", "ada", "number", 1)).list()),
				of("index", List.of(OTHER), (passes) -> passes.index("by-place").partition("museum").list()),
				of("index.count", 1L, (passes) -> passes.index("by-place").partition("museum").count()),
				of("index.scan", List.of(OTHER), (passes) -> passes.index("by-place").scan().list()),
				of("index.find", List.of(OTHER),
						(passes) -> passes.index("by-place").find(Map.of("place", "museum")).list()),
				of("index of keys, fetchAll", List.of(),
						(passes) -> passes.index("by-number").partition(1).fetchAll().list()));
	}

	private static List<Operation> handles() {
		return List.of(of("at.find", Optional.empty(), (passes) -> passes.at(KEY).find()),
				missing("at.require", (passes) -> passes.at(KEY).require()),
				of("at.exists", false, (passes) -> passes.at(KEY).exists()),
				of("at.as", Optional.empty(), (passes) -> passes.at(KEY).as(Holder.class)),
				of("at.select", Optional.empty(), (passes) -> passes.at(KEY).select("place")),
				of("at.attributes", Optional.empty(), (passes) -> passes.at(KEY).attributes()),
				of("at.item", Optional.empty(), (passes) -> passes.at(KEY).item()),
				missing("at.put of an attribute", (passes) -> {
					passes.at(KEY).put("place", "zoo");
					return true;
				}), missing("at.remove of an attribute", (passes) -> {
					passes.at(KEY).remove("place");
					return true;
				}), missing("at.update", (passes) -> passes.at(KEY).update(CHANGE)),
				missing("at.updateReturningOld", (passes) -> passes.at(KEY).updateReturningOld(CHANGE)),
				missing("at.edit", (passes) -> passes.at(KEY).edit().put("place", "zoo").save()),
				missing("at.saveChanges", (passes) -> passes.at(KEY).saveChanges(OLD, NEW)),
				missing("at.delete", (passes) -> passes.at(KEY).delete()),
				of("at.upsert", Optional.of(NEW), (passes) -> passes.at(KEY).upsert(CHANGE)).leaving(NEW),
				of("at.save", NEW, (passes) -> passes.at(KEY).save(NEW)).leaving(NEW),
				of("at.insert", true, (passes) -> {
					passes.at(KEY).insert(NEW);
					return true;
				}).leaving(NEW));
	}

	private static List<Operation> transactions() {
		return List.of(
				new Operation("transaction: get", Optional.empty(), null,
						(passes, transactions) -> transactions.read((read) -> read.get(passes, KEY)).find()),
				write("transaction: put", true, (item) -> item.put(NEW)).leaving(NEW),
				write("transaction: putIfAbsent", true, (item) -> item.putIfAbsent(NEW)).leaving(NEW),
				write("transaction: save", true, (item) -> item.save(NEW)).leaving(NEW),
				write("transaction: upsert", true, (item) -> item.upsert(CHANGE)).leaving(NEW),
				write("transaction: update", false, (item) -> item.update(CHANGE)),
				write("transaction: delete", false, (item) -> item.delete()),
				write("transaction: remove", true, (item) -> item.remove()),
				write("transaction: check", false, (item) -> item.check(PLACE.eq("museum"))),
				write("transaction: onlyIf", false, (item) -> item.onlyIf(PLACE.eq("museum")).put(NEW)),
				write("transaction: ifUnchanged", false, (item) -> item.ifUnchanged(OLD).remove()));
	}

	private static Operation write(String name, boolean expected, Consumer<TransactionItem<Pass>> write) {
		return new Operation(name, expected, null, (passes, transactions) -> transactions
			.tryWrite((transaction) -> write.accept(transaction.at(passes, KEY))));
	}

	private static Operation of(String name, @Nullable Object expected,
			Function<DynamoMapping<PassKey, Pass>, @Nullable Object> call) {
		return new Operation(name, expected, null, (passes, transactions) -> call.apply(passes));
	}

	private static Operation missing(String name, Function<DynamoMapping<PassKey, Pass>, @Nullable Object> call) {
		return of(name, ItemNotFoundException.class, call);
	}

	/**
	 * A pass that may expire.
	 *
	 * @param owner whose it is
	 * @param number which one of his
	 * @param place where it is valid
	 * @param expiresAt until when it is, or {@code null} if it is for ever
	 */
	record Pass(@PartitionKey String owner, @SortKey @PartitionKey(index = "by-number") int number,
			@PartitionKey(index = "by-place") String place, @TimeToLive @Nullable Instant expiresAt) {

		PassKey key() {
			return new PassKey(this.owner, this.number);
		}

	}

	/**
	 * The key of a pass.
	 *
	 * @param owner whose it is
	 * @param number which one of his
	 */
	record PassKey(@PartitionKey String owner, @SortKey int number) {
	}

	/**
	 * A part of a pass.
	 *
	 * @param owner whose it is
	 */
	record Holder(String owner) {
	}

	/**
	 * An operation on the pass.
	 *
	 * @param name what it is
	 * @param expected the answer where there is no pass
	 * @param left the pass that is there afterwards, or {@code null} if that does not
	 * matter
	 * @param call does it
	 */
	record Operation(String name, @Nullable Object expected, @Nullable Pass left,
			BiFunction<DynamoMapping<PassKey, Pass>, DynamoTransactions, @Nullable Object> call) {

		Operation leaving(Pass pass) {
			return new Operation(this.name, this.expected, pass, this.call);
		}

		@Nullable Object answer(DynamoMapping<PassKey, Pass> passes, DynamoTransactions transactions) {
			try {
				Object answer = this.call.apply(passes, transactions);
				return (answer instanceof Collection<?> collection) ? List.copyOf(collection) : answer;
			}
			catch (ItemNotFoundException ex) {
				return ex.getClass();
			}
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
