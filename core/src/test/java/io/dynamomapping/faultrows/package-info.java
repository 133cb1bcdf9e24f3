/**
 * What can go wrong between an application and DynamoDB, and what becomes of it. Each
 * test is named after its row in the list of faults that are to be survived.
 */
@NullMarked
package io.dynamomapping.faultrows;

import org.jspecify.annotations.NullMarked;
