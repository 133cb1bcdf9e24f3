package com.acme.guide;

import java.util.concurrent.CompletableFuture;

import io.dynamomapping.DynamoMapping;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

@Component
record BookFutures(DynamoMapping<String, Book> books, AsyncTaskExecutor executor) {

	CompletableFuture<Book> find(String isbn) {
		return this.executor.submitCompletable(() -> this.books.get(isbn));
	}

}
