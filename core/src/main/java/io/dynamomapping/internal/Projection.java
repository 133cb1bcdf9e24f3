package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What of an item is read, and what results are made of it.
 *
 * @param <T> the type of the results
 */
interface Projection<T> {

	/**
	 * Return the attributes that results are made of.
	 * @return their names, or empty if any attribute belongs to a result
	 */
	Optional<Set<String>> attributes();

	/**
	 * Return what is read of an item.
	 * @return the paths, or {@code null} for the whole item
	 */
	@Nullable List<AttributePath> paths();

	/**
	 * Return what is read of an item, if the whole item is there instead.
	 * @param item the whole item
	 * @return what a result is made of
	 */
	default Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
		return item;
	}

	/**
	 * Return the result of an item.
	 * @param item what was read of it, with or without its key
	 * @param partial whether the item may have attributes that could not be read
	 * @return the result
	 */
	T result(Map<String, AttributeValue> item, boolean partial);

}
