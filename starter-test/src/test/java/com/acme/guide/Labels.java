package com.acme.guide;

import java.util.List;

import io.dynamomapping.DynamoMapping;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.stereotype.Component;

@Component
record Labels(DynamoMapping<String, Book> books) {

	@RegisterReflectionForBinding(Label.class)
	List<Label> of(String author) {
		return this.books.index("by-author").partition(author).as(Label.class).list();
	}

}
