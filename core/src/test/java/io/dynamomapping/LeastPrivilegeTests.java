package io.dynamomapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.PartialIndexes;
import io.dynamomapping.testing.Policy;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.Ticket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What an IAM policy has to allow: the rows of the table in docs/security.md.
 */
@OnDynamoDbLocal("policies are enforced by a proxy")
class LeastPrivilegeTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	/** A row of the table of actions, which begin with a capital. */
	private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| ((?:`[A-Z]\\w+`(?:, )?)+) \\|$",
			Pattern.MULTILINE);

	private static final String PRESENT = Book.FOUNDATION.isbn();

	private static final String OTHER = Book.SOLARIS.isbn();

	private static final String ABSENT = "978-0-00-000000-0";

	private static FaultProxy proxy;

	private static DynamoDbClient client;

	@BeforeAll
	static void connect() {
		URI endpoint = tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow();
		proxy = FaultProxy.before(endpoint);
		client = DynamoDbClient.builder()
			.endpointOverride(proxy.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

	@AfterAll
	static void disconnect() {
		client.close();
		proxy.close();
	}

	private static Set<String> setOf(String... names) {
		return new TreeSet<>(List.of(names));
	}

	static Stream<Feature> features() {
		return Stream.of(reads(), writes(), exactWrites(), bulk(), selections(), transactions(), administration())
			.flatMap(List::stream);
	}

	private static List<Feature> reads() {
		return List.of(new Feature("get, containsKey, find, select", "GetItem", (shop) -> {
			assertThat(shop.books().get(PRESENT)).isEqualTo(Book.FOUNDATION);
			assertThat(shop.books().get(ABSENT)).isNull();
			assertThat(shop.books().containsKey(PRESENT)).isTrue();
			assertThat(shop.books().at(PRESENT).find()).contains(Book.FOUNDATION);
			assertThat(shop.books().at(PRESENT).select("title")).isPresent();
			assertThat(shop.books().getOrDefault(ABSENT, Book.SOLARIS)).isEqualTo(Book.SOLARIS);
		}), new Feature("getAll", "BatchGetItem",
				(shop) -> assertThat(shop.books().getAll(List.of(PRESENT, ABSENT))).hasSize(1)),
				new Feature("get where keys are not declared", "DescribeTable GetItem",
						(shop) -> assertThat(shop.undeclared().get(PRESENT)).isNotNull()),
				new Feature("ToOne, ToMany", "GetItem Query", (shop) -> {
					assertThat(Relation.<Edition, String, Book>manyToOne(shop.books(), (edition) -> PRESENT)
						.find(shop.edition())).isPresent();
					assertThat(Relation.oneToMany(shop.editions(), (Edition edition) -> edition.author())
						.of(shop.edition())
						.list()).hasSize(1);
				}));
	}

	private static List<Feature> writes() {
		List<Feature> features = new ArrayList<>();
		features.add(new Feature("put, putIfAbsent, insert; replace(k, v) of schemaless values", "PutItem", (shop) -> {
			assertThat(shop.books().put(PRESENT, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
			assertThat(shop.books().putIfAbsent(PRESENT, Book.FOUNDATION)).isNotNull();
			assertThat(shop.books().putIfAbsent(ABSENT, Book.SOLARIS.withIsbn(ABSENT))).isNull();
			shop.books().insert(Book.I_ROBOT);
			assertThat(shop.books().at(PRESENT).onlyIf(attr(Book::stock).eq(9)).put(Book.FOUNDATION)).isTrue();
			assertThat(shop.settings().replace("shop", Map.of("open", false))).isNotNull();
		}));
		features.add(
				new Feature("update, upsert, save, edit, increments; replace of typed values", "UpdateItem", (shop) -> {
					assertThat(shop.books().at(PRESENT).update(attr(Book::stock).increment(-1))).isPresent();
					assertThat(
							shop.books().at(PRESENT).onlyIf(attr(Book::stock).gt(9)).update(attr(Book::stock).set(0)))
						.isEmpty();
					assertThat(
							shop.books().at(PRESENT).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).set(0)))
						.isPresent();
					assertThat(shop.books().at(PRESENT).upsert(attr(Book::stock).set(3))).isPresent();
					shop.books().at(PRESENT).put("shelf.row", 9);
					shop.books().at(PRESENT).put("shelf.row", 4);
					assertThat(shop.books().replace(PRESENT, Book.FOUNDATION, Book.FOUNDATION.withStock(5))).isTrue();
					assertThat(shop.books().replace(PRESENT, Book.FOUNDATION)).isNotNull();
					shop.books().save(Book.I_ROBOT);
					assertThat(shop.books().at(OTHER).saveChanges(Book.SOLARIS, Book.SOLARIS.withStock(1))).isPresent();
				}));
		features.add(new Feature("remove, delete", "DeleteItem", (shop) -> {
			assertThat(shop.books().remove(PRESENT, Book.SOLARIS)).isFalse();
			assertThat(shop.books().remove(PRESENT, Book.FOUNDATION)).isTrue();
			assertThat(shop.books().remove(PRESENT)).isNull();
			assertThat(shop.books().at(OTHER).delete()).isEqualTo(Book.SOLARIS);
		}));
		features.add(new Feature("compute…, merge of an item that is there", "GetItem UpdateItem",
				(shop) -> assertThat(shop.books().computeIfPresent(PRESENT, (isbn, book) -> book.withStock(8)))
					.isNotNull()));
		features.add(new Feature("compute…, merge of one that is not", "GetItem PutItem",
				(shop) -> assertThat(
						shop.books().merge(ABSENT, Book.SOLARIS.withIsbn(ABSENT), (before, after) -> after))
					.isNotNull()));
		features.add(new Feature("compute…, merge to null", "GetItem DeleteItem",
				(shop) -> assertThat(shop.books().compute(PRESENT, (isbn, book) -> null)).isNull()));
		features
			.add(new Feature("replace(k, old, new) of schemaless values, live values", "GetItem UpdateItem", (shop) -> {
				assertThat(shop.settings().replace("shop", Map.of("open", true), Map.of("open", false))).isTrue();
				assertThat(shop.settings().at("shop").require().put("open", true)).isEqualTo(false);
			}));
		features.add(new Feature("remove(k, v) of schemaless values", "GetItem DeleteItem",
				(shop) -> assertThat(shop.settings().remove("shop", Map.of("open", true))).isTrue()));
		features.add(new Feature("put, putIfAbsent over what has expired", "PutItem",
				(shop) -> assertThat(shop.tickets().put("1", new Ticket("1", "Bayta", null))).isNull()));
		features.add(new Feature("save, upsert over what has expired", "DeleteItem UpdateItem",
				(shop) -> assertThat(shop.tickets().save(new Ticket("1", "Bayta", null))).isNotNull()));
		features.add(new Feature("a repository, item by item", "GetItem UpdateItem DeleteItem PutItem", (shop) -> {
			DynamoRepository<Book, String> repository = shop.books().repository();
			repository.saveAll(List.of(Book.I_ROBOT, Book.SOLARIS));
			repository.insert(Book.SOLARIS.withIsbn(ABSENT));
			assertThat(repository.findById(PRESENT)).isPresent();
			repository.delete(Book.FOUNDATION);
			repository.deleteById(OTHER);
		}));
		features.add(new Feature("locks", "UpdateItem", (shop) -> {
			try (DynamoLocks locks = shop.mappings().locks(shop.settings())) {
				assertThat(locks.tryAcquire("door", Duration.ofMinutes(1)).orElseThrow().release()).isTrue();
			}
		}));
		features.add(new Feature("locks of a table by its name", "DescribeTable UpdateItem", (shop) -> {
			try (DynamoLocks locks = shop.mappings().locks(shop.settings().tableName());
					DynamoLock lock = locks.tryAcquire("door", Duration.ofMinutes(1)).orElseThrow()) {
				assertThat(locks.tryAcquire("door", Duration.ofMinutes(1))).isEmpty();
				assertThat(lock.isHeld()).isTrue();
			}
		}));
		return features;
	}

	private static List<Feature> exactWrites() {
		String exact = "ambiguous-writes: exact: ";
		return List.of(new Feature(exact + "putIfAbsent, insert, onlyIf(…) with put", "PutItem", (shop) -> {
			assertThat(shop.exactBooks().putIfAbsent(PRESENT, Book.FOUNDATION)).isNotNull();
			assertThat(shop.exactBooks().putIfAbsent(ABSENT, Book.SOLARIS.withIsbn(ABSENT))).isNull();
			shop.exactBooks().insert(Book.I_ROBOT);
			assertThat(shop.exactBooks().at(PRESENT).onlyIf(attr(Book::stock).exists()).put(Book.FOUNDATION)).isTrue();
		}), new Feature(exact + "put; replace(k, v) of schemaless values", "GetItem PutItem", (shop) -> {
			assertThat(shop.exactBooks().put(PRESENT, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
			assertThat(shop.exactBooks().put(ABSENT, Book.SOLARIS.withIsbn(ABSENT))).isNull();
			assertThat(shop.exactSettings().replace("shop", Map.of("open", false))).isNotNull();
		}), new Feature(exact + "put(path, value), replace(k, old, new)", "UpdateItem", (shop) -> {
			shop.exactBooks().at(PRESENT).put("stock", 4);
			assertThat(shop.exactBooks().replace(PRESENT, Book.FOUNDATION.withStock(4), Book.FOUNDATION.withStock(5)))
				.isTrue();
		}), new Feature(exact + "update, upsert, save, increments; replace(k, v) of typed values", "GetItem UpdateItem",
				(shop) -> {
					assertThat(shop.exactBooks().at(PRESENT).update(attr(Book::stock).increment(-1))).isPresent();
					assertThat(shop.exactBooks().at(PRESENT).upsert(attr(Book::stock).set(3))).isPresent();
					assertThat(shop.exactBooks().save(Book.I_ROBOT)).isEqualTo(Book.I_ROBOT);
					assertThat(shop.exactBooks().replace(PRESENT, Book.FOUNDATION)).isNotNull();
				}), new Feature(exact + "remove(k, v), onlyIf(…) with remove", "DeleteItem", (shop) -> {
					assertThat(shop.exactBooks().remove(PRESENT, Book.SOLARIS)).isFalse();
					assertThat(shop.exactBooks().remove(PRESENT, Book.FOUNDATION)).isTrue();
					assertThat(shop.exactBooks().at(OTHER).onlyIf(attr(Book::stock).exists()).remove()).isTrue();
				}), new Feature(exact + "remove, delete", "DeleteItem GetItem", (shop) -> {
					assertThat(shop.exactBooks().remove(PRESENT)).isEqualTo(Book.FOUNDATION);
					assertThat(shop.exactBooks().at(OTHER).delete()).isEqualTo(Book.SOLARIS);
				}),
				new Feature(exact + "compute…, merge of an item that is there", "GetItem UpdateItem",
						(shop) -> assertThat(
								shop.exactBooks().merge(PRESENT, Book.SOLARIS, (before, after) -> before.withStock(8)))
							.isNotNull()));
	}

	private static List<Feature> bulk() {
		return List.of(new Feature("putAll, removeAll, batch, batchWriter", "BatchWriteItem", (shop) -> {
			shop.books().putAll(Map.of(Book.I_ROBOT.isbn(), Book.I_ROBOT, OTHER, Book.SOLARIS));
			shop.books().removeAll(List.of(PRESENT, ABSENT));
			shop.books().batch((batch) -> batch.put(PRESENT, Book.FOUNDATION));
			shop.books().batchWriter((writer) -> writer.remove(PRESENT));
			shop.mappings().batch((batch) -> batch.remove(shop.books(), OTHER));
		}), new Feature("clear", "BatchWriteItem Scan", (shop) -> shop.books().clear()), new Feature(
				"findAllById, deleteAllById, deleteAll of a repository", "BatchGetItem BatchWriteItem Scan", (shop) -> {
					DynamoRepository<Book, String> repository = shop.books().repository();
					assertThat(repository.findAllById(List.of(PRESENT, ABSENT))).hasSize(1);
					repository.deleteAllById(List.of(PRESENT));
					repository.deleteAll();
				}),
				new Feature("a dump", "Scan",
						(shop) -> assertThat(shop.mappings().dump(shop.books()).to(new StringWriter()).items())
							.isEqualTo(2)),
				new Feature("a load", "BatchWriteItem",
						(shop) -> assertThat(shop.mappings()
							.load(shop.books())
							.from(new StringReader("{\"Item\":{\"isbn\":{\"S\":\"1\"}}}"))
							.items()).isEqualTo(1)));
	}

	private static List<Feature> selections() {
		return List.of(new Feature("views, streams, containsValue, count, isEmpty, scan", "Scan", (shop) -> {
			assertThat(List.copyOf(shop.books().keySet())).hasSize(2);
			assertThat(shop.books().values().stream()).hasSize(2);
			assertThat(shop.books().entrySet().iterator().next().getValue()).isNotNull();
			assertThat(shop.books().containsValue(Book.SOLARIS)).isTrue();
			assertThat(shop.books().count()).isEqualTo(2);
			assertThat(shop.books().isEmpty()).isFalse();
			assertThat(shop.books().scan().filter(attr(Book::stock).gt(5)).segments(2).list()).hasSize(1);
			assertThat(shop.editions().index("by-language").scan().list()).hasSize(1);
		}), new Feature("removeIf, Iterator.remove", "DeleteItem Scan", (shop) -> {
			assertThat(shop.books().values().removeIf((book) -> book.stock() > 5)).isTrue();
			Iterator<String> keys = shop.books().keySet().iterator();
			keys.next();
			keys.remove();
		}), new Feature("Entry.setValue, replaceAll", "Scan UpdateItem", (shop) -> {
			shop.books().entrySet().iterator().next().setValue(Book.FOUNDATION.withStock(1));
			shop.books().replaceAll((isbn, book) -> book.withStock(2));
		}), new Feature("partition, find(criteria), index(name).partition", "Query", (shop) -> {
			assertThat(shop.editions().partition(Edition.ASIMOV).list()).hasSize(1);
			assertThat(shop.editions().partition(Edition.ASIMOV).page().items()).hasSize(1);
			assertThat(shop.editions().index("by-language").partition("en").list()).hasSize(1);
			assertThat(shop.editions().find(Map.of("author", Edition.ASIMOV)).list()).hasSize(1);
			assertThat(shop.editions().partition(Edition.ASIMOV).count()).isEqualTo(1);
		}), new Feature("the same of an index that is not declared", "DescribeTable Query",
				(shop) -> assertThat(shop.loans().index("by-day").partition(7).list()).hasSize(1)),
				new Feature("fetchAll of an index that lacks attributes", "BatchGetItem DescribeTable Query",
						(shop) -> assertThat(shop.loans().index("by-day").partition(7).fetchAll().list()).hasSize(1)),
				new Feature("size, estimatedSize", "DescribeTable", (shop) -> {
					assertThat(shop.books().size()).isEqualTo(2);
					assertThat(shop.books().estimatedSize()).isEqualTo(2);
				}),
				new Feature("size of what seems to be empty", "DescribeTable Scan",
						(shop) -> assertThat(shop.empty().size()).isZero()),
				new Feature("exact-size: true", "Scan", (shop) -> assertThat(shop.exact().size()).isZero()));
	}

	private static List<Feature> transactions() {
		return List.of(
				new Feature("a transaction that puts", "PutItem",
						(shop) -> shop.write((write) -> write.at(shop.books(), PRESENT).put(Book.FOUNDATION))),
				new Feature("a transaction that updates", "UpdateItem",
						(shop) -> shop
							.write((write) -> write.at(shop.books(), PRESENT).update(attr(Book::stock).increment(1)))),
				new Feature("a transaction that removes", "DeleteItem",
						(shop) -> shop.write((write) -> write.at(shop.books(), PRESENT).remove())),
				new Feature("a transaction that checks besides", "ConditionCheckItem DeleteItem",
						(shop) -> shop.write((write) -> {
							write.at(shop.books(), PRESENT).check(attr(Book::stock).gt(0));
							write.at(shop.books(), OTHER).remove();
						})),
				new Feature("a transaction that reads", "GetItem",
						(shop) -> assertThat(shop.mappings().transactions().<Boolean>read((read) -> {
							read.get(shop.books(), PRESENT);
							return true;
						})).isTrue()));
	}

	private static List<Feature> administration() {
		return List
			.of(new Feature("health, on-startup: validate, exists, describe, differences", "DescribeTable", (shop) -> {
				DynamoTables administration = shop.mappings().tables();
				assertThat(administration.exists(shop.books())).isTrue();
				assertThat(administration.describe(shop.books()).isActive()).isTrue();
				assertThat(administration.differences(administration.definition(shop.books()))).isEmpty();
				administration.validate(administration.definition(shop.books()));
			}), new Feature("validate with time to live", "DescribeTable DescribeTimeToLive", (shop) -> {
				DynamoTables administration = shop.mappings().tables();
				assertThat(administration.differences(administration.definition(shop.tickets()))).hasSize(1);
			}), new Feature("names", "ListTables",
					(shop) -> assertThat(shop.mappings().tables().names(shop.books().tableName())).hasSize(1)),
					new Feature("on-startup: create", "CreateTable DescribeTable",
							(shop) -> assertThat(shop.mappings().createTableIfMissing(shop.missing())).isTrue()),
					new Feature("the same with time to live",
							"CreateTable DescribeTable DescribeTimeToLive UpdateTimeToLive",
							(shop) -> shop.mappings().createTableIfMissing(shop.missingTickets())),
					new Feature("deleteIfExists", "DeleteTable DescribeTable",
							(shop) -> assertThat(shop.mappings().tables().deleteIfExists(shop.books())).isTrue()));
	}

	@Test
	void theyAreTheRowsOfTheGuide() throws IOException {
		Map<String, Set<String>> rows = new TreeMap<>();
		Matcher row = ROW.matcher(Files.readString(Path.of("../docs/security.md")));
		while (row.find()) {
			rows.put(row.group(1).replace("`", ""), setOf(row.group(2).replace("`", "").split(", ")));
		}

		assertThat(rows).isEqualTo(features().collect(Collectors.toMap(Feature::name, Feature::actions)));
	}

	@ParameterizedTest
	@MethodSource("features")
	void worksWithItsActions(Feature feature) {
		Policy policy = Policy.of(proxy, feature.actions());

		feature.use(new Shop(DynamoMappings.create(client)));

		assertThat(policy.needed()).isEqualTo(feature.actions());
	}

	@ParameterizedTest
	@MethodSource("features")
	void saysWhichActionIsMissing(Feature feature) {
		// One of them will do, where all tests run.
		List<String> actions = List.copyOf(feature.actions());
		for (String denied : actions.subList(0, Effort.of(1, actions.size()))) {
			Set<String> allowed = new TreeSet<>(feature.actions());
			allowed.remove(denied);
			Policy.of(proxy, allowed);

			Throwable failure = catchThrowable(() -> feature.use(new Shop(DynamoMappings.create(client))));

			assertThat(failure).as(denied)
				.isInstanceOf(DynamoMappingException.class)
				.hasMessageContaining("AccessDeniedException")
				.hasMessageContaining(denied);
		}
	}

	/**
	 * Something that applications do.
	 *
	 * @param name what
	 * @param actions what the policy has to allow
	 * @param use does it
	 */
	record Feature(String name, Set<String> actions, Use use) {

		Feature(String name, String actions, Use use) {
			this(name, setOf(actions.split(" ")), use);
		}

		void use(Shop shop) {
			try {
				this.use.in(shop);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public String toString() {
			return this.name + ": " + String.join(", ", this.actions);
		}

	}

	/**
	 * The key of a loan.
	 *
	 * @param member who
	 * @param book which
	 */
	record LoanKey(@PartitionKey String member, @SortKey String book) {
	}

	/**
	 * How something is done.
	 */
	interface Use {

		void in(Shop shop) throws IOException;

	}

	/**
	 * Mappings whose requests the policy allows or not, over tables that were filled
	 * behind its back.
	 */
	static final class Shop {

		private final DynamoMappings mappings;

		private @Nullable DynamoMapping<String, Book> books;

		private @Nullable DynamoMapping<EditionKey, Edition> editions;

		private @Nullable DynamoMapping<String, Map<String, Object>> settings;

		Shop(DynamoMappings mappings) {
			this.mappings = mappings;
		}

		DynamoMappings mappings() {
			return this.mappings;
		}

		DynamoMapping<String, Book> books() {
			if (this.books == null) {
				this.books = reopened(tables.books(), Book.class);
				DynamoMapping<String, Book> stock = tables.reopen(this.books);
				stock.put(PRESENT, Book.FOUNDATION);
				stock.put(OTHER, Book.SOLARIS);
			}
			return this.books;
		}

		private <V> DynamoMapping<String, V> reopened(DynamoMapping<String, V> mapping, Class<V> type) {
			return this.mappings.open(mapping.name(), String.class, type,
					MappingOptions.defaults().withTableName(mapping.tableName()));
		}

		DynamoMapping<String, Book> empty() {
			return reopened(tables.books(), Book.class);
		}

		DynamoMapping<String, Book> exact() {
			return this.mappings.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(tables.books().tableName()).withExactSize(true));
		}

		DynamoMapping<String, Book> exactBooks() {
			return this.mappings.open("books", String.class, Book.class, exactly(books()));
		}

		DynamoMapping<String, Map<String, Object>> exactSettings() {
			return this.mappings.open("settings", String.class, Schemaless.TYPE,
					exactly(settings()).withKeys("id", null));
		}

		private static MappingOptions exactly(DynamoMapping<?, ?> mapping) {
			return MappingOptions.defaults()
				.withTableName(mapping.tableName())
				.withAmbiguousWrites(AmbiguousWrites.EXACT);
		}

		DynamoMapping<String, Book> missing() {
			return this.mappings.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(tables.named("missing")));
		}

		DynamoMapping<String, Map<String, Object>> undeclared() {
			return this.mappings.open("books", String.class, Schemaless.TYPE,
					MappingOptions.defaults().withTableName(books().tableName()));
		}

		Edition edition() {
			return Edition.of(Edition.ASIMOV, "Foundation", "Gnome Press", 1951, "7.99");
		}

		DynamoMapping<EditionKey, Edition> editions() {
			if (this.editions == null) {
				DynamoMapping<EditionKey, Edition> filled = tables.editions();
				filled.insert(edition());
				this.editions = this.mappings.open("editions", EditionKey.class, Edition.class,
						MappingOptions.defaults().withTableName(filled.tableName()));
			}
			return this.editions;
		}

		DynamoMapping<LoanKey, Map<String, Object>> loans() {
			MappingOptions options = MappingOptions.defaults()
				.withTableName(tables.create(PartialIndexes.definition()));
			tables.mappings()
				.<LoanKey, Map<String, Object>>open("loans", LoanKey.class, Schemaless.TYPE, options)
				.put(new LoanKey("Bayta", PRESENT), Map.of("day", 7, "note", "torn"));
			return this.mappings.open("loans", LoanKey.class, Schemaless.TYPE, options);
		}

		DynamoMapping<String, Map<String, Object>> settings() {
			if (this.settings == null) {
				MappingOptions options = MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S)))
					.withKeys("id", null);
				tables.mappings()
					.<String, Map<String, Object>>open("settings", String.class, Schemaless.TYPE, options)
					.put("shop", Map.of("open", true));
				this.settings = this.mappings.open("settings", String.class, Schemaless.TYPE, options);
			}
			return this.settings;
		}

		DynamoMapping<String, Ticket> tickets() {
			MappingOptions options = MappingOptions.defaults()
				.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));
			// Longer ago than DynamoDB deletes items, which the library refuses to store.
			long expired = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();
			tables.raw()
				.putItem((request) -> request.tableName(options.tableName())
					.item(Map.of("id", AttributeValue.fromS("1"), "holder", AttributeValue.fromS("Arkady"), "expiresAt",
							AttributeValue.fromN(String.valueOf(expired)))));
			return this.mappings.open("tickets", String.class, Ticket.class, options);
		}

		DynamoMapping<String, Ticket> missingTickets() {
			return this.mappings.open("tickets", String.class, Ticket.class,
					MappingOptions.defaults().withTableName(tables.named("missing")));
		}

		void write(Consumer<? super WriteTransaction> block) {
			this.mappings.transactions().write(block);
		}

	}

}
