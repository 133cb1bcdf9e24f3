package io.dynamomapping.internal.table;

import java.io.EOFException;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Refuses answers that say nothing. DynamoDB answers with an object at least; to the AWS
 * SDK an answer without a body is an item that is not there, or a page without items. Of
 * an answer that does not tell its length, an {@link AttemptObserver} tells whether it is
 * empty; where a client ignores plugins, only those operations are looked after of which
 * DynamoDB's answer always has members.
 */
final class EmptyAnswers {

	private static final Set<Class<? extends DynamoDbRequest>> WRITES = Set.of(PutItemRequest.class,
			UpdateItemRequest.class, DeleteItemRequest.class);

	/** Their answers have members, whatever is in the table. */
	private static final Set<Class<? extends DynamoDbRequest>> TALKATIVE = Set.of(QueryRequest.class, ScanRequest.class,
			BatchGetItemRequest.class, BatchWriteItemRequest.class, TransactGetItemsRequest.class,
			DescribeTableRequest.class, ListTablesRequest.class);

	private static final String LENGTH = "Content-Length";

	private EmptyAnswers() {
	}

	/**
	 * Return what sends requests and looks at their answers.
	 * @param attempts the attempts of the request
	 * @param send sends a request
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return sends it, and throws where the answer is empty and something was asked for
	 */
	static <Q extends DynamoDbRequest, R> Function<Q, R> refusing(Attempts attempts, Function<Q, R> send) {
		return (request) -> {
			R answer = send.apply(request);
			if ((attempts.isAnswerEmpty() || isEmpty(answer) || isMute(request, answer)) && !isSilent(request)) {
				// With a cause: it was sent.
				throw SdkClientException.create("the answer is empty, which is none of DynamoDB's. "
						+ "Check what stands between here and DynamoDB.", new EOFException("an empty answer"));
			}
			return answer;
		};
	}

	/**
	 * Return whether an answer tells how long its body is.
	 * @param http the answer
	 * @return {@code false} if the body ends when nothing more comes
	 */
	static boolean tellsLength(SdkHttpResponse http) {
		return http.firstMatchingHeader(LENGTH).isPresent();
	}

	/**
	 * Return whether an answer is one of an item that is not there, or none at all.
	 * @param answer the answer
	 * @return {@code true} if it does not tell which
	 */
	static boolean isAmbiguous(Object answer) {
		return answer instanceof GetItemResponse response && !response.hasItem() && response.sdkHttpResponse() != null
				&& !tellsLength(response.sdkHttpResponse());
	}

	private static boolean isEmpty(Object answer) {
		SdkHttpResponse http = (answer instanceof SdkResponse response) ? response.sdkHttpResponse() : null;
		return http != null && http.firstMatchingHeader(LENGTH).filter("0"::equals).isPresent();
	}

	private static boolean isMute(DynamoDbRequest request, Object answer) {
		return TALKATIVE.contains(request.getClass()) && answer instanceof SdkResponse response
				&& response.sdkHttpResponse() != null
				&& response.sdkFields()
					.stream()
					.map((field) -> field.getValueOrDefault(response))
					.allMatch(EmptyAnswers::isAbsent);
	}

	private static boolean isAbsent(@Nullable Object member) {
		return member == null || member instanceof SdkAutoConstructList || member instanceof SdkAutoConstructMap;
	}

	private static boolean isSilent(DynamoDbRequest request) {
		return WRITES.contains(request.getClass()) && request.getValueForField("ReturnValues", String.class)
			.filter((values) -> !values.equals(ReturnValue.NONE.toString()))
			.isEmpty();
	}

}
