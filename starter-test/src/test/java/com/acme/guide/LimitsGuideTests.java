package com.acme.guide;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The listing of the page on limits.
 */
@ExtendWith(Shop.class)
class LimitsGuideTests {

	@Test
	void valuesThatCannotBeStoredAreToldApart(DynamoMapping<String, Book> books) {
		Book draft = priced("1E200");

		String advice;
		try {
			books.put(draft.isbn(), draft);
			advice = "Stored.";
		}
		catch (ItemMappingException ex) {
			advice = ex.isWriting() ? "Correct '" + ex.path() + "'." : "Look at the item: " + ex.getMessage();
		}

		assertThat(advice).isEqualTo("Correct 'price'.");
	}

	@Test
	void itemsThatCannotBeReturnedAreToldApart(DynamoMapping<String, Book> books) {
		Book draft = priced("9.99");
		books.client()
			.putItem((request) -> request.tableName(books.tableName())
				.item(Map.of("isbn", AttributeValue.fromS(draft.isbn()), "stock", AttributeValue.fromS("many"))));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> books.put(draft.isbn(), draft))
			.withMessageContaining(draft.isbn())
			.satisfies((ex) -> assertThat(ex.isWriting()).isFalse());
		assertThat(books.get(draft.isbn())).isEqualTo(draft);
	}

	private static Book priced(String price) {
		Book book = Books.SOLARIS;
		return new Book(book.isbn(), book.author(), book.title(), book.year(), new BigDecimal(price), book.listPrice(),
				book.stock(), book.tags(), book.reviews(), book.shelf());
	}

}
