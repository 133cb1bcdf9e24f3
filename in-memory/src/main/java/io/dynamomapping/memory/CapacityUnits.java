package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What requests cost: units of the table, as DynamoDB documents them. Writes of indexes
 * are not charged.
 */
final class CapacityUnits {

	private static final int READ_UNIT = 4096;

	private static final int WRITE_UNIT = 1024;

	private CapacityUnits() {
	}

	static double read(int bytes, @Nullable Boolean consistent) {
		int units = Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT);
		return Boolean.TRUE.equals(consistent) ? units : units / 2.0;
	}

	static double readPage(int bytes, @Nullable Boolean consistent) {
		return (bytes > 0) ? read(bytes, consistent) : 0;
	}

	static double write(int bytes) {
		return Math.max(1, (bytes + WRITE_UNIT - 1) / WRITE_UNIT);
	}

	static @Nullable ConsumedCapacity report(@Nullable ReturnConsumedCapacity wanted, String table, double units) {
		return report(wanted, table, units, null);
	}

	static @Nullable ConsumedCapacity report(@Nullable ReturnConsumedCapacity wanted, String table, double units,
			@Nullable SecondaryIndex index) {
		if (wanted == null || wanted == ReturnConsumedCapacity.NONE) {
			return null;
		}
		ConsumedCapacity.Builder consumed = ConsumedCapacity.builder().tableName(table).capacityUnits(units);
		if (wanted == ReturnConsumedCapacity.INDEXES) {
			Capacity all = Capacity.builder().capacityUnits(units).build();
			if (index == null) {
				consumed.table(all);
			}
			else if (index.isLocal()) {
				consumed.localSecondaryIndexes(Map.of(index.name(), all));
			}
			else {
				consumed.globalSecondaryIndexes(Map.of(index.name(), all));
			}
		}
		return consumed.build();
	}

	static @Nullable List<ConsumedCapacity> report(@Nullable ReturnConsumedCapacity wanted,
			Map<String, Double> unitsByTable) {
		if (wanted == null || wanted == ReturnConsumedCapacity.NONE) {
			return null;
		}
		return unitsByTable.entrySet()
			.stream()
			.map((entry) -> report(ReturnConsumedCapacity.TOTAL, entry.getKey(), entry.getValue()))
			.toList();
	}

}
