package com.acme.guide;

import io.dynamomapping.annotation.PartitionKey;

record Sale(@PartitionKey String id, String isbn) {
}
