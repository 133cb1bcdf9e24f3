/**
 * Auto-configuration of the health of tables.
 */
@NullMarked
package io.dynamomapping.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
