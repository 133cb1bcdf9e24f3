package io.dynamomapping;

import java.io.Reader;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Puts the items of a file into a table, in place of those with the same keys: the lines
 * of a {@link TableDump}, or of an export of DynamoDB. Each step returns a new load and
 * costs nothing.
 * <p>
 * Writes by {@code BatchWriteItem}, 25 items each and several in flight, which is all
 * that is in memory. Where two lines have one key, the later one wins. Items are stored
 * as they are: types, versions and listeners of the mapping have no say. Putting an item
 * again changes nothing, so that a load may simply be repeated.
 *
 * @see io.dynamomapping.client.DynamoMappings#load
 */
public interface TableLoad {

	/**
	 * Wait before each batch until a limit allows it.
	 * @param limiter the limit, which others may share
	 * @return the load
	 */
	TableLoad rateLimit(CapacityLimiter limiter);

	/**
	 * Tell how far the load has come, every 1,000 lines and at the end.
	 * @param observer called on the thread of the load
	 * @return the load
	 */
	TableLoad onProgress(Consumer<? super TransferProgress> observer);

	/**
	 * Pass over lines that an earlier load has put.
	 * @param lines their number: {@link TransferException#confirmedLines()}, or
	 * {@link TransferProgress#lines()} of the last progress that was told
	 * @return the load
	 */
	TableLoad afterLine(long lines);

	/**
	 * Load a file, which is compressed if its name ends in {@code .gz}. What a dump has
	 * not completed, so that {@link TableDump#resume()} would go on with it, is refused
	 * before any request.
	 * @param file the file
	 * @return what was put
	 * @throws TransferException if the dump is not complete, a line is no item of the
	 * table, the file cannot be read, or DynamoDB did not take all items; everything
	 * before its {@link TransferException#confirmedLines()} has been put
	 */
	TransferProgress from(Path file);

	/**
	 * Load lines from somewhere else.
	 * @param reader gives the lines, and is left open
	 * @return what was put
	 * @throws TransferException as {@link #from(Path)}
	 */
	TransferProgress from(Reader reader);

}
