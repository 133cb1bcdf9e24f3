package com.acme;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;

import org.springframework.stereotype.Component;

import static io.dynamomapping.Attribute.attr;

@Component
record Library(DynamoMapping<String, Book> books, DynamoMapping<String, Map<String, Object>> settings) {

	void open(String isbn) {
		this.books.put(isbn, new Book(isbn, "Foundation", new BigDecimal("9.99"), 3));
		this.books.computeIfPresent(isbn, (key, book) -> book.withStock(book.stock() - 1));
		// One UpdateItem, without reading first.
		this.books.at(isbn).update(attr(Book::price).set(new BigDecimal("8.99")));
		// The same, only if the condition holds: nothing is sold that is not there.
		this.books.at(isbn).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).increment(-1));
		this.settings.putIfAbsent("shop", Map.of("open", false));
		// The value is live: one UpdateItem as well.
		this.settings.get("shop").put("open", true);
		// One page at a time, the next only when it is needed.
		for (Book book : this.books.scan().filter(attr(Book::stock).gt(0))) {
			System.out.println(book.title() + " at " + book.price() + ", " + book.stock() + " left");
		}
	}

}
