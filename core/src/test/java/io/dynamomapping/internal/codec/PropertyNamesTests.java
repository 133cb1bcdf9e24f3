package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamomapping.Attribute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the attributes are called that properties refer to.
 */
class PropertyNamesTests {

	private final Codecs codecs = codecs((mapper) -> {
	});

	@Test
	void componentsOfRecords() {
		assertThat(path(Novel.class, attr(Novel::title))).isEqualTo("title");
		assertThat(path(Novel.class, attr(Novel::shelf).then(Shelf::row))).isEqualTo("shelf.row");
	}

	@Test
	void annotatedNames() {
		assertThat(path(Novel.class, attr(Novel::price))).isEqualTo("`net.price`");
		assertThat(path(Film.class, attr(Film::price))).isEqualTo("cost");
	}

	@Test
	void namingStrategiesAndMixIns() {
		Codecs snakes = codecs((mapper) -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.addMixIn(Shelf.class, ShelfNames.class));

		assertThat(path(snakes, Novel.class, attr(Novel::shelfOfReturns))).isEqualTo("shelf_of_returns");
		assertThat(path(snakes, Novel.class, attr(Novel::shelfOfReturns).then(Shelf::row)))
			.isEqualTo("shelf_of_returns.r");
	}

	@Test
	void gettersOfBeans() {
		assertThat(path(Bean.class, attr(Bean::getName))).isEqualTo("name");
		assertThat(path(Bean.class, attr(Bean::isLent))).isEqualTo("lent");
	}

	@Test
	void inheritedGetters() {
		assertThat(path(SpecialBean.class, attr(SpecialBean::getName))).isEqualTo("name");
		assertThat(path(SpecialBean.class, attr(Bean::getName))).isEqualTo("name");
	}

	@Test
	void gettersOfSubtypes() {
		assertThat(path(Bean.class, attr(SpecialBean::getExtra))).isEqualTo("extra");
	}

	@Test
	void fieldsWhoseGettersAreNotUsed() {
		assertThat(path(Fields.class, attr(Fields::getTitle))).isEqualTo("t");
		assertThat(path(Fields.class, attr(Fields::author))).isEqualTo("author");
	}

	@Test
	void accessorsOfInterfaces() {
		assertThat(path(Novel.class, attr(Titled::title))).isEqualTo("title");
	}

	@Test
	void propertiesOfSealedTypesAndTheirSubtypes() {
		assertThat(path(Medium.class, attr(Medium::title))).isEqualTo("title");
		assertThat(path(Medium.class, attr(Film::minutes))).isEqualTo("minutes");
		assertThat(path(Medium.class, attr(Titled::title))).isEqualTo("title");
		assertThat(path(Medium.class, attr(Novel::shelf).then(Shelf::row))).isEqualTo("shelf.row");
	}

	@Test
	void propertiesThatSubtypesNameDifferently() {
		assertThatIllegalArgumentException().isThrownBy(() -> path(Medium.class, attr(Medium::price)))
			.withMessage("Expected one attribute, found Medium::price, which subtypes store as [cost, net.price]. "
					+ "Refer to the property of one subtype.");
		assertThat(path(Medium.class, attr(Film::price))).isEqualTo("cost");
	}

	@Test
	void propertiesOfSubtypesByAnnotation() {
		assertThat(path(Animal.class, attr(Cat::lives))).isEqualTo("lives");
		assertThat(path(Keeper.class, attr(Keeper::animal).then(Animal::name))).isEqualTo("animal.name");
	}

	@Test
	void propertiesOfGenericTypes() {
		Type boxOfShelf = new TypeReference<Box<Shelf>>() {
		}.getType();

		assertThat(path(boxOfShelf, Attribute.<Box<Shelf>, Shelf>attr(Box::content).then(Shelf::row)))
			.isEqualTo("content.row");
	}

	@Test
	void unwrappedProperties() {
		assertThat(path(Parcel.class, attr(Parcel::from).then(Shelf::row))).isEqualTo("from_row");
		assertThat(path(Parcel.class, attr(Parcel::to).then(Shelf::row))).isEqualTo("to_row");
		assertThatIllegalArgumentException().isThrownBy(() -> path(Parcel.class, attr(Parcel::from)))
			.withMessage("Expected an attribute, found Parcel::from, whose members are attributes beside the others. "
					+ "Refer to one of them by then(…).");
		assertThatIllegalArgumentException().isThrownBy(() -> path(Parcel.class, attr(Parcel::from).then("row")))
			.withMessage("Expected an attribute, found Parcel::from, whose members are attributes beside the others. "
					+ "Refer to one of them by then(…).");
	}

	@Test
	void propertiesThatAreNotStored() {
		assertThatIllegalArgumentException().isThrownBy(() -> path(Novel.class, attr(Novel::secret)))
			.withMessage("Expected a property that is stored, found Novel::secret. "
					+ "Use one of [price, shelf, shelfOfReturns, title], or name the attribute by its path.");
		assertThatIllegalArgumentException().isThrownBy(() -> path(Novel.class, attr(Novel::hashCode)))
			.withMessage("Expected a property that is stored, found Novel::hashCode. "
					+ "Use one of [price, shelf, shelfOfReturns, title], or name the attribute by its path.");
	}

	@Test
	void propertiesOfForeignTypes() {
		assertThatIllegalArgumentException().isThrownBy(() -> path(Shelf.class, attr(Novel::title)))
			.withMessage("Expected a property of Shelf, found Novel::title, which is of another type. "
					+ "Use one of [room, row], or name the attribute by its path.");
		assertThatIllegalArgumentException().isThrownBy(() -> path(Integer.class, attr(Novel::title)))
			.withMessage("Expected a property of Integer, found Novel::title, which is of another type. "
					+ "Name the attribute by its path.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> path(Novel.class, attr("shelf", Novel.class).then(Novel::title)))
			.withMessage("Expected a property of Shelf, found Novel::title, which is of another type. "
					+ "Use one of [room, row], or name the attribute by its path.");
	}

	@Test
	void componentsOfKeys() {
		AttributeResolver lines = this.codecs.attributeResolver(Novel.class, this.codecs.keyCodec(Key.class), "value");
		AttributeResolver maps = this.codecs.attributeResolver(Map.class, this.codecs.keyCodec(Key.class), "value");

		assertThat(lines.path(attr(Key::number))).hasToString("no");
		assertThat(lines.path(attr(Novel::title))).hasToString("title");
		assertThat(maps.path(attr(Key::number))).hasToString("no");
	}

	@Test
	void propertiesInValuesThatAreAnything() {
		assertThat(path(Map.class, attr(Novel::price))).isEqualTo("`net.price`");
		assertThat(path(Map.class, attr("novels[0]", Novel.class).then(Novel::price)))
			.isEqualTo("novels[0].`net.price`");
	}

	@Test
	void membersOfOptionals() {
		assertThat(path(Loan.class, attr("shelf", Shelf.class).then(Shelf::row))).isEqualTo("shelf.row");
	}

	private String path(Type type, Attribute<?> attribute) {
		return path(this.codecs, type, attribute);
	}

	private static String path(Codecs codecs, Type type, Attribute<?> attribute) {
		AttributeResolver resolver = codecs.attributeResolver(type, codecs.keyCodec(String.class), "value");
		String path = resolver.path(attribute).toString();
		assertThat(resolver.path(attribute)).hasToString(path);
		return path;
	}

	private static Codecs codecs(Consumer<JsonMapper.Builder> customizer) {
		return new Codecs(customizer, List.of());
	}

	interface Titled {

		String title();

	}

	sealed interface Medium extends Titled {

		BigDecimal price();

	}

	record Novel(String title, @JsonProperty("net.price") BigDecimal price, @Nullable Shelf shelf,
			@Nullable Shelf shelfOfReturns, @JsonIgnore String secret) implements Medium {
	}

	record Film(String title, @JsonProperty("cost") BigDecimal price, int minutes) implements Medium {
	}

	record Shelf(String room, int row) {
	}

	interface ShelfNames {

		@JsonProperty("r")
		int row();

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
	interface Animal {

		String name();

	}

	record Cat(String name, int lives) implements Animal {
	}

	record Keeper(Animal animal) {
	}

	record Box<T>(T content) {
	}

	record Loan(Optional<Shelf> shelf) {
	}

	record Key(String order, @JsonProperty("no") int number) {
	}

	record Parcel(@JsonUnwrapped(prefix = "from_") Shelf from, @JsonUnwrapped(prefix = "to_") Shelf to) {
	}

	public static class Bean {

		public String getName() {
			return "name";
		}

		public boolean isLent() {
			return false;
		}

	}

	public static class SpecialBean extends Bean {

		public String getExtra() {
			return "extra";
		}

	}

	@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
	public static class Fields {

		@JsonProperty("t")
		private final String title = "title";

		private final String author = "author";

		public String getTitle() {
			return this.title;
		}

		public String author() {
			return this.author;
		}

	}

}
