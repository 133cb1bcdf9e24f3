package io.dynamomapping.autoconfigure;

import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.NullMarked;

@NullMarked
record Book(@PartitionKey String isbn, String title, int stock) {

	static final Book FOUNDATION = new Book("978-0-553-80371-0", "Foundation", 3);

}
