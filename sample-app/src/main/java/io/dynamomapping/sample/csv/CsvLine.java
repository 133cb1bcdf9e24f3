package io.dynamomapping.sample.csv;

import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of comma-separated values.
 */
public final class CsvLine {

	private final CSVRecord columns;

	CsvLine(CSVRecord columns) {
		this.columns = columns;
	}

	/**
	 * Return the text of a column.
	 * @param column the name of the column
	 * @return its text
	 * @throws IllegalStateException if the column is empty
	 */
	public String text(String column) {
		String text = textOrNull(column);
		if (text == null) {
			throw new IllegalStateException("Line " + this.columns.getRecordNumber() + " needs a value in column '"
					+ column + "', found none. Complete the line.");
		}
		return text;
	}

	/**
	 * Return the text of a column that may be empty.
	 * @param column the name of the column
	 * @return its text, or {@code null} if the column is empty
	 */
	public @Nullable String textOrNull(String column) {
		String text = this.columns.get(column);
		return text.isEmpty() ? null : text;
	}

}
