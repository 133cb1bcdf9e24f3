package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.annotation.PartitionKey;
import jakarta.validation.constraints.NotBlank;

/**
 * A book.
 *
 * @param isbn its number
 * @param title its title
 */
public record Book(@PartitionKey String isbn, @NotBlank String title) {

}
