/**
 * What the tests share: tables on DynamoDB Local, recorded requests, a library's books.
 */
@NullMarked
package io.dynamomapping.testing;

import org.jspecify.annotations.NullMarked;
