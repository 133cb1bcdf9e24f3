package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Items that were written under an older name of a property.
 */
class AliasTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema ISBN = KeySchema.simple("isbn", ScalarAttributeType.S);

	/**
	 * Some come before the name itself in whatever order attributes are read, some after.
	 */
	private static final List<String> OLD_NAMES = List.of("name", "zz", "t", "titel", "caption");

	private static final Titled OLD = new Titled("1", "Foundation", 3);

	private static final Titled NEW = new Titled("1", "Foundation and Empire", 3);

	private final DynamoMapping<String, Titled> books = tables.open(ISBN, String.class, Titled.class,
			MappingOptions.defaults());

	@ParameterizedTest
	@MethodSource("verbs")
	void writesRemoveTheOldName(Consumer<DynamoMapping<String, Titled>> verb) {
		for (String oldName : OLD_NAMES) {
			this.books.remove("1");
			tables.set(this.books, "1", oldName, AttributeValue.fromS("Foundation"));
			tables.set(this.books, "1", "stock", AttributeValue.fromN("3"));

			verb.accept(this.books);

			assertThat(tables.item(this.books, "1")).isEqualTo(Map.of("isbn", AttributeValue.fromS("1"), "title",
					AttributeValue.fromS("Foundation and Empire"), "stock", AttributeValue.fromN("3")));
			assertThat(this.books.get("1")).isEqualTo(NEW);
		}
	}

	static Stream<Named<Consumer<DynamoMapping<String, Titled>>>> verbs() {
		return Stream.of(verb("compute", (books) -> books.compute("1", (isbn, book) -> NEW)),
				verb("merge", (books) -> books.merge("1", NEW, (present, given) -> given)),
				verb("replaceAll", (books) -> books.replaceAll((isbn, book) -> NEW)),
				verb("replace", (books) -> assertThat(books.replace("1", NEW)).isEqualTo(OLD)),
				verb("replace expected", (books) -> assertThat(books.replace("1", OLD, NEW)).isTrue()),
				verb("save", (books) -> books.save(NEW)));
	}

	private static Named<Consumer<DynamoMapping<String, Titled>>> verb(String name,
			Consumer<DynamoMapping<String, Titled>> verb) {
		return Named.of(name, verb);
	}

	@Test
	void valueSurvivesTheChangeOfAnotherMember() {
		for (String oldName : OLD_NAMES) {
			this.books.remove("1");
			tables.set(this.books, "1", oldName, AttributeValue.fromS("Foundation"));

			this.books.compute("1", (isbn, book) -> OLD);

			assertThat(this.books.get("1")).isEqualTo(OLD);
		}
	}

	@Test
	void bothNamesAtOnceBecomeOne() {
		for (String oldName : OLD_NAMES) {
			this.books.put("1", OLD);
			tables.set(this.books, "1", oldName, AttributeValue.fromS("Foundation"));

			this.books.compute("1", (isbn, book) -> NEW);

			assertThat(tables.item(this.books, "1")).containsOnlyKeys("isbn", "title", "stock");
			assertThat(this.books.get("1")).isEqualTo(NEW);
		}
	}

	@Test
	void computeToTheSameValueWritesNothing() {
		tables.set(this.books, "1", "name", AttributeValue.fromS("Foundation"));
		tables.requests().clear();

		this.books.compute("1", (isbn, book) -> book);

		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void oldNamesWithinObjectsAreRemoved() {
		DynamoMapping<String, Shelved> shelved = tables.open(ISBN, String.class, Shelved.class,
				MappingOptions.defaults());
		for (String oldName : OLD_NAMES) {
			tables.set(shelved, "1", "on", AttributeValue.fromM(Map.of(oldName, AttributeValue.fromS("Foundation"),
					"stock", AttributeValue.fromN("3"), "lamp", AttributeValue.fromS("brass"))));

			shelved.compute("1", (isbn, book) -> new Shelved(isbn, NEW));

			assertThat(tables.item(shelved, "1")).containsEntry("on",
					AttributeValue.fromM(Map.of("isbn", AttributeValue.fromS("1"), "title",
							AttributeValue.fromS("Foundation and Empire"), "stock", AttributeValue.fromN("3"), "lamp",
							AttributeValue.fromS("brass"))));
		}
	}

	record Titled(@PartitionKey String isbn, String title, int stock) {

		@Override
		@JsonAlias({ "name", "zz", "t", "titel", "caption" })
		public String title() {
			return this.title;
		}

	}

	record Shelved(@PartitionKey String isbn, Titled on) {
	}

}
