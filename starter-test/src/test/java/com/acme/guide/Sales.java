package com.acme.guide;

import io.dynamomapping.DynamoMapping;

import org.springframework.stereotype.Service;

import static io.dynamomapping.Attribute.attr;

/**
 * Sells books.
 *
 * @param books the books
 */
@Service
record Sales(DynamoMapping<String, Book> books) {

	boolean sell(String isbn) {
		return this.books.at(isbn).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).increment(-1)).isPresent();
	}

}
