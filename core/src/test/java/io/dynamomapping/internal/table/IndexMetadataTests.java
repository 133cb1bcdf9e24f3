package io.dynamomapping.internal.table;

import java.util.List;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link TableMetadata} finds out about indexes.
 */
class IndexMetadataTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema KEYS = KeySchema.composite("publisher", ScalarAttributeType.S, "isbn",
			ScalarAttributeType.S);

	private final String name = tables.named("books");

	private TableMetadata metadata(String table, @Nullable KeySchema declared) {
		return new Table(new Connection(tables.client(), List.of(), 1, null), "books", table, declared, true, false)
			.metadata();
	}

	private TableMetadata books() {
		tables.raw()
			.createTable((table) -> table.tableName(this.name)
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions(definition("publisher", ScalarAttributeType.S),
						definition("isbn", ScalarAttributeType.S), definition("author", ScalarAttributeType.S),
						definition("year", ScalarAttributeType.N), definition("hash", ScalarAttributeType.B))
				.keySchema(element("publisher", KeyType.HASH), element("isbn", KeyType.RANGE))
				.globalSecondaryIndexes(
						global("by-author", ProjectionType.ALL, List.of(), element("author", KeyType.HASH),
								element("year", KeyType.RANGE)),
						global("by-hash", ProjectionType.KEYS_ONLY, List.of(), element("hash", KeyType.HASH)))
				.localSecondaryIndexes(LocalSecondaryIndex.builder()
					.indexName("by-year")
					.keySchema(element("publisher", KeyType.HASH), element("year", KeyType.RANGE))
					.projection(projection(ProjectionType.INCLUDE, List.of("title", "shelf.row")))
					.build()));
		return metadata(this.name, null);
	}

	private static AttributeDefinition definition(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static KeySchemaElement element(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	private static Projection projection(ProjectionType type, List<String> attributes) {
		return Projection.builder()
			.projectionType(type)
			.nonKeyAttributes(attributes.isEmpty() ? null : attributes)
			.build();
	}

	private static GlobalSecondaryIndex global(String name, ProjectionType type, List<String> attributes,
			KeySchemaElement... keys) {
		return GlobalSecondaryIndex.builder()
			.indexName(name)
			.keySchema(keys)
			.projection(projection(type, attributes))
			.build();
	}

	@Test
	void globalIndexHasKeysOfItsOwn() {
		assertThat(books().index("by-author")).isEqualTo(new IndexSchema("by-author",
				KeySchema.composite("author", ScalarAttributeType.S, "year", ScalarAttributeType.N), false, null));
	}

	@Test
	void indexOfKeysHoldsThoseOfTheTableToo() {
		IndexSchema index = books().index("by-hash");

		assertThat(index.keys()).isEqualTo(KeySchema.simple("hash", ScalarAttributeType.B));
		assertThat(index.local()).isFalse();
		assertThat(index.projected()).containsExactly("hash", "publisher", "isbn");
	}

	@Test
	void localIndexHoldsKeysAndIncludedAttributes() {
		IndexSchema index = books().index("by-year");

		assertThat(index.keys())
			.isEqualTo(KeySchema.composite("publisher", ScalarAttributeType.S, "year", ScalarAttributeType.N));
		assertThat(index.local()).isTrue();
		assertThat(index.projected()).containsExactly("publisher", "year", "isbn", "title", "shelf.row");
	}

	@Test
	void keysIndexesAndSizeAreOneRequest() {
		TableMetadata books = books();

		books.keySchema();
		books.index("by-author");
		books.index("by-year");
		books.itemCount();
		books.keySchema();

		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void unknownIndexIsRefusedWithThoseThereAre() {
		TableMetadata books = books();

		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> books.index("by-autor"))
				.withMessage("Mapping 'books' expected table '" + this.name + "' to have an index 'by-autor', found "
						+ "indexes [by-author, by-hash, by-year]. Name one of these, or create the index.");
		}
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void indexOfATableWithoutIndexesIsRefused() {
		String table = tables.create(KEYS);

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> metadata(table, KEYS).index("by-author"))
			.withMessage("Mapping 'books' expected table '" + table + "' to have an index 'by-author', found none. "
					+ "Create the index, or query the table.");
	}

	@Test
	void declaredKeysNeedNoRequest() {
		assertThat(metadata("books", KEYS).keySchema()).isEqualTo(KEYS);
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void indexWithSeveralPartitionKeysIsRefused() {
		TableDescription table = TableDescription.builder()
			.tableName("books")
			.keySchema(element("publisher", KeyType.HASH))
			.globalSecondaryIndexes(GlobalSecondaryIndexDescription.builder()
				.indexName("by-author")
				.keySchema(element("author", KeyType.HASH), element("year", KeyType.HASH))
				.build())
			.build();

		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> new IndexDescriptions(table).find("by-author"))
			.withMessage("Expected index 'by-author' of table 'books' to have one partition key and at most one sort "
					+ "key, found key attributes [author, year]. Query it by the client of the mapping.");
	}

}
