package io.dynamomapping.contract;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

import com.google.common.collect.testing.SampleElements;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
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
 * The contract of {@code ConcurrentMap}, for string keys and records as values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimpleKeyContractTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private @Nullable JUnit3Cases cases;

	@TestFactory
	Stream<DynamicNode> conformsToConcurrentMap() {
		DynamoMapping<String, Label> mapping = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Label.class, MappingOptions.defaults().withKeys("id", null).withExactSize(true));
		SampleElements<String> keys = new SampleElements<>("one", "two", "three", "four", "five");
		SampleElements<Label> values = new SampleElements<>(label("a", "0"), label("b", "1.5"), label("c", "-2"),
				label("d", "1000"), label("e", "0.25"));
		this.cases = ContractSuite.of("String keys", new TableMapGenerator<>(mapping, tables.raw(), keys, values));
		return this.cases.nodes();
	}

	@AfterAll
	void executesAllCases() {
		assertThat(Objects.requireNonNull(this.cases).executed()).isGreaterThanOrEqualTo(ContractSuite.CASES);
	}

	private static Label label(String text, String weight) {
		return new Label(text, new BigDecimal(weight));
	}

	record Label(String text, BigDecimal weight) {
	}

}
