package io.dynamomapping.contract;

import java.util.HashMap;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.testing.TestTables;
import org.apache.commons.collections4.collection.AbstractCollectionTest;
import org.apache.commons.collections4.map.AbstractMapTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of {@code Map} as Apache Commons Collections tests it: after each step,
 * the mapping and its views are compared with a {@code HashMap}.
 */
@EnabledIf(value = "isAffordable", disabledReason = "145 cases over some hundred tables of DynamoDB Local take long")
class CommonsCollectionsContractTests extends AbstractMapTest<DynamoMapping<String, String>, String, String> {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	static boolean isAffordable() {
		return Boolean.getBoolean("dynamodb.in-memory") || Effort.isLong();
	}

	@Override
	public DynamoMapping<String, String> makeObject() {
		return tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class, String.class,
				MappingOptions.defaults().withKeys("id", null).withExactSize(true));
	}

	@Override
	public boolean isAllowNullKey() {
		return false;
	}

	@Override
	public boolean isAllowNullValueGet() {
		return false;
	}

	@Override
	public boolean isAllowNullValuePut() {
		return false;
	}

	@Override
	public boolean isFailFastExpected() {
		return false;
	}

	@Override
	protected int getIterationBehaviour() {
		return AbstractCollectionTest.UNORDERED;
	}

	// A mapping goes by identity, so that no assertion and no bean registry scans a
	// table: what it holds is compared in its place. The views follow their contracts.

	@Override
	public void verifyMap() {
		assertThat(getMap().size()).isEqualTo(getConfirmed().size());
		assertThat(getMap().isEmpty()).isEqualTo(getConfirmed().isEmpty());
		assertThat(new HashMap<>(getMap())).isEqualTo(getConfirmed());
		assertThat(getMap().getAll(getConfirmed().keySet())).isEqualTo(getConfirmed());
	}

	@Test
	@Override
	public void testMapEquals() {
		resetFull();

		assertThat(getMap().equals(getMap())).isTrue();
		assertThat(getMap().equals(getConfirmed())).isFalse();
		assertThat(getMap().equals(makeObject())).isFalse();
		verify();
	}

	@Test
	@Override
	public void testMapHashCode() {
		resetEmpty();
		int hashCode = getMap().hashCode();

		addSampleMappings(getMap());

		assertThat(getMap().hashCode()).isEqualTo(hashCode);
	}

	@Test
	@Override
	public void testReplaceAll() {
		resetFull();

		getMap().replaceAll((key, value) -> value);
		verify();

		getMap().replaceAll((key, value) -> key + value);
		getConfirmed().replaceAll((key, value) -> key + value);
		verify();
	}

	@Nested
	class EntrySetTests extends TestMapEntrySet {

	}

	@Nested
	class KeySetTests extends TestMapKeySet {

	}

	@Nested
	class ValuesTests extends TestMapValues {

	}

}
