/**
 * Settings: a schemaless mapping.
 */
@NullMarked
package io.dynamomapping.sample.setting;

import org.jspecify.annotations.NullMarked;
