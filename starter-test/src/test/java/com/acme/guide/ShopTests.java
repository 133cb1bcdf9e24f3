package com.acme.guide;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.test.autoconfigure.AutoConfigureDynamoMapping;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureDynamoMapping(emptyTables = true)
class ShopTests {

	@Test
	void keepsBooks(@Autowired DynamoMapping<String, Book> books) {
		books.put(Books.SOLARIS.isbn(), Books.SOLARIS);

		assertThat(books).containsOnlyKeys(Books.SOLARIS.isbn());
	}

}
