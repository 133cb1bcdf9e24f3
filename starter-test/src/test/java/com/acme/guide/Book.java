package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;

record Book(@PartitionKey String isbn, @PartitionKey(index = "by-author") String author,
		@SortKey(index = "by-author") String title, int year, BigDecimal price, BigDecimal listPrice, int stock,
		Set<String> tags, List<String> reviews, @Nullable Shelf shelf) {
}
