/**
 * Values and keys, to items and back.
 */
@NullMarked
package io.dynamomapping.internal.codec;

import org.jspecify.annotations.NullMarked;
