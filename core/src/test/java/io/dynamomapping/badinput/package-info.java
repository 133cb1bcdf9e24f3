/**
 * What callers get wrong, each row of which is refused before anything is requested.
 */
@NullMarked
package io.dynamomapping.badinput;

import org.jspecify.annotations.NullMarked;
