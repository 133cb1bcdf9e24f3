package com.acme;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;

import org.springframework.stereotype.Component;

@Component
record Library(DynamoMapping<String, Book> books, DynamoMapping<String, Map<String, Object>> settings) {

	void open(String isbn) {
		this.books.put(isbn, new Book(isbn, "Foundation", new BigDecimal("9.99"), 3));
		this.books.computeIfPresent(isbn, (key, book) -> book.withStock(book.stock() - 1));
		// One attribute, one UpdateItem.
		this.books.at(isbn).update(Map.of("price", new BigDecimal("8.99")));
		this.settings.putIfAbsent("shop", Map.of("open", false));
		// The value is live: one UpdateItem as well.
		this.settings.get("shop").put("open", true);
		// One page at a time, the next only when it is needed.
		for (Book book : this.books.values()) {
			System.out.println(book.title() + " at " + book.price() + ", " + book.stock() + " left");
		}
	}

}
