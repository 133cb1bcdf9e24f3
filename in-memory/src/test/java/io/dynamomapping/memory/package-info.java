/**
 * Tests of tables in memory, besides those of the core that run on them.
 */
@NullMarked
package io.dynamomapping.memory;

import org.jspecify.annotations.NullMarked;
