package io.dynamomapping;

import java.util.Map;
import java.util.Set;

import io.dynamomapping.annotation.Index;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Indexes that options or annotations declare.
 */
class DeclaredIndexesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final String table = tables.named("loans");

	private final MappingOptions options = MappingOptions.defaults().withTableName(this.table);

	private <V> DynamoMapping<String, V> open(Class<V> valueType, IndexDefinition... indexes) {
		return tables.mappings().open("loans", String.class, valueType, this.options.withIndexes(indexes));
	}

	private TableDefinition definition(Class<?> valueType, IndexDefinition... indexes) {
		return tables.mappings().tables().definition(open(valueType, indexes));
	}

	@Test
	void typesOfKeysComeFromTheTypeOfTheValues() {
		assertThat(definition(Plain.class, IndexDefinition.global("by-member", "member").withSortKey("day")).indexes())
			.containsExactly(IndexDefinition.of("by-member")
				.withPartitionKey("member", ScalarAttributeType.S)
				.withSortKey("day", ScalarAttributeType.N));
		assertThat(definition(Plain.class, IndexDefinition.global("by-day", "day").withSortKey("id")).indexes())
			.extracting(IndexDefinition::keySchema)
			.containsExactly(KeySchema.composite("day", ScalarAttributeType.N, "id", ScalarAttributeType.S));
	}

	@Test
	void optionsAddToAnnotations() {
		assertThat(definition(Loan.class, IndexDefinition.of("by-member").withProjection(IndexProjection.KEYS_ONLY),
				IndexDefinition.global("by-note", "note"))
			.indexes())
			.containsExactly(
					IndexDefinition.of("by-member")
						.withPartitionKey("member", ScalarAttributeType.S)
						.withSortKey("day", ScalarAttributeType.N)
						.withProjection(IndexProjection.KEYS_ONLY),
					IndexDefinition.of("by-day")
						.withPartitionKey("day", ScalarAttributeType.N)
						.withProjection(IndexProjection.include("note")),
					IndexDefinition.of("by-note").withPartitionKey("note", ScalarAttributeType.S));
		assertThat(definition(Loan.class, IndexDefinition.global("by-member", "note")).index("by-member"))
			.contains(IndexDefinition.of("by-member").withPartitionKey("note", ScalarAttributeType.S));
	}

	@Test
	void schemalessValuesNeedTypes() {
		MappingOptions keys = this.options.withKeys("id", null);
		DynamoMapping<String, Map<String, @Nullable Object>> typed = tables.mappings()
			.open("loans", String.class, Schemaless.TYPE,
					keys.withIndexes(IndexDefinition.of("by-member")
						.withPartitionKey("member", ScalarAttributeType.S)
						.withSortKey("id")));

		assertThat(tables.mappings().tables().definition(typed).index("by-member")).get()
			.extracting(IndexDefinition::keySchema)
			.isEqualTo(KeySchema.composite("member", ScalarAttributeType.S, "id", ScalarAttributeType.S));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> tables.mappings()
				.open("loans", String.class, Schemaless.TYPE,
						keys.withIndexes(IndexDefinition.global("by-member", "member"))))
			.withMessage("Index 'by-member' of mapping 'loans' expected the type S, N or B of key 'member', which the "
					+ "values do not tell, found none. Give its type.");
	}

	@Test
	void refusesWhatDoesNotFitTheType() {
		assertRefused(IndexDefinition.global("by-branch", "branch"), "attributes of " + Plain.class.getName()
				+ ", found 'branch'. Use one of [day, id, member, note, tags].");
		assertRefused(IndexDefinition.global("by-tags", "tags"),
				"a string, a number or binary as key, found 'tags' of type java.util.Set. Name another attribute, or store "
						+ "this one as one of them.");
		assertRefused(IndexDefinition.of("by-day").withPartitionKey("day", ScalarAttributeType.S),
				"key 'day' as N, as values store it, found S. Leave the type out, or change that of the property.");
		assertRefused(IndexDefinition.global("by-day", "day").withProjection(IndexProjection.include("branch")),
				"attributes of " + Plain.class.getName()
						+ ", found 'branch'. Use one of [day, id, member, note, tags].");
		assertRefused(IndexDefinition.of("by-day"),
				"keys, found none. Name its partition key, or mark attributes of the type of the values as its keys.");
		assertThatIllegalArgumentException().isThrownBy(() -> open(Plain.class, IndexDefinition.local("by-day", "day")))
			.withMessageStartingWith("Table '" + this.table + "' expected a sort key beside 'id'");
		assertThatIllegalArgumentException().isThrownBy(() -> open(Keyless.class))
			.withMessage(
					"Expected " + Keyless.class.getName() + " to declare keys of index 'by-day', found none. Annotate "
							+ "components with @PartitionKey(index = \"by-day\") or @SortKey, or remove @Index.");
	}

	private void assertRefused(IndexDefinition index, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> open(Plain.class, index))
			.withMessage("Index '" + index.name() + "' of mapping 'loans' expected " + message);
	}

	@Test
	void selectionsKnowDeclaredIndexesWithoutAsking() {
		DynamoMapping<String, Plain> loans = open(Plain.class, IndexDefinition.global("by-member", "member"),
				IndexDefinition.global("by-day", "day").withProjection(IndexProjection.KEYS_ONLY));
		tables.mappings().createTableIfMissing(loans);
		Plain loan = new Plain("1", "Ada", 12, "for a friend", Set.of("old"));
		loans.put("1", loan);
		tables.requests().clear();

		assertThat(loans.index("by-member").partition("Ada").list()).containsExactly(loan);
		assertThat(loans.index("by-day").partition(12).fetchAll().list()).containsExactly(loan);
		assertThat(tables.requests().operations()).containsExactly("Query", "Query", "BatchGetItem");
	}

	@Test
	void itemsOfADeclaredPartialIndexAreKnownToBePartial() {
		MappingOptions keys = this.options.withKeys("id", null);
		DynamoMapping<String, Map<String, @Nullable Object>> items = tables.mappings()
			.open("loans", String.class, Schemaless.TYPE,
					keys.withIndexes(
							IndexDefinition.of("by-day")
								.withPartitionKey("day", ScalarAttributeType.N)
								.withProjection(IndexProjection.include("note")),
							IndexDefinition.of("by-member").withPartitionKey("member", ScalarAttributeType.S)));
		tables.mappings().createTableIfMissing(items);
		items.put("1", Map.of("day", 12, "note", "late", "member", "Ada"));
		tables.requests().clear();

		DynamoItem partial = (DynamoItem) items.index("by-day").partition(12).first().orElseThrow();
		DynamoItem whole = (DynamoItem) items.index("by-member").partition("Ada").first().orElseThrow();

		assertThat(partial.isPartial()).isTrue();
		assertThat(partial.keySet()).containsExactlyInAnyOrder("day", "note");
		assertThat(whole.isPartial()).isFalse();
		assertThat(tables.requests().operations()).containsExactly("Query", "Query");
	}

	record Plain(@PartitionKey String id, String member, int day, String note, Set<String> tags) {

	}

	@Index(value = "by-day", include = "note")
	record Loan(@PartitionKey String id, @PartitionKey(index = "by-member") String member,
			@SortKey(index = "by-member") @PartitionKey(index = "by-day") int day, String note) {

	}

	@Index(value = "by-day", projection = ProjectionType.KEYS_ONLY)
	record Keyless(@PartitionKey String id, int day) {

	}

}
