package com.acme.guide;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoMappingTest(emptyTables = true)
@Import(Sales.class)
class SalesTests {

	@Autowired
	private DynamoMapping<String, Book> books;

	@Autowired
	private Sales sales;

	@Test
	void sellsWhatIsThere() {
		this.books.put(Books.SOLARIS.isbn(), Books.SOLARIS);

		assertThat(this.sales.sell(Books.SOLARIS.isbn())).isTrue();
		assertThat(this.books.get(Books.SOLARIS.isbn()).stock()).isZero();
	}

	@Test
	void sellsNothingThatIsNot() {
		assertThat(this.sales.sell(Books.SOLARIS.isbn())).isFalse();
	}

}
