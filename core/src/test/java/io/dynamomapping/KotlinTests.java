package io.dynamomapping;

import java.lang.reflect.Type;
import java.util.Map;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.TestTables;
import kotlin.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.module.kotlin.KotlinModule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kotlin's data classes, by the module that an application brings. {@link Triple} is one
 * of them: it has neither annotations nor a constructor that Jackson would find by
 * itself.
 */
class KotlinTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Type BOOK = new TypeReference<Triple<String, Integer, Boolean>>() {
	}.getType();

	@Test
	void dataClassIsStoredByTheModuleOfTheApplication() {
		String table = tables.create(KeySchema.simple("isbn", ScalarAttributeType.S));
		Triple<String, Integer, Boolean> foundation = new Triple<>("Foundation", 1951, true);
		try (DynamoMappings mappings = DynamoMappings.builder(tables.client())
			.jsonMapper((mapper) -> mapper.addModule(new KotlinModule.Builder().build()))
			.build()) {
			DynamoMapping<String, Triple<String, Integer, Boolean>> books = mappings.open(table, String.class, BOOK,
					MappingOptions.defaults());

			books.put("978-0-553-80371-0", foundation);

			assertThat(books.get("978-0-553-80371-0")).isEqualTo(foundation);
			assertThat(tables.item(books, "978-0-553-80371-0")).isEqualTo(Map.of("isbn",
					AttributeValue.fromS("978-0-553-80371-0"), "first", AttributeValue.fromS("Foundation"), "second",
					AttributeValue.fromN("1951"), "third", AttributeValue.fromBool(true)));
		}
	}

}
