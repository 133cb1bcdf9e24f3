package io.dynamomapping.client;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DynamoMappingsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Book FOUNDATION = new Book("978-0553803716", "Foundation", "Asimov", new BigDecimal("9.99"),
			Set.of("sf", "classic"));

	private final DynamoDbClient client = tables.raw();

	@Test
	void opensATypedMappingWithoutARequest() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			DynamoMapping<String, Book> books = mappings.open("not-there", String.class, Book.class);

			assertThat(books.name()).isEqualTo("not-there");
			assertThat(books.tableName()).isEqualTo("not-there");
			assertThat(books.keySchema()).isEqualTo(KeySchema.simple("isbn", ScalarAttributeType.S));
			assertThat(books.client()).isSameAs(this.client);
			assertThat(books).hasToString("DynamoMapping 'not-there' of table 'not-there'");
		}
	}

	@Test
	void createsTheDeclaredTableWithItsIndexesOnce() {
		try (DynamoMappings mappings = DynamoMappings.builder(this.client)
			.tableNamePrefix("test-")
			.tableNameSuffix("-v1")
			.build()) {
			DynamoMapping<String, Book> books = mappings.open("books", String.class, Book.class);

			assertThat(mappings.createTableIfMissing(books)).isTrue();
			assertThat(mappings.createTableIfMissing(books)).isFalse();

			TableDescription table = this.client.describeTable((request) -> request.tableName("test-books-v1")).table();
			assertThat(table.globalSecondaryIndexes()).extracting(GlobalSecondaryIndexDescription::indexName)
				.containsExactly("by-author");
			assertThat(table.localSecondaryIndexes()).isEmpty();
			books.put("978-0553803716", FOUNDATION);
			assertThat(books.get("978-0553803716")).isEqualTo(FOUNDATION);
		}
	}

	@Test
	void createsLocalIndexesOfCompositeTables() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			DynamoMapping<LineKey, OrderLine> lines = mappings.open("order-lines", LineKey.class, OrderLine.class);

			mappings.createTableIfMissing(lines);

			TableDescription table = this.client.describeTable((request) -> request.tableName("order-lines")).table();
			assertThat(table.localSecondaryIndexes()).extracting(LocalSecondaryIndexDescription::indexName)
				.containsExactly("by-article");
			lines.put(new LineKey("o-17", 2), new OrderLine("ignored", 0, "pencil", 12));
			assertThat(lines).containsEntry(new LineKey("o-17", 2), new OrderLine("o-17", 2, "pencil", 12));
		}
	}

	@Test
	void asksTheTableForItsKeysWhereNothingIsDeclared() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			mappings.createTableIfMissing(mappings.open("settings", String.class, SchemalessType.get(),
					MappingOptions.defaults().withKeys("name", null)));

			DynamoMapping<String, Map<String, Object>> settings = mappings.open("settings");
			settings.put("shop", new HashMap<>(Map.of("open", true, "size", 3)));
			settings.get("shop").put("open", false);

			assertThat(settings.keySchema()).isEqualTo(KeySchema.simple("name", ScalarAttributeType.S));
			assertThat(settings.get("shop")).isEqualTo(Map.of("open", false, "size", new BigDecimal(3)));
		}
	}

	@Test
	void refusesKeysThatDoNotFitTheDeclaration() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("order-lines", String.class, OrderLine.class))
				.withMessage("Mapping 'order-lines' declares partition key 'order' and sort key 'line', "
						+ "found a key type with 1 component(s). Use a record of two components as key type.");
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("books", LineKey.class, Book.class))
				.withMessage("Mapping 'books' declares partition key 'isbn' and no sort key, "
						+ "found a key type with 2 component(s). Use a scalar key type, or declare the sort key.");
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("order-lines", OtherKey.class, OrderLine.class))
				.withMessage("Mapping 'order-lines' declares key attribute 'order', found a key type with components "
						+ "[id, number]. Give the components the names of the attributes.");
		}
	}

	@Test
	void refusesToHoldValuesInAKeyAttribute() {
		MappingOptions options = MappingOptions.defaults().withKeys("value", null);
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("words", String.class, String.class, options))
				.withMessage("Mapping 'words' expected to hold its values in attribute 'value', found that it is a key "
						+ "attribute of table 'words'. Choose another value attribute.");
			assertThat(mappings.open("words", String.class, String.class, options.withValueAttribute("meaning")).name())
				.isEqualTo("words");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "with space", "semi;colon", "größe" })
	void refusesNamesThatNoTableHas(String name) {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatIllegalArgumentException().isThrownBy(() -> mappings.open(name, String.class, Book.class))
				.withMessage(
						"Mapping '" + name + "' expected a table name of 3 to 255 letters, digits, '_', '-' and '.', "
								+ "or an ARN; found '" + name + "'. Check table name, prefix and suffix.");
		}
	}

	@Test
	void refusesBlankNames() {
		assertThatIllegalArgumentException().isThrownBy(() -> MappingOptions.defaults().withValueAttribute(" "))
			.withMessage("Expected a name as value attribute, found ' '. Give it a name, or leave it out.");
		assertThatIllegalArgumentException().isThrownBy(() -> MappingOptions.defaults().withTableName(""))
			.withMessage("Expected a name as table name, found ''. Give it a name, or leave it out.");
	}

	@Test
	void createsNoTableWithoutDeclaredKeys() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			DynamoMapping<String, Map<String, Object>> settings = mappings.open("undeclared");

			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.createTableIfMissing(settings))
				.withMessage("Mapping 'undeclared' expected declared key attributes to create table 'undeclared', "
						+ "found none. Annotate the type of its values, or name the keys in its options.");
		}
	}

	@Test
	void findsTheKeyTypeThatAValueAsksFor() {
		assertThat(DynamoMappings.keyTypeOf(Book.class)).contains(String.class);
		assertThat(DynamoMappings.keyTypeOf(OrderLine.class)).isEmpty();
		assertThat(DynamoMappings.keyTypeOf(String.class)).isEmpty();
	}

	@Test
	void refusesUseAfterClose() {
		DynamoMappings mappings = DynamoMappings.create(this.client);
		DynamoMapping<String, Book> books = mappings.open("books", String.class, Book.class);
		mappings.close();

		String message = "Expected an open mapping for table 'books', found it closed together with the "
				+ "DynamoMappings that opened it. Keep that open for as long as its mappings are in use.";
		assertThatIllegalStateException().isThrownBy(() -> books.get("978-0553803716")).withMessage(message);
		assertThatIllegalStateException().isThrownBy(() -> books.keySet().iterator().hasNext()).withMessage(message);
		assertThatIllegalStateException().isThrownBy(() -> books.getAll(List.of("978-0553803716")))
			.withMessage(message);
	}

	@Test
	void refusesKeysThatAreStoredOtherwiseThanTheAnnotatedProperty() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("members", String.class, Member.class))
				.withMessage("Mapping 'members' has keys that are stored as S in attribute 'number', found that its "
						+ "values read and write this attribute as N. Give key and property the same type.");
		}
	}

	@Test
	void refusesSortKeysThatAreStoredOtherwiseThanTheAnnotatedProperty() {
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("order-lines", TextLineKey.class, OrderLine.class))
				.withMessage("Mapping 'order-lines' has keys that are stored as S in attribute 'line', found that its "
						+ "values read and write this attribute as N. Give key and property the same type.");
		}
	}

	@Test
	void refusesKeysThatAreStoredOtherwiseThanThePropertyThatOptionsName() {
		MappingOptions options = MappingOptions.defaults().withKeys("number", null);
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("guests", String.class, Guest.class, options))
				.withMessage("Mapping 'guests' has keys that are stored as S in attribute 'number', found that its "
						+ "values read and write this attribute as N. Give key and property the same type.");
			assertThat(mappings.open("guests", Long.class, Guest.class, options).keySchema())
				.isEqualTo(KeySchema.simple("number", ScalarAttributeType.N));
		}
	}

	@Test
	void optionsOutrankAnnotations() {
		MappingOptions options = MappingOptions.defaults().withKeys("name", null);
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThat(mappings.open("members", String.class, Member.class, options).keySchema())
				.isEqualTo(KeySchema.simple("name", ScalarAttributeType.S));
		}
	}

	@Test
	void refusesKeysOfWhichOneComponentHasTheNameOfAnAttribute() {
		MappingOptions options = MappingOptions.defaults().withKeys("pk", "order");
		try (DynamoMappings mappings = DynamoMappings.create(this.client)) {
			assertThatExceptionOfType(KeySchemaException.class)
				.isThrownBy(() -> mappings.open("orders", LineKey.class, SchemalessType.get(), options))
				.withMessage("Mapping 'orders' declares key attribute 'pk', found a key type with components "
						+ "[order, line]. Give the components the names of the attributes.");
		}
	}

	@Test
	void shortPageTokenSecretIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DynamoMappings.builder(this.client).pageTokenSecret("terminus"))
			.withMessage(
					"Expected a page token secret of at least 16 bytes, found 8. Use random bytes or a long random "
							+ "text.");
	}

	record Book(@PartitionKey String isbn, @SortKey(index = "by-author") String title,
			@PartitionKey(index = "by-author") String author, BigDecimal price, Set<String> tags) {
	}

	record LineKey(String order, int line) {
	}

	record OtherKey(String id, int number) {
	}

	record TextLineKey(String order, String line) {
	}

	record Member(@PartitionKey int number, String name) {
	}

	record Guest(int number, String name) {
	}

	record OrderLine(@PartitionKey String order, @SortKey int line, @SortKey(index = "by-article") String article,
			int count) {
	}

}
