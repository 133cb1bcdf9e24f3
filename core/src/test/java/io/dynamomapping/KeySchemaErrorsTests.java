package io.dynamomapping;

import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tables that are not there, or have other keys than their mapping.
 */
class KeySchemaErrorsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private DynamoMapping<String, Book> missing() {
		return tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(tables.named("missing")));
	}

	@Test
	void missingTableIsNamedByEveryVerb() {
		DynamoMapping<String, Book> books = missing();

		assertMissing(books, () -> books.get("isbn"));
		assertMissing(books, () -> books.put("isbn", Book.FOUNDATION));
		assertMissing(books, () -> books.remove("isbn"));
		assertMissing(books, () -> books.at("isbn").put("stock", 1));
		assertMissing(books, () -> books.putAll(Map.of("isbn", Book.FOUNDATION)));
		assertMissing(books, () -> books.getAll(Map.of("isbn", Book.FOUNDATION).keySet()));
		assertMissing(books, () -> books.keySet().iterator().next());
		assertMissing(books, books::estimatedSize);
		assertMissing(books, books::count);
		assertMissing(books, books::clear);
	}

	private static void assertMissing(DynamoMapping<?, ?> mapping, Runnable verb) {
		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(verb::run)
			.withMessageStartingWith("Mapping 'books' expected a table '" + mapping.tableName() + "' at ")
			.withMessageContaining("http://localhost:")
			.withMessageContaining("eu-central-1")
			.withMessageEndingWith(
					", found none. Create the table, or check table name, prefix, region, endpoint " + "and account.")
			.satisfies((ex) -> assertThat(ex.mappingName()).isEqualTo("books"))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(mapping.tableName()));
	}

	@Test
	void missingTableIsNamedWhereItIsAskedForItsKeys() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings().open(tables.named("missing"));

		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(settings::keySchema)
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(settings.tableName()));
	}

	@Test
	void mappingWorksOnceTheTableHasBeenCreated() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings()
			.open("settings", String.class, Schemaless.TYPE,
					MappingOptions.defaults().withTableName(tables.named("late")).withKeys("id", null));
		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(() -> settings.get("theme"));

		tables.mappings().createTableIfMissing(settings);

		assertThat(settings.get("theme")).isNull();
	}

	@Test
	void simpleKeyDoesNotFitACompositeTable() {
		String table = tables
			.create(KeySchema.composite("isbn", ScalarAttributeType.S, "title", ScalarAttributeType.S));
		DynamoMapping<String, Map<String, @Nullable Object>> books = tables.mappings().open(table);

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> books.get("isbn"))
			.withMessage("Mapping '" + table + "' has keys of 1 component(s), found key attributes [isbn, title] in "
					+ "table '" + table + "'. Use a record of two components for a table with a sort key.");
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void compositeKeyDoesNotFitASimpleTable() {
		String table = tables.create(KeySchema.simple("isbn", ScalarAttributeType.S));
		DynamoMapping<Position, Map<String, @Nullable Object>> positions = tables.mappings()
			.open("positions", Position.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(table));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> positions.get(new Position("a", 1)))
			.withMessage("Mapping 'positions' has keys of 2 component(s), found key attributes [isbn] in table '"
					+ table + "'. Use a scalar key for a table without sort key.");
	}

	@Test
	void keyOfAnotherAttributeTypeDoesNotFit() {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.N));
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings().open(table);

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> settings.get("theme"))
			.withMessage("Mapping '" + table + "' stores key attribute 'id' as S, found type N in table '" + table
					+ "'. Use a key type that is stored as N.");
	}

	@Test
	void annotatedKeysThatTheTableDoesNotHaveAreAnErrorOfOurs() {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		DynamoMapping<LineKey, OrderLine> lines = tables.mappings()
			.open("lines", LineKey.class, OrderLine.class, MappingOptions.defaults().withTableName(table));

		assertThatExceptionOfType(DynamoMappingException.class).isThrownBy(() -> lines.get(new LineKey("o-17", 1)))
			.withMessageContaining("'" + table + "'");
	}

	@Test
	void componentsOfOtherNamesDoNotFitATypedMapping() {
		String table = tables.create(KeySchema.composite("pk", ScalarAttributeType.S, "sk", ScalarAttributeType.N));
		DynamoMapping<Position, Note> notes = tables.mappings()
			.open("notes", Position.class, Note.class, MappingOptions.defaults().withTableName(table));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> notes.get(new Position("a", 1)))
			.withMessage("Mapping 'notes' has keys with components [room, row], found key attributes [pk, sk] in "
					+ "table '" + table + "'. Give the components the names of the attributes.");
	}

	@Test
	void valuesThatAreNoObjectsNeedAnAttributeThatIsNoKey() {
		String table = tables.create(KeySchema.simple("value", ScalarAttributeType.S));
		DynamoMapping<String, String> words = tables.mappings()
			.open("words", String.class, String.class, MappingOptions.defaults().withTableName(table));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> words.put("key", "lost"))
			.withMessage("Mapping 'words' expected to hold its values in attribute 'value', found that it is a key "
					+ "attribute of table '" + table + "'. Choose another value attribute.");
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	void componentsOfWhichOneHasTheNameOfAnAttributeDoNotFit() {
		String table = tables.create(KeySchema.composite("pk", ScalarAttributeType.S, "room", ScalarAttributeType.S));
		DynamoMapping<Position, Map<String, @Nullable Object>> positions = tables.mappings()
			.open("positions", Position.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(table));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> positions.get(new Position("a", 1)))
			.withMessage("Mapping 'positions' has keys with components [room, row], found key attributes [pk, room] in "
					+ "table '" + table + "'. Give the components the names of the attributes.");
	}

	record Note(String text) {
	}

	record Position(String room, int row) {
	}

}
