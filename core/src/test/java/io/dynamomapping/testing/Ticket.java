package io.dynamomapping.testing;

import java.time.Instant;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that expires.
 *
 * @param id the key
 * @param holder who has it
 * @param expiresAt when it expires, or {@code null} if it never does
 */
public record Ticket(@PartitionKey String id, String holder, @TimeToLive @Nullable Instant expiresAt) {

	/**
	 * Return the ticket with another holder.
	 * @param holder who has it
	 * @return a copy
	 */
	public Ticket withHolder(String holder) {
		return new Ticket(this.id, holder, this.expiresAt);
	}

}
