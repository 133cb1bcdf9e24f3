/**
 * Service connections to containers of Testcontainers.
 */
@NullMarked
package io.dynamomapping.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
