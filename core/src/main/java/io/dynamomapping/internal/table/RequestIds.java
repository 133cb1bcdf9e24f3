package io.dynamomapping.internal.table;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Finds the ids that DynamoDB gave requests.
 */
final class RequestIds {

	/** What the SDK says where the answer had none. */
	private static final String NONE = "UNKNOWN";

	private RequestIds() {
	}

	static @Nullable String of(@Nullable Object answer) {
		String id = null;
		if (answer instanceof AwsResponse response && response.responseMetadata() != null) {
			id = response.responseMetadata().requestId();
		}
		else if (answer instanceof AwsServiceException failure) {
			id = failure.requestId();
		}
		return NONE.equals(id) ? null : id;
	}

}
