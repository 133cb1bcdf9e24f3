package io.dynamomapping.testing;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Makes the pages of scans small, and some of them empty, as they are where items are
 * large and expired or filtered ones are left out.
 */
public final class SmallPages implements ExecutionInterceptor {

	private final int size;

	private final @Nullable String hiddenTitle;

	private SmallPages(int size, @Nullable String hiddenTitle) {
		this.size = size;
		this.hiddenTitle = hiddenTitle;
	}

	/**
	 * Return an interceptor that gives pages of some items.
	 * @param size how many items at most
	 * @return the interceptor
	 */
	public static SmallPages of(int size) {
		return new SmallPages(size, null);
	}

	/**
	 * Return an interceptor that gives pages of one item, or none where the item is
	 * hidden.
	 * @param title the title of the books that are hidden
	 * @return the interceptor
	 */
	public static SmallPages without(String title) {
		return new SmallPages(1, title);
	}

	@Override
	public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
		if (!(context.request() instanceof ScanRequest scan)) {
			return context.request();
		}
		ScanRequest.Builder small = scan.toBuilder().limit(this.size);
		if (this.hiddenTitle == null) {
			return small.build();
		}
		Map<String, String> names = new HashMap<>(scan.expressionAttributeNames());
		names.put("#hidden", "title");
		return small.filterExpression("#hidden <> :hidden")
			.expressionAttributeNames(names)
			.expressionAttributeValues(Map.of(":hidden", AttributeValue.fromS(this.hiddenTitle)))
			.build();
	}

}
