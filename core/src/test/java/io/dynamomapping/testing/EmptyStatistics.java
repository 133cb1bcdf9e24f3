package io.dynamomapping.testing;

import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/**
 * Describes every table as empty, as the service does for about six hours after it has
 * been filled.
 */
public final class EmptyStatistics implements ExecutionInterceptor {

	@Override
	public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
		if (context.response() instanceof DescribeTableResponse described) {
			return described.copy((response) -> response
				.table(described.table().copy((table) -> table.itemCount(0L).tableSizeBytes(0L))));
		}
		return context.response();
	}

}
