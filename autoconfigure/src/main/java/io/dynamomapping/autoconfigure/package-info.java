/**
 * Auto-configuration of a DynamoDB client and of one mapping for each configured table.
 */
@NullMarked
package io.dynamomapping.autoconfigure;

import org.jspecify.annotations.NullMarked;
