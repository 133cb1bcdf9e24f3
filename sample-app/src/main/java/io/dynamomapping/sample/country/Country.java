package io.dynamomapping.sample.country;

/**
 * A country, as one line of the file of countries.
 *
 * @param code its ISO code
 * @param name its name
 */
record Country(String code, String name) {

}
