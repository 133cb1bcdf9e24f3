/**
 * Service connections to services of Docker Compose.
 */
@NullMarked
package io.dynamomapping.autoconfigure.docker.compose;

import org.jspecify.annotations.NullMarked;
