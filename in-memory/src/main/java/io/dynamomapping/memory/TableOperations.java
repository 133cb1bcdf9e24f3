package io.dynamomapping.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * Operations on tables, which are all done at once: no table is ever being created.
 */
final class TableOperations {

	private static final int MAX_NAMES = 100;

	private final Tables tables;

	private final TableDescriptions descriptions;

	TableOperations(Tables tables, Clock clock) {
		this.tables = tables;
		this.descriptions = new TableDescriptions(clock);
	}

	CreateTableResponse create(CreateTableRequest request) {
		String name = Tables.requireName(request.tableName());
		if (this.tables.byName().containsKey(name)) {
			throw Errors.tableExists(name);
		}
		StoredTable table = new StoredTable(this.descriptions.create(request));
		request.tags().forEach((tag) -> table.tags().put(tag.key(), tag.value()));
		this.tables.byName().put(name, table);
		return CreateTableResponse.builder().tableDescription(table.describe()).build();
	}

	DescribeTableResponse describe(DescribeTableRequest request) {
		return DescribeTableResponse.builder().table(this.tables.require(request.tableName()).describe()).build();
	}

	DeleteTableResponse delete(DeleteTableRequest request) {
		StoredTable table = this.tables.require(request.tableName());
		TableDescription description = table.describe();
		if (Boolean.TRUE.equals(description.deletionProtectionEnabled())) {
			throw Errors.validation("Resource cannot be deleted as it is currently protected against deletion. "
					+ "Disable deletion protection first.");
		}
		this.tables.byName().remove(table.name());
		return DeleteTableResponse.builder()
			.tableDescription(description.copy((copy) -> copy.tableStatus(TableStatus.DELETING)))
			.build();
	}

	UpdateTableResponse update(UpdateTableRequest request) {
		StoredTable table = this.tables.require(request.tableName());
		table.describe(this.descriptions.update(table.describe(), request));
		return UpdateTableResponse.builder().tableDescription(table.describe()).build();
	}

	ListTablesResponse list(ListTablesRequest request) {
		int limit = (request.limit() != null) ? request.limit() : MAX_NAMES;
		NavigableMap<String, StoredTable> rest = after(request.exclusiveStartTableName());
		List<String> names = new ArrayList<>(rest.keySet().stream().limit(limit).toList());
		return ListTablesResponse.builder()
			.tableNames(names)
			.lastEvaluatedTableName((names.size() < rest.size()) ? names.get(names.size() - 1) : null)
			.build();
	}

	private NavigableMap<String, StoredTable> after(@Nullable String start) {
		return (start != null) ? this.tables.byName().tailMap(start, false) : this.tables.byName();
	}

}
