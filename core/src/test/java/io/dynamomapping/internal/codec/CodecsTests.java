package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodecsTests {

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@Test
	void readsBackARecord() {
		ItemCodec<Book> codec = this.codecs.itemCodec(Book.class, NullPolicy.OMIT, "value");
		Book foundation = new Book("978-0-553-80371-0", 1951, new BigDecimal("9.99"), Set.of("sf"), new Shelf(3));

		Book read = codec.decode(codec.encode(foundation));

		assertThat(read).isEqualTo(foundation);
		assertThat(codec.attributes()).contains(Set.of("isbn", "year", "price", "tags", "shelf"));
	}

	record Book(String isbn, int year, BigDecimal price, Set<String> tags, Shelf shelf) {
	}

	record Shelf(int row) {
	}

}
