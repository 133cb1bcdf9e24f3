package io.dynamomapping.testing;

/**
 * Where a book stands.
 *
 * @param room the room
 * @param row the row, counted from the door
 */
public record Shelf(String room, int row) {
}
