/**
 * How calls end: by their deadline, by interruption, by close, by the end of the JVM.
 */
@NullMarked
package io.dynamomapping.lifecycle;

import org.jspecify.annotations.NullMarked;
