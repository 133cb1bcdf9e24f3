package io.dynamomapping;

import io.dynamomapping.testing.WithExactWrites;
import org.junit.jupiter.api.Nested;

/**
 * Verbs do under {@link AmbiguousWrites#EXACT} what they do without it. Tests that look
 * at single requests have no part in this.
 */
class ExactVerbsTests {

	@Nested
	@WithExactWrites
	class AtomicVerbs extends AtomicVerbsTests {

	}

	@Nested
	@WithExactWrites
	class LiveItems extends LiveItemTests {

	}

	@Nested
	@WithExactWrites
	class ExpiredItems extends ExpiredItemsTests {

	}

	@Nested
	@WithExactWrites
	class ItemCallbacks extends ItemCallbackVerbsTests {

	}

	@Nested
	@WithExactWrites
	class Repositories extends DynamoRepositoryTests {

	}

}
