package io.dynamomapping.internal;

import java.time.Duration;

import io.dynamomapping.internal.LockItems.LockItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an instance remembers of the locks of others.
 */
class LockWatchTests {

	private static final Duration LEASE = Duration.ofHours(1);

	private static final LockItem HELD = new LockItem("another", "v1", LEASE, 1);

	private final LockWatch watch = new LockWatch();

	@Test
	void locksThatAreAskedForOnceAreForgotten() {
		this.watch.see("once", HELD);
		this.watch.see("often", HELD);

		for (int i = 0; i < 9_999; i++) {
			this.watch.see("job " + i, HELD);
			this.watch.see("often", HELD);
		}

		assertThat(this.watch.see("once", HELD)).as("seen for the first time").isEqualTo(LEASE);
		assertThat(this.watch.see("often", HELD)).as("seen before").isLessThan(LEASE);
	}

}
