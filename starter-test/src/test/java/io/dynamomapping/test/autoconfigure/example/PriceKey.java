package io.dynamomapping.test.autoconfigure.example;

/**
 * The key of a price.
 *
 * @param isbn the number of the book
 * @param line the number of the price
 */
public record PriceKey(String isbn, int line) {

}
