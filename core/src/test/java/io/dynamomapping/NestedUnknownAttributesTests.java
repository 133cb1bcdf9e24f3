package io.dynamomapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of attributes within objects, lists and maps that the type of the values
 * does not declare.
 */
class NestedUnknownAttributesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final KeySchema NAME = KeySchema.simple("name", ScalarAttributeType.S);

	private static final Room NORTH = new Room("north", 40, new Shelf("hall", 4), List.of(new Shelf("cellar", 1)),
			Map.of("sf", new Shelf("hall", 5), "law", new Shelf("hall", 6)));

	private static final AttributeValue LAMP = AttributeValue.fromS("brass");

	private final DynamoMapping<String, Room> rooms = tables.open(NAME, String.class, Room.class,
			MappingOptions.defaults());

	@BeforeEach
	void putLampsOnTheShelves() {
		this.rooms.put("north", NORTH);
		tables.set(this.rooms, "north", "main", shelf("hall", 4));
		tables.set(this.rooms, "north", "spare", AttributeValue.fromL(List.of(shelf("cellar", 1))));
		tables.set(this.rooms, "north", "bySubject",
				AttributeValue.fromM(Map.of("sf", shelf("hall", 5), "law", shelf("hall", 6))));
		tables.requests().clear();
	}

	private static AttributeValue shelf(String room, int row) {
		return AttributeValue.fromM(Map.of("room", AttributeValue.fromS(room), "row",
				AttributeValue.fromN(String.valueOf(row)), "lamp", LAMP));
	}

	@ParameterizedTest
	@MethodSource("verbsThatChangeTheChairs")
	void surviveTheChangeOfAnotherMember(Consumer<DynamoMapping<String, Room>> verb) {
		Map<String, AttributeValue> expected = new HashMap<>(tables.item(this.rooms, "north"));
		expected.put("chairs", AttributeValue.fromN("41"));

		verb.accept(this.rooms);

		assertThat(tables.item(this.rooms, "north")).isEqualTo(expected);
	}

	static Stream<Named<Consumer<DynamoMapping<String, Room>>>> verbsThatChangeTheChairs() {
		return verbs(NORTH.withChairs(41));
	}

	@ParameterizedTest
	@MethodSource("verbsThatMoveTheShelf")
	void surviveTheChangeOfTheObjectThatTheyAreIn(Consumer<DynamoMapping<String, Room>> verb) {
		Map<String, AttributeValue> expected = new HashMap<>(tables.item(this.rooms, "north"));
		expected.put("main", shelf("hall", 9));

		verb.accept(this.rooms);

		assertThat(tables.item(this.rooms, "north")).isEqualTo(expected);
	}

	static Stream<Named<Consumer<DynamoMapping<String, Room>>>> verbsThatMoveTheShelf() {
		return verbs(NORTH.withMain(new Shelf("hall", 9)));
	}

	@ParameterizedTest
	@MethodSource("verbsThatSayTheSame")
	void surviveAWriteOfTheSameValue(Consumer<DynamoMapping<String, Room>> verb) {
		Map<String, AttributeValue> expected = tables.item(this.rooms, "north");

		verb.accept(this.rooms);

		assertThat(tables.item(this.rooms, "north")).isEqualTo(expected);
	}

	static Stream<Named<Consumer<DynamoMapping<String, Room>>>> verbsThatSayTheSame() {
		return verbs(NORTH);
	}

	private static Stream<Named<Consumer<DynamoMapping<String, Room>>>> verbs(Room changed) {
		return Stream.of(verb("compute", (rooms) -> rooms.compute("north", (name, room) -> changed)),
				verb("computeIfPresent", (rooms) -> rooms.computeIfPresent("north", (name, room) -> changed)),
				verb("merge", (rooms) -> rooms.merge("north", changed, (present, given) -> given)),
				verb("replaceAll", (rooms) -> rooms.replaceAll((name, room) -> changed)),
				verb("replace expected", (rooms) -> assertThat(rooms.replace("north", NORTH, changed)).isTrue()));
	}

	private static Named<Consumer<DynamoMapping<String, Room>>> verb(String name,
			Consumer<DynamoMapping<String, Room>> verb) {
		return Named.of(name, verb);
	}

	@Test
	void computeToTheSameValueWritesNothing() {
		this.rooms.compute("north", (name, room) -> room);

		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void replaceAllBySameValuesWritesNothing() {
		this.rooms.replaceAll((name, room) -> room);

		assertThat(tables.requests().operations()).containsExactly("Scan");
	}

	@Test
	void keysThatAreRemovedFromAMapAreRemovedFromTheItem() {
		this.rooms.compute("north",
				(name, room) -> Objects.requireNonNull(room).withBySubject(Map.of("law", new Shelf("hall", 6))));

		assertThat(tables.item(this.rooms, "north")).containsEntry("bySubject",
				AttributeValue.fromM(Map.of("law", shelf("hall", 6))));
	}

	@Test
	void keysThatAreAddedToAMapAreAddedToTheItem() {
		this.rooms.compute("north", (name, room) -> {
			Map<String, Shelf> more = new HashMap<>(Objects.requireNonNull(room).bySubject());
			more.put("art", new Shelf("attic", 1));
			return room.withBySubject(more);
		});

		assertThat(tables.item(this.rooms, "north")).containsEntry("bySubject",
				AttributeValue.fromM(Map.of("sf", shelf("hall", 5), "law", shelf("hall", 6), "art", AttributeValue
					.fromM(Map.of("room", AttributeValue.fromS("attic"), "row", AttributeValue.fromN("1"))))));
	}

	@Test
	void membersOfAnObjectThatBecomeNullAreRemoved() {
		DynamoMapping<String, Label> labels = tables.open(NAME, String.class, Label.class, MappingOptions.defaults());
		labels.put("north", new Label("north", new Text("North", "Norden")));
		tables.set(labels, "north", "text", AttributeValue.fromM(Map.of("english", AttributeValue.fromS("North"),
				"german", AttributeValue.fromS("Norden"), "french", AttributeValue.fromS("Nord"))));

		labels.compute("north", (name, label) -> new Label(name, new Text("North", null)));

		assertThat(tables.item(labels, "north")).containsEntry("text", AttributeValue
			.fromM(Map.of("english", AttributeValue.fromS("North"), "french", AttributeValue.fromS("Nord"))));
	}

	@Test
	void areGoneAfterReplaceAsTheObjectIsReplacedWhole() {
		this.rooms.replace("north", NORTH);

		assertThat(tables.item(this.rooms, "north")).containsEntry("main",
				AttributeValue.fromM(Map.of("room", AttributeValue.fromS("hall"), "row", AttributeValue.fromN("4"))));
	}

	@Test
	void areGoneAfterSaveAsTheObjectIsReplacedWhole() {
		this.rooms.save(NORTH);

		assertThat(tables.item(this.rooms, "north")).containsEntry("main",
				AttributeValue.fromM(Map.of("room", AttributeValue.fromS("hall"), "row", AttributeValue.fromN("4"))));
	}

	record Room(@PartitionKey String name, int chairs, Shelf main, List<Shelf> spare, Map<String, Shelf> bySubject) {

		Room withChairs(int chairs) {
			return new Room(this.name, chairs, this.main, this.spare, this.bySubject);
		}

		Room withMain(Shelf main) {
			return new Room(this.name, this.chairs, main, this.spare, this.bySubject);
		}

		Room withBySubject(Map<String, Shelf> bySubject) {
			return new Room(this.name, this.chairs, this.main, this.spare, bySubject);
		}

	}

	record Label(@PartitionKey String name, Text text) {
	}

	record Text(String english, @Nullable String german) {
	}

}
