package io.dynamomapping.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoItem;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.Page;
import io.dynamomapping.Query;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Reading by query and scan.
 */
class ReadScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<Key, Row> rows = tables.open(
			KeySchema.composite("bucket", ScalarAttributeType.S, "id", ScalarAttributeType.S), Key.class, Row.class,
			MappingOptions.defaults().withKeys("bucket", "id"));

	private static final Row ONE = new Row("b", "one", 111);

	private static final Row TWO = new Row("b", "two", 222);

	private static final Row THREE = new Row("b", "three", 333);

	private void storeThree() {
		Stream.of(ONE, TWO, THREE).forEach((row) -> this.rows.put(new Key(row.bucket(), row.id()), row));
		tables.requests().clear();
	}

	@Test
	@DisplayName("S14: a query of one partition")
	void queryOfOnePartition() {
		storeThree();

		assertThat(this.rows.partition("b").list()).containsExactly(ONE, THREE, TWO);
		assertThat(this.rows.partition("b").descending().list()).containsExactly(TWO, THREE, ONE);
		assertThat(this.rows.partition("b").sortBeginsWith("t").list()).containsExactly(THREE, TWO);
		assertThat(this.rows.partition("b").sortEquals("two").list()).containsExactly(TWO);
		assertThat(this.rows.partition("b").limit(2).list()).containsExactly(ONE, THREE);
		tables.requests().clear();
		assertThatNullPointerException().isThrownBy(() -> this.rows.partition(nothing()));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private static <T> T nothing() {
		return null;
	}

	@Test
	@DisplayName("S15: a query and a scan with a filter")
	void queryWithFilter() {
		storeThree();
		Attribute<Integer> count = attr(Row::count);
		Condition filter = count.gt(222).or(count.lt(222)).and(count.eq(111).not());

		assertThat(this.rows.partition("b").filter(filter).list()).containsExactly(THREE);
		assertThat(this.rows.scan().filter(filter).list()).containsExactly(THREE);
	}

	@Test
	@DisplayName("S23: an index that projects one more attribute")
	void indexWithOneMoreAttribute() {
		DynamoMapping<Key, Map<String, @Nullable Object>> items = tables.mappings()
			.open("rows", Key.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(indexedTable()));
		items.put(new Key("b", "one"), Map.of("state", "new", "rank", 1, "extra", "x", "other", "y"));
		items.put(new Key("b", "two"), Map.of("state", "new", "rank", 2, "extra", "x", "other", "y"));
		items.put(new Key("b", "three"), Map.of("state", "old", "rank", 3));

		Query<Map<String, @Nullable Object>> fresh = items.index("by-state").partition("new");
		assertThat(fresh.list()).hasSize(2)
			.allSatisfy((item) -> assertThat(item).containsEntry("extra", "x").doesNotContainKey("other"))
			.allSatisfy((item) -> assertThat(((DynamoItem) item).isPartial()).isTrue());
		assertThat(items.index("by-state").partition("new").sortAtLeast(2).list()).hasSize(1);
		assertThat(fresh.page().partial()).isTrue();
		assertThat(fresh.fetchAll().list()).hasSize(2)
			.allSatisfy((item) -> assertThat(item).containsEntry("other", "y"))
			.allSatisfy((item) -> assertThat(((DynamoItem) item).isPartial()).isFalse());
	}

	private static String indexedTable() {
		List<KeySchemaElement> keys = List.of(element("bucket", KeyType.HASH), element("id", KeyType.RANGE));
		List<KeySchemaElement> indexKeys = List.of(element("state", KeyType.HASH), element("rank", KeyType.RANGE));
		return tables.create((table) -> table.keySchema(keys)
			.attributeDefinitions(
					List.of(attribute("bucket", ScalarAttributeType.S), attribute("id", ScalarAttributeType.S),
							attribute("state", ScalarAttributeType.S), attribute("rank", ScalarAttributeType.N)))
			.globalSecondaryIndexes(List.of(GlobalSecondaryIndex.builder()
				.indexName("by-state")
				.keySchema(indexKeys)
				.projection((projection) -> projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("extra"))
				.build())));
	}

	private static KeySchemaElement element(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	@Test
	@DisplayName("S32: limits and page sizes")
	void limits() {
		List<Row> five = Stream.of("a", "b", "c", "d", "e").map((id) -> new Row("five", id, 1)).toList();
		five.forEach((row) -> this.rows.put(new Key(row.bucket(), row.id()), row));
		Query<Row> query = this.rows.partition("five");

		assertThat(query.pageSize(2).limit(5).list()).isEqualTo(five);
		assertThat(query.pageSize(2).limit(5).pages().skip(1).map(Page::items)).containsExactly(five.subList(2, 4),
				five.subList(4, 5));
		Page<Row> first = query.pageSize(2).page();
		Page<Row> second = query.pageSize(2).after(first.next()).page();
		assertThat(query.after(second.next()).list()).isEqualTo(five.subList(4, 5));
		assertThat(query.pageSize(6).limit(4).list()).isEqualTo(five.subList(0, 4));
		tables.requests().clear();
		assertThat(query.limit(0).list()).isEmpty();
		assertThat(query.limit(0).page().items()).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
	}

	record Key(String bucket, String id) {
	}

	record Row(String bucket, String id, int count) {
	}

}
