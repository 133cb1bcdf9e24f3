package io.dynamomapping;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes of attributes within others: stored like their properties, and refused where
 * values could not be read any more.
 */
class NestedEditsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final LocalDate DAY = LocalDate.of(1951, 6, 1);

	private static final LocalDate NEXT_DAY = DAY.plusDays(1);

	private static final Loan LOAN = new Loan("1", DAY, Wear.NEW, List.of(DAY, DAY), List.of(new Copy(1, "north")),
			Map.of("first", new Copy(1, "north")), new Card("a", DAY), Optional.of(new Copy(2, "south")), Set.of("x"));

	private final DynamoMapping<String, Loan> loans = tables.open(KeySchema.simple("number", ScalarAttributeType.S),
			String.class, Loan.class, MappingOptions.defaults());

	private final ItemHandle<String, Loan> loan = this.loans.at("1");

	@BeforeEach
	void lend() {
		this.loans.put("1", LOAN);
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource
	void changesAreStoredLikeTheirProperties(Consumer<ItemHandle<String, Loan>> change) {
		change.accept(this.loan);

		assertThat(tables.item(this.loans, "1")).containsEntry("due", AttributeValue.fromS("02.06.1951"))
			.containsEntry("wear", AttributeValue.fromN("1"));
		assertThat(this.loans.get("1")).isEqualTo(LOAN.with(NEXT_DAY, Wear.USED));
	}

	static Stream<Named<Consumer<ItemHandle<String, Loan>>>> changesAreStoredLikeTheirProperties() {
		Map<String, Object> both = Map.of("due", NEXT_DAY, "wear", Wear.USED);
		return Stream.of(Named.of("put", (loan) -> {
			loan.put("due", NEXT_DAY);
			loan.put("wear", Wear.USED);
		}), Named.of("update", (loan) -> loan.update(both)), Named.of("upsert", (loan) -> loan.upsert(both)),
				Named.of("edit", (loan) -> loan.edit().put("due", NEXT_DAY).put("wear", Wear.USED).save()));
	}

	@Test
	void nestedChangesAreStoredLikeTheirProperties() {
		this.loan.edit()
			.put("renewals[1]", NEXT_DAY)
			.put("copies[0].row", 7)
			.put("copyByName.first.room", "south")
			.put("person.issued", NEXT_DAY)
			.put("spare.row", 3)
			.save();

		assertThat(tables.item(this.loans, "1")).containsEntry("renewals",
				AttributeValue.fromL(List.of(AttributeValue.fromS("01.06.1951"), AttributeValue.fromS("02.06.1951"))));
		assertThat(this.loans.get("1")).isEqualTo(new Loan("1", DAY, Wear.NEW, List.of(DAY, NEXT_DAY),
				List.of(new Copy(7, "north")), Map.of("first", new Copy(1, "south")), new Card("a", NEXT_DAY),
				Optional.of(new Copy(3, "south")), Set.of("x")));
	}

	@ParameterizedTest
	@MethodSource
	void unreadableValuesAreRefusedBeforeAnyRequest(String path, Object value, String message) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.loan.put(path, value))
			.withMessage("Attribute '" + path + "' of Loan: expected " + message
					+ ". Declare it as what is stored, or correct the item.")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo(path));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.loan.edit().put(path, value));
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> unreadableValuesAreRefusedBeforeAnyRequest() {
		return Stream.of(Arguments.of("copies[3].row", "many", "an integer, found S (string)"),
				Arguments.of("copies[3]", "many", "a value for Copy, found S (string)"),
				Arguments.of("copyByName.`a.b`.row", "many", "an integer, found S (string)"),
				Arguments.of("spare.row", "many", "an integer, found S (string)"),
				Arguments.of("person.name", 7, "a string, found N (number)"),
				Arguments.of("renewals[12]", 7, "a value for LocalDate, found N (number)"));
	}

	@Test
	void unreadableValuesNameWhatIsWithinThem() {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.loan.put("copies[3]", Map.of("row", "many")))
			.withMessage("Attribute 'copies[3].row' of Loan: expected an integer, found S (string). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@ParameterizedTest
	@MethodSource
	void attributesThatValuesDoNotHaveAreRefused(String path, String owner, String advice) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.loan.put(path, "x"))
			.withMessage("Expected an attribute of " + owner + ", found '" + path + "'. " + advice);
		assertThatIllegalArgumentException().isThrownBy(() -> this.loan.remove(path));
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> attributesThatValuesDoNotHaveAreRefused() {
		String loan = Loan.class.getName();
		String copy = Copy.class.getName();
		return Stream.of(
				Arguments.of("nope", loan,
						"Use one of [copies, copyByName, due, number, person, renewals, spare, tags," + " wear]."),
				Arguments.of("copies[0].col", copy, "Use one of [room, row]."),
				Arguments.of("copyByName.x.col", copy, "Use one of [room, row]."),
				Arguments.of("spare.col", copy, "Use one of [room, row]."),
				Arguments.of("person.age", Person.class.getName(), "Use one of [@type, company, issued, name]."),
				Arguments.of("due.year", LocalDate.class.getName(), "It has none."),
				Arguments.of("copies.first", List.class.getName(), "It has none."),
				Arguments.of("tags[0]", Set.class.getName(), "It has none."));
	}

	@Test
	void attributesOfSubtypesAreTakenByTheRightOne() {
		this.loan.put("person.company", "Acme");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.loan.put("person.company", 7))
			.withMessage("Attribute 'person.company' of Loan: expected a string, found N (number). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void attributesThatAreKnownOnlyToOneSubtypeMayBeReadable() {
		DynamoMapping<String, Person> persons = tables.open(KeySchema.simple("name", ScalarAttributeType.S),
				String.class, Person.class, MappingOptions.defaults());
		persons.put("a", new Card("a", DAY));

		persons.at("a").put("issued", NEXT_DAY);

		assertThat(persons.get("a")).isEqualTo(new Card("a", NEXT_DAY));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> persons.at("a").put("issued", 7))
			.withMessage("Attribute 'issued' of Person: expected a value for LocalDate, found N (number). "
					+ "Declare it as what is stored, or correct the item.");
	}

	@Test
	void constructorsThatWantAllMembersAreNoObstacle() {
		this.loan.put("copyByName.first.row", 9);

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.loan.put("copyByName.first", Map.of("row", 9)))
			.withMessage("Attribute 'copyByName.first' of Loan: expected a value that its type takes, its constructor,"
					+ " setter or codec threw NullPointerException. The cause says more.");
	}

	@Test
	void openObjectsTakeAnyName() {
		DynamoMapping<String, Open> open = tables.open(KeySchema.simple("number", ScalarAttributeType.S), String.class,
				Open.class, MappingOptions.defaults());
		open.at("1").upsert(Map.of("inner", Map.of()));

		open.at("1").put("inner.other", 1);
		open.at("1").put("aliased", "x");

		assertThat(tables.item(open, "1"))
			.containsEntry("inner", AttributeValue.fromM(Map.of("other", AttributeValue.fromN("1"))))
			.containsEntry("aliased", AttributeValue.fromS("x"));
	}

	@Test
	void unwrappedMembersAreAttributesLikeOthers() {
		DynamoMapping<String, Parcel> parcels = tables.open(KeySchema.simple("number", ScalarAttributeType.S),
				String.class, Parcel.class, MappingOptions.defaults());
		parcels.put("1", new Parcel("1", new Stamp("a", DAY)));

		parcels.at("1").put("to_issued", NEXT_DAY);

		assertThat(parcels.get("1")).isEqualTo(new Parcel("1", new Stamp("a", NEXT_DAY)));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> parcels.at("1").put("to_issued", 7))
			.withMessage("Attribute 'to_issued' of Parcel: expected a value for LocalDate, found N (number). "
					+ "Declare it as what is stored, or correct the item.");
	}

	record Loan(@PartitionKey String number, @JsonFormat(pattern = "dd.MM.yyyy") LocalDate due,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) Wear wear,
			@JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> renewals, List<Copy> copies,
			Map<String, Copy> copyByName, Person person, Optional<Copy> spare, Set<String> tags) {

		Loan with(LocalDate due, Wear wear) {
			return new Loan(this.number, due, wear, this.renewals, this.copies, this.copyByName, this.person,
					this.spare, this.tags);
		}

	}

	record Parcel(@PartitionKey String number, @JsonUnwrapped(prefix = "to_") Stamp to) {
	}

	record Stamp(String name, @JsonFormat(pattern = "dd.MM.yyyy") LocalDate issued) {
	}

	record Copy(int row, String room) {

		Copy {
			Objects.requireNonNull(room, "room");
		}

	}

	record Open(@PartitionKey String number, @Nullable Inner inner, @JsonAlias("aliased") @Nullable String name) {
	}

	public static class Inner {

		private final Map<String, Object> others = new HashMap<>();

		@JsonAnyGetter
		public Map<String, Object> others() {
			return this.others;
		}

		@JsonAnySetter
		public void set(String name, Object value) {
			this.others.put(name, value);
		}

	}

	sealed interface Person {

		String name();

	}

	record Card(String name, @JsonFormat(pattern = "dd.MM.yyyy") LocalDate issued) implements Person {
	}

	record Company(String name, String company) implements Person {
	}

	enum Wear {

		NEW, USED

	}

}
