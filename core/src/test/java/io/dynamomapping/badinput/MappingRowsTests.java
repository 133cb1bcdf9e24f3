package io.dynamomapping.badinput;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.NoClient;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Mappings that cannot be.
 */
class MappingRowsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema ID = KeySchema.simple("id", ScalarAttributeType.S);

	private final DynamoMappings mappings = DynamoMappings.create(new NoClient());

	@Test
	@DisplayName("B15 value in the attribute of the key")
	void valueAsKey() {
		String table = tables.create(ID);
		MappingOptions options = MappingOptions.defaults().withTableName(table).withValueAttribute("id");
		DynamoMapping<String, String> words = tables.mappings().open("words", String.class, String.class, options);

		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> open(String.class, options.withKeys("id", null)))
			.withMessageContaining("'id'");
		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> words.put("a", "b"))
			.withMessageContaining("'id'");
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	@DisplayName("B15 value in the attribute of the time to live")
	void valueAsTimeToLive() {
		assertRefused(() -> open(String.class, MappingOptions.defaults().withTimeToLiveAttribute("value")),
				"Mapping 'words' expected different attributes for value and time to live, found 'value' for both. "
						+ "Name another attribute.");
		assertRefused(
				() -> open(Integer.class,
						MappingOptions.defaults().withTimeToLiveAttribute("ttl").withValueAttribute("ttl")),
				"found 'ttl' for both");
	}

	@Test
	@DisplayName("B15 version of a value that has none")
	void versionOfAScalar() {
		assertRefused(() -> open(String.class, MappingOptions.defaults().withVersionAttribute("value")), "'value'");
	}

	@Test
	@DisplayName("B15 version and time to live in one attribute, or in a key")
	void managedAttributes() {
		assertRefused(
				() -> open(Schemaless.TYPE,
						MappingOptions.defaults().withVersionAttribute("a").withTimeToLiveAttribute("a")),
				"'a' for both");
		assertRefused(() -> this.mappings.open("words", Long.class, VersionedKey.class), "'id'");
		assertRefused(() -> this.mappings.open("words", Long.class, ExpiringKey.class), "'id'");
		MappingOptions versionAsKey = MappingOptions.defaults().withKeys("id", null).withVersionAttribute("id");
		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> open(Schemaless.TYPE, versionAsKey).put("a", Map.of()))
			.withMessageContaining("version in attribute 'id'");
	}

	@Test
	@DisplayName("B15 two properties of one name")
	void twoPropertiesOfOneName() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> open(Twins.class, MappingOptions.defaults()).put("a", new Twins("a", "b", "c")))
			.withMessageContaining("title");
	}

	@ParameterizedTest(name = "B24 table name {0}")
	@MethodSource
	void tableNames(String name) {
		MappingOptions options = MappingOptions.defaults();

		assertRefused(() -> this.mappings.open(name), "3 to 255 letters");
		assertRefused(() -> this.mappings.open("books", String.class, Book.class, options.withTableName(name)),
				"3 to 255 letters");
		assertRefused(() -> this.mappings.dump(name), "3 to 255 letters");
		assertRefused(() -> this.mappings.load(name), "3 to 255 letters");
		assertRefused(() -> this.mappings.locks(name), "3 to 255 letters");
		assertRefused(() -> TableDefinition.of(name, ID), "3 to 255 letters");
		assertRefused(() -> this.mappings.tables().exists(name), "3 to 255 letters");
		assertRefused(() -> this.mappings.tables().describe(name), "3 to 255 letters");
	}

	static String[] tableNames() {
		return new String[] { "ab", "x".repeat(256), "a;b", "a b c", "a;DROP", "tablé", "a/b", "arn:aws:x;y", "arn:a b",
				"../books", "a\nb" };
	}

	@ParameterizedTest(name = "B24 ok: table name {0}")
	@ValueSource(
			strings = { "abc", "a-b", "a_b", "a.b", "...", "arn:aws:dynamodb:eu-central-1:123456789012:table/books" })
	void goodTableNames(String name) {
		assertThat(this.mappings.open(name).tableName()).isEqualTo(name);
	}

	@Test
	@DisplayName("B27 table whose key schema differs")
	void otherKeySchema() {
		String table = tables.create(KeySchema.composite("pk", ScalarAttributeType.S, "sk", ScalarAttributeType.N));
		DynamoMapping<String, Book> books = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(table));

		for (ThrowingCallable verb : new ThrowingCallable[] { () -> books.get("a"),
				() -> books.put("a", Book.FOUNDATION), () -> books.at("a").put("stock", 1),
				() -> books.putAll(Map.of("a", Book.FOUNDATION)), () -> books.getAll(List.of("a")),
				() -> books.remove("a") }) {
			assertThatExceptionOfType(KeySchemaException.class).isThrownBy(verb)
				.withMessage("Mapping 'books' expected table '" + table
						+ "' to have partition key 'isbn' (S) and no sort key, found partition key 'pk' (S) and sort "
						+ "key 'sk' (N). Declare the keys that the table has, or point the mapping at another table.");
		}
	}

	private <V> DynamoMapping<String, V> open(Type type, MappingOptions options) {
		return this.mappings.open("words", String.class, type, options);
	}

	private static void assertRefused(ThrowingCallable call, String found) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(found);
	}

	record VersionedKey(@PartitionKey @Version long id) {
	}

	record ExpiringKey(@PartitionKey @TimeToLive long id) {
	}

	record Twins(@PartitionKey String id, @JsonProperty("title") String one, @JsonProperty("title") String two) {
	}

}
