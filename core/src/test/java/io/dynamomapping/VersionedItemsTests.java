package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.testing.Article;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values that have a version, verb by verb.
 */
class VersionedItemsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Article LAMP = Article.LAMP;

	private final DynamoMapping<String, Article> articles = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
			String.class, Article.class, MappingOptions.defaults());

	private final ItemHandle<String, Article> lamp = this.articles.at("lamp");

	/** The lamp as it was before somebody else has written it. */
	private Article stale = LAMP;

	/** The lamp as it is. */
	private Article present = LAMP;

	@BeforeEach
	void storeTwice() {
		this.stale = this.lamp.save(LAMP);
		this.present = this.lamp.save(this.stale.withStock(2));
		tables.requests().clear();
	}

	private void assertStale(Runnable write) {
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(write::run).satisfies((ex) -> {
			assertThat(ex.key()).isEqualTo("lamp");
			assertThat(ex.item(Article.class)).contains(this.present);
		});
		assertThat(this.articles.get("lamp")).isEqualTo(this.present);
	}

	@Test
	void everySaveReturnsTheNextVersion() {
		assertThat(this.stale.version()).isEqualTo(1);
		assertThat(this.present).isEqualTo(LAMP.withStock(2).withVersion(2));
		assertThat(tables.item(this.articles, "lamp")).containsEntry("version", AttributeValue.fromN("2"));
	}

	@Test
	void putTakesThePlaceOfTheSameVersion() {
		assertThat(this.articles.put("lamp", this.present.withStock(1))).isEqualTo(this.present);

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(1).withVersion(3));
		assertThat(tables.requests().operations()).containsExactly("PutItem", "GetItem");
	}

	@Test
	void putOfAStaleValueIsRefused() {
		assertStale(() -> this.articles.put("lamp", this.stale));
		assertStale(() -> this.articles.put("lamp", LAMP));
	}

	@Test
	void putOfAValueWhoseItemIsGoneIsRefused() {
		this.articles.remove("lamp");

		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> this.articles.put("lamp", this.present))
			.satisfies((ex) -> assertThat(ex.item(Article.class)).isEmpty());
	}

	@Test
	void putIfAbsentAndInsertStartWithTheNextVersion() {
		assertThat(this.articles.putIfAbsent("lamp", LAMP)).isEqualTo(this.present);
		assertThat(this.articles.putIfAbsent("chair", new Article("chair", "Chair", 1, 0))).isNull();
		this.articles.insert(new Article("table", "Table", 1, 0));

		assertThat(this.articles.getAll(List.of("chair", "table")).values()).extracting(Article::version)
			.containsOnly(1L);
	}

	@Test
	void replaceOfAnAbsentItemIsNoStaleWrite() {
		assertThat(this.articles.replace("chair", new Article("chair", "Chair", 1, 0))).isNull();
		assertThat(this.articles).doesNotContainKey("chair");
	}

	@Test
	void replaceIsGuarded() {
		assertStale(() -> this.articles.replace("lamp", this.stale.withStock(9)));
		assertThat(this.articles.replace("lamp", this.present.withStock(9))).isEqualTo(this.present);
		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(9).withVersion(3));
	}

	@Test
	void comparingVerbsCompareVersionsInOneRequest() {
		assertThat(this.articles.replace("lamp", this.stale, LAMP)).isFalse();
		assertThat(this.articles.remove("lamp", this.stale)).isFalse();
		assertThat(this.articles.replace("lamp", this.present, this.present.withStock(0))).isTrue();
		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(0).withVersion(3));
		assertThat(this.articles.remove("lamp", LAMP.withStock(0).withVersion(3))).isTrue();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "DeleteItem", "UpdateItem", "GetItem",
				"DeleteItem");
	}

	@Test
	void replacementIsStoredWholeWhateverTheExpectedValueSaid() {
		Article edited = new Article("lamp", "Edited", 2, 2);

		assertThat(this.articles.replace("lamp", edited, edited.withStock(9))).isTrue();
		assertThat(this.articles.get("lamp")).isEqualTo(new Article("lamp", "Edited", 9, 3));
	}

	@Test
	void conditionOfAComparisonNamesTheVersionOnly() {
		this.articles.remove("lamp", this.present);

		assertThat(tables.requests().requests(DeleteItemRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.expressionAttributeNames().values()).containsExactlyInAnyOrder("id", "version");
			assertThat(request.expressionAttributeValues().values()).containsExactly(AttributeValue.fromN("2"));
		});
	}

	@Test
	void computedValuesComeWithTheirVersion() {
		assertThat(this.articles.compute("lamp", (key, article) -> this.present.withStock(7)))
			.isEqualTo(LAMP.withStock(7).withVersion(3));
		assertThat(this.articles.merge("lamp", LAMP, (article, other) -> article.withStock(8)))
			.isEqualTo(LAMP.withStock(8).withVersion(4));
		assertThat(this.articles.computeIfAbsent("chair", (key) -> new Article(key, "Chair", 1, 0)))
			.isEqualTo(new Article("chair", "Chair", 1, 1));
		assertThat(this.articles.computeIfPresent("chair", (key, article) -> null)).isNull();
		assertThat(this.articles).containsOnlyKeys("lamp");
	}

	@Test
	void functionThatReturnsWhatItGotWritesNothing() {
		assertThat(this.articles.compute("lamp", (key, article) -> article)).isEqualTo(this.present);

		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void computationGoesByTheVersionThatWasRead() {
		Article[] read = new Article[2];
		int[] turns = { 0 };

		Article computed = this.articles.compute("lamp", (key, article) -> {
			read[turns[0]++] = article;
			if (turns[0] == 1) {
				this.lamp.update(attr(Article::title).set("Lantern"));
			}
			return Objects.requireNonNull(article).withStock(1);
		});

		assertThat(read).containsExactly(this.present, new Article("lamp", "Lantern", 2, 3));
		assertThat(computed).isEqualTo(new Article("lamp", "Lantern", 1, 4));
	}

	@Test
	void staleValuesAreNotSaved() {
		assertStale(() -> this.lamp.save(this.stale));
		assertStale(() -> this.articles.repository().save(this.stale));
		assertStale(() -> this.lamp.saveChanges(this.stale, this.stale.withStock(9)));
		assertStale(() -> this.articles.repository().saveAll(List.of(this.stale)));
	}

	@Test
	void changesAreSavedUnderTheirVersion() {
		assertThat(this.lamp.saveChanges(this.present, this.present.withStock(1)))
			.contains(LAMP.withStock(1).withVersion(3));
		assertThat(this.lamp.saveChanges(this.present, this.present)).isEmpty();
		this.articles.remove("lamp");
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.lamp.saveChanges(this.present, this.present.withStock(1)));
	}

	@Test
	void updatesIncreaseTheVersionInTheSameRequest() {
		assertThat(this.lamp.update(attr(Article::stock).increment(1))).contains(LAMP.withStock(3).withVersion(3));
		assertThat(this.lamp.update(Map.of("stock", 4))).contains(LAMP.withStock(4).withVersion(4));
		assertThat(this.lamp.onlyIf(attr(Article::stock).eq(4)).update(attr(Article::stock).set(5)))
			.contains(LAMP.withStock(5).withVersion(5));
		assertThat(this.lamp.edit().put("stock", 6).save()).contains(LAMP.withStock(6).withVersion(6));
		this.lamp.put("stock", 7);
		assertThat(this.articles.at("desk").upsert(attr(Article::stock).set(1))).map(Article::version).contains(1L);

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(7).withVersion(7));
		assertThat(tables.requests().operations()).containsOnlyOnce("GetItem").hasSize(7);
	}

	@Test
	void emptyUpdateLeavesTheVersion() {
		assertThat(this.lamp.update(Change.none())).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void versionCannotBeSet() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.lamp.update(attr(Article::version).set(1L)))
			.withMessage("Expected an attribute that can be changed, found 'version', which is the version of the "
					+ "item. Leave it out, every write increases it.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void guardedWritesAreGuardedByTheVersionToo() {
		Condition inStock = attr(Article::stock).gt(0);

		assertThat(this.lamp.onlyIf(inStock).put(this.stale)).isFalse();
		assertThat(this.lamp.onlyIf(inStock).save(this.stale)).isEmpty();
		assertThat(this.lamp.onlyIf(inStock).save(this.present.withStock(1)))
			.contains(LAMP.withStock(1).withVersion(3));
		assertThat(this.lamp.onlyIf(inStock).put(LAMP.withStock(0).withVersion(3))).isTrue();
		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(0).withVersion(4));
	}

	@Test
	void itemThatIsUnchangedIsWritten() {
		assertThat(this.lamp.ifUnchanged(this.stale).remove()).isFalse();
		assertThat(this.lamp.ifUnchanged(this.stale).update(attr(Article::stock).set(0))).isEmpty();
		assertStale(() -> this.lamp.ifUnchanged(this.stale).orThrow().remove());
		assertStale(() -> this.lamp.ifUnchanged(this.stale).orThrow().update(attr(Article::stock).set(0)));
		assertThat(this.lamp.ifUnchanged(this.present).update(attr(Article::stock).set(0)))
			.contains(LAMP.withStock(0).withVersion(3));
		assertThat(this.lamp.ifUnchanged(LAMP.withVersion(3)).remove()).isTrue();
	}

	@Test
	void repositoryDeletesTheVersionThatItWasGiven() {
		assertStale(() -> this.articles.repository().delete(this.stale));
		assertStale(() -> this.articles.repository().deleteAll(List.of(this.stale)));
		this.articles.repository().delete(this.present);
		this.articles.repository().delete(this.present);

		assertThat(this.articles).doesNotContainKey("lamp");
	}

	@Test
	void viewsGoByTheVersion() {
		Map.Entry<String, Article> entry = this.articles.entrySet().iterator().next();
		this.lamp.put("stock", 9);
		this.present = LAMP.withStock(9).withVersion(3);

		assertStale(() -> entry.setValue(LAMP.withStock(1).withVersion(2)));
		assertThat(this.articles.values().removeIf((article) -> article.stock() == 9)).isTrue();
		assertThat(this.articles).doesNotContainKey("lamp");
	}

	@Test
	void batchOfPutsIsRefused() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.articles.putAll(Map.of("lamp", this.present)))
			.withMessage("Expected a mapping without versions for a batch, which carries no conditions, found 'books', "
					+ "whose items have them. Use repository().saveAll(values), or unversioned().putAll(map), which "
					+ "write one by one.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void itemWithoutVersionCountsAsVersionZero() {
		tables.raw()
			.putItem((request) -> request.tableName(this.articles.tableName())
				.item(Map.of("id", AttributeValue.fromS("old"), "title", AttributeValue.fromS("Old"))));
		Article old = this.articles.at("old").require();

		assertThat(old.version()).isZero();
		assertThat(this.articles.at("old").save(old.withStock(1)).version()).isEqualTo(1);
	}

	@Test
	void versionThatIsNoNumberIsReported() {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> {
			DynamoMapping<String, Map<String, Object>> raw = tables.mappings()
				.open("books", String.class, Schemaless.TYPE,
						MappingOptions.defaults()
							.withTableName(this.articles.tableName())
							.withVersionAttribute("title"));
			raw.put("lamp", Map.of("title", "Lamp"));
		}).withMessageContaining("expected a whole number as version in attribute 'title', found S that is none");
	}

}
