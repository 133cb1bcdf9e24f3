package io.dynamomapping.internal;

import io.dynamomapping.TableDump;
import io.dynamomapping.TableLoad;
import io.dynamomapping.internal.table.Table;

/**
 * Moves whole tables to files and back.
 */
public final class Transfers {

	private Transfers() {
	}

	/**
	 * Return what writes all items of a table to a file.
	 * @param table the table
	 * @param consistent whether to read strongly consistently unless told otherwise
	 * @return the dump
	 */
	public static TableDump dump(Table table, boolean consistent) {
		return new DefaultTableDump(table, consistent);
	}

	/**
	 * Return what puts the items of a file into a table.
	 * @param table the table
	 * @return the load
	 */
	public static TableLoad load(Table table) {
		table.requireWritable();
		return new DefaultTableLoad(table, (progress) -> {
		}, 0);
	}

}
