package io.dynamomapping.autoconfigure;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.NullMarked;

@NullMarked
record OrderLine(@PartitionKey String orderId, @SortKey int position, String isbn) {

	@NullMarked
	record Key(String orderId, int position) {

	}

}
