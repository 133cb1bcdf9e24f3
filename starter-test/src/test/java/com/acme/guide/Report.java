package com.acme.guide;

import java.util.List;

import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.Nullable;

record Report(@PartitionKey String month, @Nullable Long token, List<String> pages) {
}
