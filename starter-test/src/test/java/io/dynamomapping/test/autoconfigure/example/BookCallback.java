package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;

import org.springframework.stereotype.Component;

@Component
class BookCallback implements ItemCallback<Book> {

	@Override
	public Class<? super Book> type() {
		return Book.class;
	}

	@Override
	public void beforeDelete(ItemContext item) {
		throw new UnsupportedOperationException("Books are kept");
	}

}
