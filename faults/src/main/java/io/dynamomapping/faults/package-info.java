/**
 * What goes wrong between a client and DynamoDB, on purpose.
 */
@NullMarked
package io.dynamomapping.faults;

import org.jspecify.annotations.NullMarked;
