package io.dynamomapping.internal.table;

import java.io.EOFException;
import java.util.Set;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Refuses answers that say nothing. DynamoDB answers with an object at least; to the AWS
 * SDK an answer without a body is an item that is not there, or a page without items.
 */
final class EmptyAnswers {

	private static final Set<Class<? extends DynamoDbRequest>> WRITES = Set.of(PutItemRequest.class,
			UpdateItemRequest.class, DeleteItemRequest.class);

	private EmptyAnswers() {
	}

	/**
	 * Return what sends requests and looks at their answers.
	 * @param send sends a request
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return sends it, and throws where the answer is empty and something was asked for
	 */
	static <Q extends DynamoDbRequest, R> Function<Q, R> refusing(Function<Q, R> send) {
		return (request) -> {
			R answer = send.apply(request);
			if (isEmpty(answer) && !isSilent(request)) {
				// With a cause: it was sent.
				throw SdkClientException.create("the answer is empty, which is none of DynamoDB's. "
						+ "Check what stands between here and DynamoDB.", new EOFException("an empty answer"));
			}
			return answer;
		};
	}

	private static boolean isEmpty(Object answer) {
		SdkHttpResponse http = (answer instanceof SdkResponse response) ? response.sdkHttpResponse() : null;
		return http != null && http.firstMatchingHeader("Content-Length").filter("0"::equals).isPresent();
	}

	private static boolean isSilent(DynamoDbRequest request) {
		return WRITES.contains(request.getClass()) && request.getValueForField("ReturnValues", String.class)
			.filter((values) -> !values.equals(ReturnValue.NONE.toString()))
			.isEmpty();
	}

}
