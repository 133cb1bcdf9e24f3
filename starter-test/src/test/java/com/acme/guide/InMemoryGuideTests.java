package com.acme.guide;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.test.InMemoryDynamoMappings;
import org.junit.jupiter.api.Test;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings on tables in memory.
 */
class InMemoryGuideTests {

	private static final Book FOUNDATION = new Book("978-0553803716", "Asimov", "Foundation", 1951, BigDecimal.TEN,
			BigDecimal.TEN, 1, Set.of("sf"), List.of(), null);

	@Test
	void unitIsTestedWithoutServer() {
		DynamoMapping<String, Book> books = InMemoryDynamoMappings.create().open("books", String.class, Book.class);
		books.put(FOUNDATION.isbn(), FOUNDATION);

		assertThat(books.at(FOUNDATION.isbn()).onlyIf(attr(Book::stock).gt(1)).update(attr(Book::stock).increment(-1)))
			.isEmpty();
		assertThat(books.index("by-author").partition("Asimov").list()).containsExactly(FOUNDATION);
	}

	@Test
	void serviceGetsAllItNeeds() {
		InMemoryDynamoMappings memory = InMemoryDynamoMappings.create();
		DynamoMapping<String, Book> books = memory.open("books", String.class, Book.class);
		DynamoMapping<String, Sale> sales = memory.open("sales", String.class, Sale.class);
		DynamoMapping<String, Map<String, Object>> settings = memory.open("settings", "name");
		DynamoTransactions transactions = memory.mappings().transactions();

		transactions.write((tx) -> {
			tx.at(books, FOUNDATION.isbn()).putIfAbsent(FOUNDATION);
			tx.at(sales, "s-1").putIfAbsent(new Sale("s-1", FOUNDATION.isbn()));
		});
		settings.put("shop", Map.of("open", true));
		assertThat(memory.client().listTables().tableNames()).containsExactly("books", "sales", "settings");

		assertThat(books).hasSize(1);
		assertThat(sales).containsOnlyKeys("s-1");
		assertThat(settings.get("shop")).containsEntry("open", true);
	}

	@Test
	void clockIsThatOfTheTest() {
		Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
		InMemoryDynamoMappings memory = InMemoryDynamoMappings.create((mappings) -> mappings.clock(clock));
		DynamoMapping<String, Session> sessions = memory.open("sessions", String.class, Session.class);

		assertThat(sessions).isEmpty();
	}

}
