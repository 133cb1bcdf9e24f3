package io.dynamomapping.spi;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one request to DynamoDB before it is sent. Names only, never keys or
 * values.
 *
 * @param operation the DynamoDB operation, such as {@code GetItem}
 * @param tableNames the tables, each once: several for batches and transactions that
 * reach over them, none for {@code ListTables}
 * @param indexName the index that is read, or {@code null} for the table itself
 */
public record RequestStart(String operation, List<String> tableNames, @Nullable String indexName) {

	/**
	 * Create a description of a request.
	 */
	public RequestStart {
		tableNames = List.copyOf(tableNames);
	}

}
