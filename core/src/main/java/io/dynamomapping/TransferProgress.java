package io.dynamomapping;

import java.time.Duration;

/**
 * How far a dump or a load has come.
 *
 * @param items how many items were read from the table, or put into it for certain
 * @param lines how many lines of the file are done: a load can go on after them
 * @param bytes how much text that is, in UTF-8 and before it is compressed
 * @param capacityUnits the read or write units that DynamoDB charged, as far as it said
 * @param elapsed how long this run has taken
 */
public record TransferProgress(long items, long lines, long bytes, double capacityUnits, Duration elapsed) {

}
