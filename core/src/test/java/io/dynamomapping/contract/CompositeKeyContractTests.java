package io.dynamomapping.contract;

import java.util.Objects;
import java.util.stream.Stream;

import com.google.common.collect.testing.SampleElements;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of {@code ConcurrentMap}, for records of two components as keys and
 * records as values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompositeKeyContractTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private @Nullable JUnit3Cases cases;

	@TestFactory
	Stream<DynamicNode> conformsToConcurrentMap() {
		KeySchema schema = KeySchema.composite("order", ScalarAttributeType.S, "line", ScalarAttributeType.N);
		DynamoMapping<LineKey, Sale> mapping = tables.open(schema, LineKey.class, Sale.class,
				MappingOptions.defaults().withExactSize(true));
		SampleElements<LineKey> keys = new SampleElements<>(new LineKey("o-1", 0), new LineKey("o-1", 1),
				new LineKey("o-2", 0), new LineKey("o-2", -1), new LineKey("o-3", 7));
		SampleElements<Sale> values = new SampleElements<>(new Sale("978-0-553-80371-0", 1),
				new Sale("978-0-553-80371-0", 2), new Sale("978-0-553-38256-3", 1), new Sale("978-0-15-602760-1", 0),
				new Sale("", -1));
		this.cases = ContractSuite.of("Composite keys", new TableMapGenerator<>(mapping, tables.raw(), keys, values));
		return this.cases.nodes();
	}

	@AfterAll
	void executesAllCases() {
		assertThat(Objects.requireNonNull(this.cases).executed()).isGreaterThanOrEqualTo(ContractSuite.CASES);
	}

	record Sale(String isbn, int quantity) {
	}

}
