package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.DynamoMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The listings of the page on attributes.
 */
@ExtendWith(Shop.class)
class AttributesGuideTests {

	@Test
	void propertiesAreReferredTo(DynamoMapping<String, Book> books) {
		Attribute<BigDecimal> price = attr(Book::price);
		Attribute<Integer> row = attr(Book::shelf).then(Shelf::row);
		Attribute<Object> firstReview = attr(Book::reviews).at(0);

		assertThat(books.scan().filter(price.lt(new BigDecimal("7")).and(row.missing())).list())
			.containsExactly(Books.I_ROBOT);
		assertThat(books.scan().filter(firstReview.eq("Timeless.")).count()).isEqualTo(5);
	}

	@Test
	void namesAreThoseOfTheItem(DynamoMapping<String, Customer> customers) {
		customers.insert(new Customer("c-1", "ada@example.org"));

		assertThat(customers.at("c-1").attributes().orElseThrow()).containsOnlyKeys("id", "mail-address");
		assertThat(customers.scan().filter(attr(Customer::mail).beginsWith("ada@")).count()).isEqualTo(1);
		assertThat(customers.scan().filter(attr(Customer::mail).exists()).explain())
			.contains("attribute_exists(mail-address)");
	}

	@Test
	void attributesAreNamed(DynamoMapping<String, Map<String, Object>> items) {
		Attribute<Object> city = attr("address.city");
		Attribute<Object> first = attr("reviews[0]");
		Attribute<Object> dotted = attr("`opening.hours`.monday");
		Attribute<Object> zip = attr("address").then("zip.code");
		Attribute<BigDecimal> price = attr("price", BigDecimal.class);

		items.put("all", Map.of("address", Map.of("city", "Graz", "zip.code", "8010"), "reviews", List.of("Good."),
				"opening.hours", Map.of("monday", "9-17"), "price", 5));
		assertThat(items.scan()
			.filter(city.eq("Graz")
				.and(first.eq("Good."))
				.and(dotted.eq("9-17"))
				.and(zip.eq("8010"))
				.and(price.le(BigDecimal.TEN)))
			.count()).isEqualTo(1);
		assertThat(attr("`a``b.c`").elements()).containsExactly("a`b.c");
		assertThat(zip).isEqualTo(attr("address.`zip.code`"));
	}

	@Test
	void lambdasAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> attr((Book book) -> book.price()))
			.satisfies((refusal) -> assertThat(GuidePage.ATTRIBUTES.text()).contains("> " + refusal.getMessage()));
	}

	@Test
	void propertiesOfOtherTypesAreRefused(DynamoMapping<String, Book> books, Calls calls) {
		assertThatIllegalArgumentException().isThrownBy(() -> books.scan().filter(attr(OrderLine::count).gt(1)));
		assertThat(calls.operations()).isEmpty();
	}

}
