package io.dynamomapping.sample.airport;

/**
 * How many airports a search finds.
 *
 * @param count their number
 */
record AirportCount(long count) {

}
