/**
 * Tables as files.
 */
@NullMarked
package io.dynamomapping.sample.transfer;

import org.jspecify.annotations.NullMarked;
