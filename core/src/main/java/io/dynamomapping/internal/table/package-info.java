/**
 * The only place that calls DynamoDB for items.
 */
@NullMarked
package io.dynamomapping.internal.table;

import org.jspecify.annotations.NullMarked;
