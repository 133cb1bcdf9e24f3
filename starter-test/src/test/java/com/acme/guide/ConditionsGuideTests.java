package com.acme.guide;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.AttributeType;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The listings of the page on conditions.
 */
@ExtendWith(Shop.class)
class ConditionsGuideTests {

	static final Condition BARGAIN = attr(Book::price).lt(new BigDecimal("8.00")).and(attr(Book::stock).gt(0));

	@Test
	void conditionFilters(DynamoMapping<String, Book> books) {
		Condition bargain = attr(Book::price).lt(new BigDecimal("8.00")).and(attr(Book::stock).gt(0));

		List<Book> bargains = books.scan().filter(bargain).list();

		assertThat(bargains).containsExactlyInAnyOrder(Books.FOUNDATION, Books.I_ROBOT);
	}

	@Test
	void valuesAreEncodedAsTheirPropertyIs(DynamoMapping<String, Book> books) {
		Condition recent = attr(Book::year).ge(1950);
		Condition place = attr(Book::shelf).eq(new Shelf("A", 4));
		Condition room = attr(Book::shelf).then(Shelf::room).in("A", "B");
		Condition row = attr("shelf.row").gt(2);

		assertThat(books.scan().filter(recent).count()).isEqualTo(4);
		assertThat(books.scan().filter(place).count()).isEqualTo(2);
		assertThat(books.scan().filter(room).count()).isEqualTo(4);
		assertThat(books.scan().filter(row).count()).isEqualTo(2);
	}

	@Test
	void attributesAreComparedWithEachOther(DynamoMapping<String, Book> books) {
		List<Book> reduced = books.scan().filter(attr(Book::price).lt(attr(Book::listPrice))).list();

		assertThat(reduced).containsExactlyInAnyOrder(Books.FOUNDATION, Books.EMPIRE, Books.I_ROBOT);
	}

	@Test
	void sizesAreComparedWithNumbers(DynamoMapping<String, Book> books) {
		List<Book> sorted = books.scan().filter(attr(Book::tags).size().ge(2)).list();

		assertThat(sorted).containsExactlyInAnyOrder(Books.FOUNDATION, Books.I_ROBOT);
	}

	@Test
	void conditionsAreCombined(DynamoMapping<String, Book> books) {
		Condition sf = attr(Book::tags).contains("sf");
		Condition old = attr(Book::year).lt(1950);
		Condition out = attr(Book::stock).eq(0);

		Condition wanted = sf.or(old).and(out.not());

		assertThat(wanted).hasToString("(contains(tags, ?) OR year < ?) AND NOT (stock = ?)");
		assertThat(books.scan().filter(wanted).list()).containsExactlyInAnyOrder(Books.FOUNDATION, Books.I_ROBOT,
				Books.SOLARIS, Books.HOBBIT);
	}

	@Test
	void criteriaThatAreNotGivenAreLeftOut(DynamoMapping<String, Book> books) {
		Integer minimumYear = 1950;
		BigDecimal maximumPrice = none();
		boolean inStock = true;

		Condition criteria = Condition.all()
			.andIfPresent(minimumYear, attr(Book::year)::ge)
			.andIfPresent(maximumPrice, attr(Book::price)::le)
			.andIf(inStock, () -> attr(Book::stock).gt(0));

		assertThat(criteria).hasToString("year >= ? AND stock > ?");
		assertThat(books.scan().filter(criteria).list()).containsExactlyInAnyOrder(Books.FOUNDATION, Books.I_ROBOT,
				Books.SOLARIS);
		assertThat(Condition.all()).hasToString("TRUE");
		assertThat(books.scan().filter(Condition.all()).count()).isEqualTo(5);
	}

	private static @Nullable BigDecimal none() {
		return null;
	}

	@Test
	void severalConditionsAreJoinedAtOnce(DynamoMapping<String, Book> books) {
		Condition all = Condition.allOf(attr(Book::stock).gt(0), attr(Book::year).lt(1960));
		Condition any = Condition.anyOf(attr(Book::stock).eq(0), attr(Book::shelf).missing());

		assertThat(books.scan().filter(all).list()).containsExactlyInAnyOrder(Books.FOUNDATION, Books.I_ROBOT,
				Books.HOBBIT);
		assertThat(books.scan().filter(any).list()).containsExactlyInAnyOrder(Books.EMPIRE, Books.I_ROBOT);
	}

	@Test
	void conditionsAreConstants(DynamoMapping<String, Book> books) {
		assertThat(BARGAIN).hasToString("price < ? AND stock > ?")
			.isEqualTo(attr(Book::price).lt(new BigDecimal("8.00")).and(attr(Book::stock).gt(0)));
		assertThat(books.scan().filter(BARGAIN).count()).isEqualTo(2);
	}

	@Test
	void mapOfValuesIsACondition(DynamoMapping<String, Book> books) {
		Condition sameShelf = Condition.matching(Map.of("stock", 3, "shelf", new Shelf("A", 4)));

		assertThat(books.scan().filter(sameShelf).list()).containsExactly(Books.FOUNDATION);
		assertThat(Condition.matching(Collections.singletonMap("shelf", null)))
			.hasToString("attribute_not_exists(shelf) OR attribute_type(shelf, ?)");
		assertThat(Condition.matching(Map.of())).isEqualTo(Condition.all());
	}

	@Test
	void parametersOfARequestAreAFilter(DynamoMapping<String, Book> books) {
		Map<String, String> parameters = parameters(GuidePage.CONDITIONS.listing("http"));

		Condition criteria = Condition.parse(parameters);
		List<Book> found = books.scan().filter(criteria).list();

		assertThat(parameters).containsOnlyKeys("price__lt", "title__begins_with", "shelf__room__in");
		assertThat(found).containsExactlyInAnyOrder(Books.FOUNDATION, Books.EMPIRE);
	}

	private static Map<String, String> parameters(String request) {
		return Arrays.stream(request.replaceFirst("^GET /books\\?", "").split("&"))
			.map((parameter) -> parameter.split("=", 2))
			.collect(Collectors.toMap((parameter) -> parameter[0],
					(parameter) -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
	}

	@Test
	void unknownOperatorsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse("price__below", "8"))
			.withMessageContaining("found 'below'");
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse("price__lt", List.of(1, 2)));
	}

	@Test
	void namesAndListsAreTakenAsTheyAre(DynamoMapping<String, Book> books) {
		assertThat(books.scan().filter(Condition.parse("prise__lt", "8")).count()).isZero();
		assertThat(books.scan().filter(Condition.parse("title", List.of("Solaris"))).count()).isZero();
		assertThat(books.scan().filter(Condition.parse("reviews", List.of("Timeless."))).count()).isEqualTo(5);
	}

	@Test
	void oppositeHoldsForWhatIsMissing(DynamoMapping<String, Map<String, Object>> items) {
		Condition notCheap = attr("price").lt(10).not();
		Condition expensive = attr("price").ge(10);

		assertThat(items.scan().filter(notCheap).count()).isEqualTo(1);
		assertThat(items.scan().filter(expensive).count()).isZero();
	}

	@Test
	void missingIsNotTheSameAsNull(DynamoMapping<String, Map<String, Object>> items) {
		Condition nothing = attr("phone").missing().or(attr("phone").type(AttributeType.NULL));

		assertThat(items.scan().filter(nothing).count()).isEqualTo(1);
		items.client()
			.updateItem((request) -> request.tableName(items.tableName())
				.key(Map.of("name", AttributeValue.fromS("shop")))
				.updateExpression("SET phone = :null")
				.expressionAttributeValues(Map.of(":null", AttributeValue.fromNul(true))));
		assertThat(items.scan().filter(attr("phone").missing()).count()).isZero();
		assertThat(items.scan().filter(nothing).count()).isEqualTo(1);
		assertThat(Condition.parse("phone", null)).isEqualTo(nothing);
	}

	@Test
	void filterOfAQueryLooksAtOtherAttributesThanItsKeys(DynamoMapping<String, Book> books) {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> books.index("by-author").partition("Isaac Asimov").filter(attr(Book::title).ne("Solaris")))
			.withMessageStartingWith("Expected a filter on other attributes than the keys [author, title]");
		assertThat(books.scan().filter(attr(Book::isbn).ne("none")).count()).isEqualTo(5);
	}

	@Test
	void textIsOrderedByBytes(DynamoMapping<String, Map<String, Object>> items) {
		items.put("words", Map.of("word", "Zebra"));

		assertThat(items.scan().filter(attr("word").lt("apple")).count()).isEqualTo(1);
	}

	@Test
	void limitsAreCheckedLocally(DynamoMapping<String, Book> books, Calls calls) {
		List<Integer> years = IntStream.range(1900, 2001).boxed().toList();

		assertThatIllegalArgumentException().isThrownBy(() -> attr(Book::year).in(years));
		assertThatIllegalArgumentException().isThrownBy(() -> attr(Book::year).in(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> books.scan().filter(attr(Book::tags).eq(Set.of())));
		assertThat(calls.operations()).isEmpty();
	}

	@Test
	void truthValuesAndNumbersHaveNoPrefix(DynamoMapping<String, Map<String, Object>> items) {
		assertThat(items.scan().filter(attr("open").eq(true)).count()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> items.scan().filter(attr("open").lt(true)).count());
	}

}
