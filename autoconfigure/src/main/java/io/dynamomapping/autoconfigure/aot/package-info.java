/**
 * What native images have to know of mapped types, found when an application is processed
 * ahead of time.
 */
@NullMarked
package io.dynamomapping.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
