/**
 * Reading the files that come with the application.
 */
@NullMarked
package io.dynamomapping.sample.csv;

import org.jspecify.annotations.NullMarked;
