package io.dynamomapping.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SubtypeTests {

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@Test
	void tellsSealedTypesApartBySimpleName() {
		ItemCodec<Media> codec = codec(Media.class);
		Media song = new Song("Nightfall", new Film("Solaris", Set.of("Banionis")));

		Map<String, AttributeValue> item = codec.encode(song);

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"@type\":\"Song\",\"title\":\"Nightfall\","
				+ "\"theme\":{\"@type\":\"Film\",\"title\":\"Solaris\",\"cast\":{\"SS\":[\"Banionis\"]}}}");
		assertThat(codec.decode(item)).isEqualTo(song);
		assertThat(codec.attributes()).contains(Set.of("@type", "title", "theme", "cast", "pages"));
	}

	@Test
	void tellsSealedTypesApartWhereTheyAreMembers() {
		ItemCodec<Shelf> codec = codec(Shelf.class);
		Shelf shelf = new Shelf(new Film("Solaris", Set.of()), List.of(new Comic(32)),
				Map.of("last", new Song("Nightfall", null)));

		Map<String, AttributeValue> item = codec.encode(shelf);

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"first\":{\"@type\":\"Film\",\"title\":\"Solaris\"},"
				+ "\"others\":[{\"@type\":\"comic\",\"pages\":32}],"
				+ "\"places\":{\"last\":{\"@type\":\"Song\",\"title\":\"Nightfall\"}}}");
		assertThat(codec.decode(item)).isEqualTo(shelf);
	}

	@Test
	void readsASubtypeWithoutItsName() {
		ItemCodec<Film> codec = codec(Film.class);

		assertThat(codec.decode(Map.of("title", AttributeValue.fromS("Solaris"))))
			.isEqualTo(new Film("Solaris", Set.of()));
		assertThat(codec.encode(new Film("Solaris", Set.of()))).containsEntry("@type", AttributeValue.fromS("Film"));
	}

	@Test
	void readsTheNameWhereverItStands() {
		ItemCodec<Media> codec = codec(Media.class);
		Map<String, AttributeValue> item = new java.util.LinkedHashMap<>();
		item.put("cast", AttributeValue.fromSs(List.of("Banionis")));
		item.put("title", AttributeValue.fromS("Solaris"));
		item.put("@type", AttributeValue.fromS("Film"));

		assertThat(codec.decode(item)).isEqualTo(new Film("Solaris", Set.of("Banionis")));
	}

	@Test
	void refusesAnUnknownName() {
		ItemCodec<Shelf> codec = codec(Shelf.class);
		AttributeValue unknown = AttributeValue.fromM(Map.of("@type", AttributeValue.fromS("s3cret")));

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.decode(Map.of("others", AttributeValue.fromL(List.of(unknown)))))
			.withMessage("Attribute 'others[0]' of Shelf: expected attribute '@type' to be one of 'Film', 'Song',"
					+ " 'comic', found another name. Declare the subtype, or correct the item.")
			.withNoCause();
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.decode(Map.of("first", AttributeValue.fromM(Map.of()))))
			.withMessage("Attribute 'first' of Shelf: expected attribute '@type' to be one of 'Film', 'Song', 'comic',"
					+ " found none. Declare the subtype, or correct the item.")
			.withNoCause();
	}

	@Test
	void neverLoadsAClassThatAnItemNames() {
		ItemCodec<Media> codec = codec(Media.class);

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.decode(Map.of("@type", AttributeValue.fromS(Film.class.getName()))))
			.withMessage("Item of Media: expected attribute '@type' to be one of 'Film', 'Song', 'comic',"
					+ " found another name. Declare the subtype, or correct the item.");
	}

	@Test
	void followsJacksonsAnnotations() {
		ItemCodec<Animal> codec = codec(Animal.class);

		assertThat(ItemJson.toJson(codec.encode(new Cat(9)))).isEqualTo("{\"kind\":\"cat\",\"lives\":9}");
		assertThat(codec.decode(Map.of("kind", AttributeValue.fromS("dog"), "tricks", AttributeValue.fromN("1"))))
			.isEqualTo(new Dog(1));
		assertThat(codec.decode(Map.of("kind", AttributeValue.fromS("hound"), "tricks", AttributeValue.fromN("1"))))
			.isEqualTo(new Dog(1));
		assertThat(codec.decode(Map.of("kind", AttributeValue.fromS("bird")))).isEqualTo(new Other());
		assertThat(codec.attributes()).contains(Set.of("kind", "lives", "tricks"));
	}

	@Test
	void storesTheNameOfAMemberBesideIt() {
		ItemCodec<Cage> codec = codec(Cage.class);
		Cage cage = new Cage(new Cat(9));

		Map<String, AttributeValue> item = codec.encode(cage);

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"animal\":{\"lives\":9},\"species\":\"cat\"}");
		assertThat(codec.decode(item)).isEqualTo(cage);
		assertThat(codec.attributes()).contains(Set.of("animal", "species"));
	}

	@Test
	void tellsTypesApartByTheirAttributes() {
		ItemCodec<Deduced> codec = codec(Deduced.class);

		assertThat(ItemJson.toJson(codec.encode(new Left(1)))).isEqualTo("{\"left\":1}");
		assertThat(codec.decode(Map.of("right", AttributeValue.fromN("2")))).isEqualTo(new Right(2));
		assertThat(codec.attributes()).contains(Set.of("left", "right"));
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.decode(Map.of("up", AttributeValue.fromN("2"))))
			.withMessage("Item of Deduced: expected the attributes of one subtype of Deduced, found others."
					+ " Declare it as what is stored, or correct the item.");
	}

	@Test
	void refusesASubclassThatIsNotPermittedByName() {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec(Vehicle.class).encode(new Tandem()))
			.withMessage("Item of Vehicle: expected a class that Vehicle permits, found " + Tandem.class.getName()
					+ ". Permit it by name, or declare @JsonTypeInfo and @JsonSubTypes.");
		assertThatIllegalArgumentException().isThrownBy(() -> codec(Tandem.class))
			.withMessage(Tandem.class.getName() + ": expected a class that Vehicle permits, found "
					+ Tandem.class.getName() + ". Permit it by name, or declare @JsonTypeInfo and @JsonSubTypes.");
	}

	@Test
	void refusesOneNameForTwoClasses() {
		assertThatIllegalArgumentException().isThrownBy(() -> codec(Twins.class))
			.withMessage("Expected subtypes of " + Twins.class.getName() + " to have distinct simple names, found "
					+ OneHouse.Twin.class.getName() + " and " + OtherHouse.Twin.class.getName()
					+ ". Tell them apart with @JsonTypeName.");
	}

	@Test
	void refusesClassNamesInItems() {
		assertThatIllegalArgumentException().isThrownBy(() -> codec(ByClass.class))
			.withMessage("Expected subtypes of " + ByClass.class.getName() + " to be told apart by names, found"
					+ " @JsonTypeInfo(use = CLASS), which stores class names. Use JsonTypeInfo.Id.NAME and"
					+ " @JsonSubTypes, or a sealed type.");
	}

	@Test
	void refusesDefaultTyping() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Codecs(
					(builder) -> builder.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().build()),
					List.of()))
			.withMessage("The storage mapper has default typing activated, which would store class names and create"
					+ " whatever class an item names. Remove it, and declare subtypes by sealed types or"
					+ " @JsonSubTypes.");
	}

	private <V> ItemCodec<V> codec(Class<? extends V> type) {
		return this.codecs.itemCodec(type, NullPolicy.OMIT, "value");
	}

	sealed interface Media permits Film, Song, Print {

	}

	record Film(String title, Set<String> cast) implements Media {

	}

	record Song(String title, @Nullable Media theme) implements Media {

	}

	sealed interface Print extends Media permits Comic {

	}

	@JsonTypeName("comic")
	record Comic(int pages) implements Print {

	}

	record Shelf(Media first, List<Media> others, Map<String, Media> places) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Other.class)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Cat.class, name = "cat"),
			@JsonSubTypes.Type(value = Dog.class, names = { "dog", "hound" }) })
	interface Animal {

	}

	record Cat(int lives) implements Animal {

	}

	record Dog(int tricks) implements Animal {

	}

	record Other() implements Animal {

	}

	record Cage(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
			property = "species") Animal animal) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
	@JsonSubTypes({ @JsonSubTypes.Type(Left.class), @JsonSubTypes.Type(Right.class) })
	interface Deduced {

	}

	record Left(int left) implements Deduced {

	}

	record Right(int right) implements Deduced {

	}

	sealed interface Vehicle permits Bicycle {

	}

	static non-sealed class Bicycle implements Vehicle {

	}

	static class Tandem extends Bicycle {

	}

	sealed interface Twins permits OneHouse.Twin, OtherHouse.Twin {

	}

	static final class OneHouse {

		record Twin() implements Twins {

		}

	}

	static final class OtherHouse {

		record Twin() implements Twins {

		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	interface ByClass {

	}

}
