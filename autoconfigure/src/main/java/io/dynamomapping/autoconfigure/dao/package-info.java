/**
 * Translation of exceptions to Spring's {@code DataAccessException}, for applications
 * with {@code spring-tx} on the class path.
 */
@NullMarked
package io.dynamomapping.autoconfigure.dao;

import org.jspecify.annotations.NullMarked;
