/**
 * Several JVMs on one DynamoDB Local.
 */
@NullMarked
package io.dynamomapping.processes;

import org.jspecify.annotations.NullMarked;
