package io.dynamomapping.internal.table;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a conditional write.
 *
 * @param applied whether the condition held
 * @param item the attributes that the write returned or, where it was refused, those of
 * the present item; {@code null} if there are none
 * @param expired whether there would be such an item, had it not expired
 */
public record WriteResult(boolean applied, @Nullable Map<String, AttributeValue> item, boolean expired) {

	/**
	 * Create a result.
	 * @param applied whether the condition held
	 * @param item the attributes, or {@code null} if there are none
	 */
	public WriteResult(boolean applied, @Nullable Map<String, AttributeValue> item) {
		this(applied, item, false);
	}

	/**
	 * Return the same without an item that has expired.
	 * @param expiry knows whether it has
	 * @return a result
	 */
	WriteResult present(Expiry expiry) {
		return (this.item != null && expiry.isExpired(this.item)) ? new WriteResult(this.applied, null, true) : this;
	}

}
