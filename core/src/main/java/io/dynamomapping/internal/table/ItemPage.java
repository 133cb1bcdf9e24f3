package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The answer to one {@code Query} or {@code Scan}, or the part of it that is wanted.
 *
 * @param items the items, none where only their number was asked for
 * @param lastKey where the next page starts, or {@code null} if there is none, or none is
 * wanted
 * @param resumeKey where somebody else may go on, or {@code null} if there is nothing
 * more
 * @param count how many items passed the filter
 * @param scannedCount how many items were evaluated
 * @param capacityUnits the read units that DynamoDB charged, or {@code null} if it did
 * not say
 */
public record ItemPage(List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> lastKey,
		@Nullable Map<String, AttributeValue> resumeKey, int count, int scannedCount, @Nullable Double capacityUnits) {

	/**
	 * Create a whole page.
	 * @param items the items
	 * @param lastKey where the next page starts, or {@code null} if there is none
	 * @param count how many items passed the filter
	 * @param scannedCount how many items were evaluated
	 * @param capacityUnits the read units, or {@code null}
	 */
	public ItemPage(List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> lastKey, int count,
			int scannedCount, @Nullable Double capacityUnits) {
		this(items, lastKey, lastKey, count, scannedCount, capacityUnits);
	}

	/**
	 * Return the page up to one of its items.
	 * @param count how many of its items are wanted
	 * @param resumeKey where to go on after those, or {@code null} if nobody will
	 * @return a shorter page
	 */
	public ItemPage first(int count, @Nullable Map<String, AttributeValue> resumeKey) {
		return new ItemPage(this.items.isEmpty() ? this.items : this.items.subList(0, count), resumeKey, count,
				this.scannedCount, this.capacityUnits);
	}

	/**
	 * Return the page as the last one that is wanted.
	 * @return a page without a next one
	 */
	public ItemPage last() {
		return new ItemPage(this.items, null, this.resumeKey, this.count, this.scannedCount, this.capacityUnits);
	}

}
