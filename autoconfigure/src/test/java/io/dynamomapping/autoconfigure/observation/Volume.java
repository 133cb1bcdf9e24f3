package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.NullMarked;

@NullMarked
record Volume(@PartitionKey String isbn, @PartitionKey(index = "by-author") String author,
		@SortKey(index = "by-author") String title) {

	static final Volume FOUNDATION = new Volume("978-0-553-80371-0", "Asimov", "Foundation");

	static final Volume SOLARIS = new Volume("978-0-15-683750-2", "Lem", "Solaris");

}
