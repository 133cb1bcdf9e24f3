/**
 * Map verbs, item handles and views, each turned into calls of a table.
 */
@NullMarked
package io.dynamomapping.internal;

import org.jspecify.annotations.NullMarked;
