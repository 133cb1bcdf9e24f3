package io.dynamomapping.internal.table;

import java.util.Set;

import io.dynamomapping.KeySchema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a secondary index.
 *
 * @param name its name
 * @param keys its key attributes
 * @param local whether it is a local index, which can be read strongly consistently
 * @param projected the names of the attributes that it holds, key attributes included; or
 * {@code null} if it holds all
 */
public record IndexSchema(String name, KeySchema keys, boolean local, @Nullable Set<String> projected) {

}
