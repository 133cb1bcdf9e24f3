/**
 * Errors, told to clients of the API.
 */
@NullMarked
package io.dynamomapping.sample.web;

import org.jspecify.annotations.NullMarked;
