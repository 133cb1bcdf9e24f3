package com.acme.guide;

import java.time.Instant;

import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.Nullable;

record Lock(@PartitionKey String name, @Nullable String holder, @Nullable Instant until, long token) {
}
