package com.acme.guide;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;

record OrderLine(@PartitionKey String order, @SortKey int line, String isbn, int count) {
}
