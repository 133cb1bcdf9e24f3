package io.dynamomapping;

import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes all items of a table to a file, without loss: in DynamoDB's JSON, one item on
 * each line, as {@code {"Item":{"isbn":{"S":"978-0-553-80371-0"}}}}. AWS's own exports to
 * S3 have the same lines. Each step returns a new dump and costs nothing.
 * <p>
 * Reads by {@code Scan}, one page at a time, which is all that is in memory. That is no
 * snapshot: an item that changes meanwhile is written as it was when its page was read.
 *
 * @see io.dynamomapping.client.DynamoMappings#dump
 * @see TableLoad
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">Export
 * output format</a>
 */
public interface TableDump {

	/**
	 * Read several segments at once, as far as there are threads for batches. A page of
	 * each is in memory.
	 * @param total the number of segments, 1 to 1,000,000
	 * @return the dump, whose lines come in the order in which pages arrive
	 */
	TableDump segments(int total);

	/**
	 * Read strongly consistently, at twice the read units, or not.
	 * @param consistent whether reads are strongly consistent; unless set, they are as
	 * the mapping says, or are where there is no mapping
	 * @return the dump
	 */
	TableDump consistent(boolean consistent);

	/**
	 * Wait before each page until a limit allows it.
	 * @param limiter the limit, which others may share
	 * @return the dump
	 */
	TableDump rateLimit(CapacityLimiter limiter);

	/**
	 * Tell how far the dump has come, after each page.
	 * @param observer called on the thread of the dump
	 * @return the dump
	 */
	TableDump onProgress(Consumer<? super TransferProgress> observer);

	/**
	 * Go on where an earlier dump to the same file was interrupted, the JVM killed
	 * included; or start from the beginning if there is nothing to go on with. An
	 * interrupted dump, even one without its first page, leaves a second file beside the
	 * first one, whose name ends in {@code .resume}; {@link TableLoad#from(Path)} refuses
	 * to load as long as that is there.
	 * @return the dump
	 */
	TableDump resume();

	/**
	 * Write the file, in place of what is in it; compressed if its name ends in
	 * {@code .gz}.
	 * @param file the file
	 * @return what was written, earlier parts included
	 * @throws TransferException if the file cannot be written
	 * @throws DynamoRequestException if DynamoDB does not answer; {@link #resume()} goes
	 * on
	 */
	TransferProgress to(Path file);

	/**
	 * Write the lines somewhere else. Such a dump cannot be resumed.
	 * @param writer takes the lines, and is left open
	 * @return what was written
	 * @throws TransferException if the writer fails
	 * @throws DynamoRequestException if DynamoDB does not answer
	 */
	TransferProgress to(Writer writer);

}
