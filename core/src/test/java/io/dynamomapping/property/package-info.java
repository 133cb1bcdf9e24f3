/**
 * Random conditions and changes: DynamoDB and a few lines of Java have to agree on what
 * they do.
 */
@NullMarked
package io.dynamomapping.property;

import org.jspecify.annotations.NullMarked;
