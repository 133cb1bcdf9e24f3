package io.dynamomapping;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes of attributes to something that values cannot be read from.
 */
class UnreadableUpdatesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema NUMBER = KeySchema.simple("number", ScalarAttributeType.S);

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource("changes")
	void areRefusedBeforeAnyRequest(Consumer<ItemHandle<String, Book>> change) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> change.accept(this.books.at(ISBN)))
			.withMessage("Attribute 'stock' of Book: expected an integer, found S (string). "
					+ "Declare it as what is stored, or correct the item.")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("stock"));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("changes")
	void leaveTheItemAsItIs(Consumer<ItemHandle<String, Book>> change) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> change.accept(this.books.at(ISBN)));

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	static Stream<Named<Consumer<ItemHandle<String, Book>>>> changes() {
		return Stream.of(change("put", (book) -> book.put("stock", "seven")),
				change("put of a path", (book) -> book.put(AttributePath.of("stock"), "seven")),
				change("update", (book) -> book.update(Map.of("stock", "seven"))),
				change("updateReturningOld", (book) -> book.updateReturningOld(Map.of("stock", "seven"))),
				change("upsert", (book) -> book.upsert(Map.of("stock", "seven"))),
				change("edit", (book) -> book.edit().put("stock", "seven").save()),
				change("edit of several", (book) -> book.edit().putAll(Map.of("stock", "seven")).save()));
	}

	private static Named<Consumer<ItemHandle<String, Book>>> change(String name,
			Consumer<ItemHandle<String, Book>> change) {
		return Named.of(name, change);
	}

	@Test
	void nameTheAttributeWithinTheObjectThatWasPut() {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.books.at(ISBN).put("shelf", Map.of("room", "north", "row", "four")))
			.withMessage("Attribute 'shelf.row' of Book: expected an integer, found S (string). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void nameAttributesWithDotsAsTheyAre() {
		DynamoMapping<String, Dotted> dotted = tables.open(NUMBER, String.class, Dotted.class,
				MappingOptions.defaults());
		tables.requests().clear();

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> dotted.at("1").upsert(Map.of("in.stock", "seven")))
			.withMessage("Attribute '`in.stock`' of Dotted: expected an integer, found S (string). "
					+ "Declare it as what is stored, or correct the item.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void constructorThatWantsAllMembersIsNoObstacle() {
		DynamoMapping<String, Strict> members = tables.open(NUMBER, String.class, Strict.class,
				MappingOptions.defaults());
		members.put("1", new Strict("1", "Asimov", 2));

		members.at("1").put("loans", 3);

		assertThat(members.get("1")).isEqualTo(new Strict("1", "Asimov", 3));
	}

	@Test
	void constructorThatWantsAllMembersHidesNoUnreadableValue() {
		DynamoMapping<String, Strict> members = tables.open(NUMBER, String.class, Strict.class,
				MappingOptions.defaults());
		members.put("1", new Strict("1", "Asimov", 2));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> members.at("1").put("loans", "two"))
			.withMessage("Attribute 'loans' of Strict: expected an integer, found S (string). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void requiredMemberWhoseNameBeginsLikeTheChangedOneIsNoObstacle() {
		DynamoMapping<String, Prefixed> prefixed = tables.open(NUMBER, String.class, Prefixed.class,
				MappingOptions.defaults());
		prefixed.put("1", new Prefixed("1", 1, "Asimov"));

		prefixed.at("1").put("name", 2);

		assertThat(tables.item(prefixed, "1")).containsEntry("name", AttributeValue.fromN("2"));
	}

	record Dotted(@PartitionKey String number, @JsonProperty("in.stock") int inStock) {
	}

	record Prefixed(@PartitionKey String number, int name, @JsonProperty(required = true) String nameOfAuthor) {
	}

	record Strict(@PartitionKey String number, String name, int loans) {

		Strict {
			Objects.requireNonNull(name, "name");
		}

	}

}
