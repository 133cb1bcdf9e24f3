package io.dynamomapping.internal.table;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/**
 * The names of all tables, page by page as they are needed.
 */
public final class TableNames implements Iterator<String> {

	// Where permissions are concerned, the resource of ListTables is the asterisk.
	static final String ALL = "*";

	private final TableCalls calls;

	private Iterator<String> page = Collections.emptyIterator();

	private @Nullable String last;

	private boolean ended;

	/**
	 * Create an iterator. Requests nothing before it is asked.
	 * @param connection how to reach DynamoDB
	 */
	public TableNames(Connection connection) {
		this.calls = new TableCalls(connection, null, ALL, null);
	}

	@Override
	public boolean hasNext() {
		while (!this.page.hasNext() && !this.ended) {
			ListTablesRequest request = ListTablesRequest.builder().exclusiveStartTableName(this.last).build();
			ListTablesResponse answer = this.calls.call("ListTables", request, this.calls.client()::listTables);
			this.page = answer.tableNames().iterator();
			this.last = answer.lastEvaluatedTableName();
			this.ended = this.last == null;
		}
		return this.page.hasNext();
	}

	@Override
	public String next() {
		if (!hasNext()) {
			throw new NoSuchElementException("There are no more tables.");
		}
		return this.page.next();
	}

}
