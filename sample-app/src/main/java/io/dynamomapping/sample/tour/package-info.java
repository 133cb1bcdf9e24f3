/**
 * A tour of the map on a schemaless mapping, printed on start.
 */
@NullMarked
package io.dynamomapping.sample.tour;

import org.jspecify.annotations.NullMarked;
