package io.dynamomapping.test;

import java.util.HashMap;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemoryDynamoMappingsTests {

	private final InMemoryDynamoMappings memory = InMemoryDynamoMappings.create();

	@Test
	void tableIsCreatedAsTheTypeDeclares() {
		DynamoMapping<String, Book> books = this.memory.open("books", String.class, Book.class);

		books.put("978-0553803716", new Book("978-0553803716", "Foundation"));

		assertThat(books).containsOnlyKeys("978-0553803716");
		assertThat(this.memory.mappings().tables().describe(books).keys().partitionKey()).isEqualTo("isbn");
	}

	@Test
	void sameTableIsOpenedAgain() {
		DynamoMapping<String, Book> books = this.memory.open("books", String.class, Book.class);
		books.put("978-0553803716", new Book("978-0553803716", "Foundation"));

		assertThat(this.memory.open("books", String.class, Book.class)).hasSize(1);
		assertThat(InMemoryDynamoMappings.create().open("books", String.class, Book.class)).isEmpty();
	}

	@Test
	void schemalessValuesWriteThrough() {
		DynamoMapping<String, Map<String, Object>> settings = this.memory.open("settings");
		settings.put("shop", new HashMap<>(Map.of("open", true)));

		settings.getOrDefault("shop", Map.of()).put("open", false);

		assertThat(settings.get("shop")).containsEntry("open", false);
		assertThat(settings.keySchema().partitionKey()).isEqualTo("id");
		assertThat(this.memory.open("options", "name").keySchema().partitionKey()).isEqualTo("name");
	}

	@Test
	void optionsNameTheKeysThatATypeDoesNotDeclare() {
		MappingOptions options = MappingOptions.defaults().withKeys("name", null);

		assertThat(this.memory.open("labels", String.class, Label.class, options)).isEmpty();
		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> this.memory.open("tickets", String.class, Label.class));
	}

	@Test
	void builderIsCustomized() {
		InMemoryDynamoMappings prefixed = InMemoryDynamoMappings.create((builder) -> builder.tableNamePrefix("test-"));
		prefixed.open("books", String.class, Book.class);
		prefixed.open("settings");

		assertThat(prefixed.client().listTables().tableNames()).containsExactly("test-books", "test-settings");
	}

	record Book(@PartitionKey String isbn, String title) {
	}

	record Label(String text) {
	}

}
