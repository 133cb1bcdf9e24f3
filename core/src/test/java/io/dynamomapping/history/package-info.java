/**
 * Records what several JVMs did to the keys of one table, and checks whether a map that
 * does one thing after the other could have answered so.
 */
@NullMarked
package io.dynamomapping.history;

import org.jspecify.annotations.NullMarked;
