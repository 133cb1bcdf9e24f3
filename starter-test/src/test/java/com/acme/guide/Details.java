package com.acme.guide;

import io.dynamomapping.annotation.PartitionKey;

record Details(@PartitionKey String isbn, String text) {
}
