package io.dynamomapping.contract;

import io.dynamomapping.testing.WithExactWrites;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of {@code ConcurrentMap}, where each write is a transaction.
 */
@WithExactWrites
@EnabledIfSystemProperty(named = "reliability", matches = "long", disabledReason = "takes its time")
class ExactContractTests extends SimpleKeyContractTests {

}
