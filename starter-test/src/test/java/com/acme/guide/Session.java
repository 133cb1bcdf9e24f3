package com.acme.guide;

import java.time.Instant;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

/**
 * A session that ends by itself.
 */
record Session(@PartitionKey String id, String user, @TimeToLive @Nullable Instant expiresAt) {
}
