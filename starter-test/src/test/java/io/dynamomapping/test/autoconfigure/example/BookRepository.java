package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.DynamoMapping;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

@Repository
class BookRepository {

	private final DynamoMapping<String, Book> books;

	BookRepository(@Qualifier("books") DynamoMapping<String, Book> books) {
		this.books = books;
	}

	void add(Book book) {
		this.books.insert(book);
	}

}
