package io.dynamomapping;

import java.lang.reflect.Type;
import java.util.Map;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Opening mappings and creating their tables.
 */
class OpenedMappingsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMappings mappings = tables.mappings();

	private TableDescription describe(DynamoMapping<?, ?> mapping) {
		return tables.raw().describeTable((request) -> request.tableName(mapping.tableName())).table();
	}

	@Test
	void openingRequestsNothing() {
		this.mappings.open("books", String.class, Book.class);
		this.mappings.open("settings");
		this.mappings.open("lines", LineKey.class, OrderLine.class, MappingOptions.defaults());

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void mappingOffersItsClient() {
		assertThat(this.mappings.open("settings").client()).isSameAs(tables.client());
	}

	@Test
	void tableIsCreatedByTheKeysOfTheType() {
		DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(tables.named("books")));

		this.mappings.createTableIfMissing(books);

		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
		assertThat(describe(books).keySchema()).singleElement().satisfies((key) -> {
			assertThat(key.attributeName()).isEqualTo("isbn");
			assertThat(key.keyType()).isEqualTo(KeyType.HASH);
		});
		assertThat(describe(books).billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
	}

	@Test
	void compositeTableIsCreatedByTheKeysOfTheType() {
		DynamoMapping<LineKey, OrderLine> lines = this.mappings.open("lines", LineKey.class, OrderLine.class,
				MappingOptions.defaults().withTableName(tables.named("lines")));

		this.mappings.createTableIfMissing(lines);

		assertThat(describe(lines).keySchema()).extracting(KeySchemaElement::attributeName)
			.containsExactly("order", "line");
		assertThat(describe(lines).attributeDefinitions()).extracting(AttributeDefinition::attributeType)
			.containsExactlyInAnyOrder(ScalarAttributeType.S, ScalarAttributeType.N);
	}

	@Test
	void tableIsCreatedByDeclaredKeys() {
		DynamoMapping<Integer, Map<String, @Nullable Object>> settings = this.mappings.open("settings",
				(Type) Integer.class, Schemaless.TYPE,
				MappingOptions.defaults().withTableName(tables.named("settings")).withKeys("number", null));

		this.mappings.createTableIfMissing(settings);

		assertThat(describe(settings).attributeDefinitions()).singleElement().satisfies((definition) -> {
			assertThat(definition.attributeName()).isEqualTo("number");
			assertThat(definition.attributeType()).isEqualTo(ScalarAttributeType.N);
		});
	}

	@Test
	void tableThatIsThereIsLeftAsItIs() {
		DynamoMapping<String, Book> books = tables.books();
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

		this.mappings.createTableIfMissing(books);
		this.mappings.createTableIfMissing(books);

		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void viewsOfOneTableSeeTheSameItems() {
		DynamoMapping<String, Book> books = tables.books();
		DynamoMapping<String, Map<String, @Nullable Object>> items = this.mappings.open(books.tableName());

		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		items.at(Book.FOUNDATION.isbn()).require().put("stock", 9);

		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void namesOfTablesGetPrefixAndSuffix() {
		try (DynamoMappings prefixed = DynamoMappings.builder(tables.client())
			.tableNamePrefix("prod-")
			.tableNameSuffix("-v2")
			.build()) {
			assertThat(prefixed.open("settings").tableName()).isEqualTo("prod-settings-v2");
			assertThat(prefixed.open("settings").name()).isEqualTo("settings");
			assertThat(
					prefixed.open("books", String.class, Book.class, MappingOptions.defaults().withTableName("volumes"))
						.tableName())
				.isEqualTo("prod-volumes-v2");
		}
	}

	@Test
	void mappingsEndWithWhatOpenedThem() {
		DynamoMapping<String, Book> books = tables.books();
		DynamoMapping<String, Book> closed;
		try (DynamoMappings closing = DynamoMappings.create(tables.client())) {
			closed = closing.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(books.tableName()));
			closed.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		}
		tables.requests().clear();

		assertThatIllegalStateException().isThrownBy(() -> closed.get(Book.FOUNDATION.isbn()))
			.withMessageContaining("closed");
		assertThatIllegalStateException().isThrownBy(() -> closed.putAll(Library.volumes(3)));
		assertThatIllegalStateException().isThrownBy(() -> closed.values().iterator().next());
		assertThat(tables.requests().operations()).isEmpty();
		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
	}

}
