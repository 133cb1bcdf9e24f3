package io.dynamomapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.Article;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes that do not look at versions, and increase them all the same.
 */
class UnversionedMappingTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Article LAMP = Article.LAMP;

	private final DynamoMapping<String, Article> articles = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
			String.class, Article.class, MappingOptions.defaults());

	private final DynamoMapping<String, Article> unversioned = this.articles.unversioned();

	@BeforeEach
	void storeThreeTimes() {
		this.articles.at("lamp").save(LAMP);
		this.articles.at("lamp").put("stock", 2);
		this.articles.at("lamp").put("stock", 1);
		tables.requests().clear();
	}

	@Test
	void staleValueIsPutUnderTheNextVersion() {
		assertThat(this.unversioned.put("lamp", LAMP)).isEqualTo(LAMP.withStock(1).withVersion(3));

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withVersion(4));
		assertThat(tables.requests().operations()).containsExactly("PutItem", "PutItem", "GetItem");
	}

	@Test
	void valueThatIsUpToDateTakesOneRequest() {
		this.unversioned.put("lamp", LAMP.withVersion(3));

		assertThat(tables.requests().operations()).containsExactly("PutItem");
		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withVersion(4));
	}

	@Test
	void versionThatIsTooHighDoesNotCount() {
		this.unversioned.put("lamp", LAMP.withVersion(99));
		this.unversioned.put("chair", new Article("chair", "Chair", 1, 99));

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withVersion(4));
		assertThat(this.articles.get("chair")).isEqualTo(new Article("chair", "Chair", 1, 1));
	}

	@Test
	void staleValueIsSavedAndReplaced() {
		assertThat(this.unversioned.save(LAMP)).isEqualTo(LAMP.withVersion(4));
		assertThat(this.unversioned.replace("lamp", LAMP.withStock(5))).isEqualTo(LAMP.withVersion(4));

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withStock(5).withVersion(5));
		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem", "GetItem");
	}

	@Test
	void batchesWriteItemByItem() {
		this.unversioned.putAll(Map.of("lamp", LAMP, "chair", new Article("chair", "Chair", 1, 0)));

		assertThat(this.articles.get("lamp")).isEqualTo(LAMP.withVersion(4));
		assertThat(this.articles.get("chair")).isEqualTo(new Article("chair", "Chair", 1, 1));
	}

	@Test
	void refusedConditionIsNoOlderVersion() {
		assertThat(this.unversioned.at("lamp").onlyIf(attr(Article::stock).gt(5)).put(LAMP)).isFalse();
		assertThat(this.unversioned.at("lamp").onlyIf(attr(Article::stock).eq(1)).put(LAMP)).isTrue();
		assertThat(this.unversioned.at("none").onlyIf(attr(Article::stock).eq(1)).put(LAMP.withVersion(7))).isFalse();
	}

	@Test
	void deletesWhateverIsThere() {
		this.unversioned.repository().delete(LAMP);

		assertThat(this.articles).doesNotContainKey("lamp");
	}

	@Test
	void versionNeverGoesBackInARace() throws Exception {
		Race.of(4, (number) -> {
			for (int turn = 0; turn < 10; turn++) {
				this.unversioned.put("lamp", LAMP.withStock(number));
			}
			return number;
		});

		assertThat(this.articles.at("lamp").require().version()).isEqualTo(43);
	}

	@Test
	void mappingWithoutVersionsIsTheSame() {
		DynamoMapping<String, Map<String, Object>> settings = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Schemaless.TYPE, MappingOptions.defaults());

		settings.unversioned().putAll(Map.of("a", Map.of("colour", "blue")));

		assertThat(settings.get("a")).isEqualTo(Map.of("colour", "blue"));
		assertThat(tables.requests().operations()).contains("BatchWriteItem").doesNotContain("PutItem");
	}

	@Test
	void versionedMapsAreGuarded() {
		DynamoMapping<String, Map<String, Object>> settings = tables.open(KeySchema.simple("id", ScalarAttributeType.S),
				String.class, Schemaless.TYPE, MappingOptions.defaults().withVersionAttribute("revision"));
		settings.put("a", Map.of("colour", "blue"));

		assertThatExceptionOfType(StaleItemException.class)
			.isThrownBy(() -> settings.put("a", Map.of("colour", "green")));
		Map<String, Object> live = settings.at("a").require();
		assertThat(live).containsEntry("revision", new BigDecimal(1));
		live.put("colour", "red");
		assertThat(live).containsEntry("revision", new BigDecimal(2));
		settings.put("a", live);
		live.put("colour", "black");

		assertThat(settings.get("a")).isEqualTo(Map.of("colour", "black", "revision", new BigDecimal(4)));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> live.put("revision", 9))
			.withMessageContaining("which is the version of the item");
		assertThat(settings.replace("a", Map.of("revision", 3), Map.of())).isFalse();
		assertThat(settings.replace("a", settings.at("a").require(), Map.of("colour", "white"))).isTrue();
		assertThat(settings.replace("a", Map.of("revision", 5, "size", 1), Map.of("size", 2))).isTrue();
		assertThat(settings.get("a")).isEqualTo(Map.of("size", new BigDecimal(2), "revision", new BigDecimal(6)));
		settings.put("a", Map.of("colour", "white", "revision", 6));
		assertThat(List.copyOf(settings.values()))
			.containsExactly(Map.of("colour", "white", "revision", new BigDecimal(7)));
	}

}
