package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A page of a query or scan.
 *
 * @param items the items of the page, as they are to be returned
 * @param count how many items the filter let through
 * @param scannedCount how many items were evaluated
 * @param bytes how large these are together
 * @param lastKey where the next page begins, or {@code null} if there is none
 */
record ItemPage(List<Map<String, AttributeValue>> items, int count, int scannedCount, int bytes,
		@Nullable Map<String, AttributeValue> lastKey) {

	static ItemPage of(PageRequest request, Stream<Map<String, AttributeValue>> candidates, Condition filter) {
		List<Map<String, AttributeValue>> found = new ArrayList<>();
		int limit = (request.limit() != null) ? request.limit() : Integer.MAX_VALUE;
		int scanned = 0;
		int bytes = 0;
		Map<String, AttributeValue> last = null;
		Iterator<Map<String, AttributeValue>> iterator = candidates.iterator();
		while (iterator.hasNext() && scanned < limit && bytes < ItemSize.MAX_PAGE) {
			last = iterator.next();
			Map<String, AttributeValue> visible = request.visible(last);
			scanned++;
			bytes += ItemSize.of(visible);
			if (filter.holds(request.filtered(last))) {
				found.add(request.projection().of(visible));
			}
		}
		boolean ended = scanned < limit && bytes < ItemSize.MAX_PAGE;
		return new ItemPage(found, found.size(), scanned, bytes,
				(ended || last == null) ? null : request.position(last));
	}

}
