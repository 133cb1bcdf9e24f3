package com.acme;

import java.math.BigDecimal;

import io.dynamomapping.annotation.PartitionKey;

record Book(@PartitionKey String isbn, String title, BigDecimal price, int stock) {

	Book withStock(int stock) {
		return new Book(this.isbn, this.title, this.price, stock);
	}

}
