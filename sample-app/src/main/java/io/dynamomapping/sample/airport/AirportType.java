package io.dynamomapping.sample.airport;

/**
 * How large an airport is.
 */
public enum AirportType {

	/**
	 * Regional traffic.
	 */
	MEDIUM,

	/**
	 * Major airline traffic.
	 */
	LARGE

}
