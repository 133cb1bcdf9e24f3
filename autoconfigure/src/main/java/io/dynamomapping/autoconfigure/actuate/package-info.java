/**
 * Auto-configuration of what the Actuator tells of mappings.
 */
@NullMarked
package io.dynamomapping.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
