package io.dynamomapping;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.Arguments;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operator as filter of a table, of a global and of a local index, holding and not
 * holding: what guards a write reads the same in a selection.
 */
class FilterConditionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private DynamoMapping<Key, Book> books;

	@BeforeEach
	void open() {
		Projection all = Projection.builder().projectionType(ProjectionType.ALL).build();
		GlobalSecondaryIndex global = GlobalSecondaryIndex.builder()
			.indexName("by-title")
			.keySchema(key("title", KeyType.HASH))
			.projection(all)
			.build();
		LocalSecondaryIndex local = LocalSecondaryIndex.builder()
			.indexName("by-own-title")
			.keySchema(key("isbn", KeyType.HASH), key("title", KeyType.RANGE))
			.projection(all)
			.build();
		String table = tables.create(
				(request) -> request.attributeDefinitions(attribute("isbn"), attribute("author"), attribute("title"))
					.keySchema(key("isbn", KeyType.HASH), key("author", KeyType.RANGE))
					.globalSecondaryIndexes(global)
					.localSecondaryIndexes(local));
		this.books = tables.mappings()
			.open("books", Key.class, Book.class,
					MappingOptions.defaults().withTableName(table).withKeys("isbn", "author"));
		this.books.put(new Key(Book.FOUNDATION.isbn(), Book.FOUNDATION.author()), Book.FOUNDATION);
	}

	private static AttributeDefinition attribute(String name) {
		return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
	}

	private static KeySchemaElement key(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	@Test
	void comparisons() {
		filter(GuardConditionsTests.comparisons());
	}

	@Test
	void functions() {
		filter(GuardConditionsTests.functions());
	}

	@Test
	void operands() {
		filter(GuardConditionsTests.operands());
	}

	@Test
	void junctions() {
		filter(GuardConditionsTests.junctions());
	}

	private void filter(Stream<Arguments> cases) {
		List<Arguments> all = cases.toList();
		assertThat(all).isNotEmpty();
		all.forEach((arguments) -> {
			boolean holds = (boolean) arguments.get()[0];
			Condition condition = (Condition) arguments.get()[1];
			everywhere((scan) -> {
				assertThat(scan.filter(condition).exists()).as("%s: %s", scan, condition).isEqualTo(holds);
				assertThat(scan.filter(condition.not()).count()).as("%s: not %s", scan, condition)
					.isEqualTo(holds ? 0 : 1);
			});
		});
	}

	private void everywhere(Consumer<Scan<Book>> action) {
		action.accept(this.books.scan());
		action.accept(this.books.index("by-title").scan());
		action.accept(this.books.index("by-own-title").scan());
	}

	record Key(String isbn, String author) {

	}

}
