package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.List;

import io.dynamomapping.IndexDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a type of values declares by annotations.
 *
 * @param partitionKey the name of the partition key attribute, or {@code null} if none is
 * declared
 * @param partitionKeyType the type of the property
 * @param sortKey the name of the sort key attribute, or {@code null} if none is declared
 * @param sortKeyType the type of the property
 * @param indexes the secondary indexes, in the order of declaration
 */
public record DeclaredKeys(@Nullable String partitionKey, @Nullable Type partitionKeyType, @Nullable String sortKey,
		@Nullable Type sortKeyType, List<IndexDefinition> indexes) {

	public DeclaredKeys {
		indexes = List.copyOf(indexes);
	}

}
