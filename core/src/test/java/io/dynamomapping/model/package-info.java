/**
 * Compares what mappings do with what a map in memory does.
 */
@NullMarked
package io.dynamomapping.model;

import org.jspecify.annotations.NullMarked;
