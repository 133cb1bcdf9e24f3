package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What users change of requests before they are sent. Immutable.
 */
final class RequestCustomizers {

	static final RequestCustomizers NONE = new RequestCustomizers(List.of());

	private static final List<Class<? extends DynamoDbRequest.Builder>> BUILDERS = List.of(
			DynamoDbRequest.Builder.class, GetItemRequest.Builder.class, PutItemRequest.Builder.class,
			UpdateItemRequest.Builder.class, DeleteItemRequest.Builder.class, QueryRequest.Builder.class,
			ScanRequest.Builder.class, BatchGetItemRequest.Builder.class, BatchWriteItemRequest.Builder.class,
			DescribeTableRequest.Builder.class, CreateTableRequest.Builder.class);

	private final List<Customizer<?>> customizers;

	private RequestCustomizers(List<Customizer<?>> customizers) {
		this.customizers = Collections.unmodifiableList(customizers);
	}

	<B extends DynamoDbRequest.Builder> RequestCustomizers with(Class<B> builderType, Consumer<? super B> customizer) {
		if (!BUILDERS.contains(builderType)) {
			throw new IllegalArgumentException("Expected the builder of a request that mappings send, found "
					+ builderType.getCanonicalName() + ". Use that of "
					+ BUILDERS.stream().map((builder) -> builder.getEnclosingClass().getSimpleName()).toList() + ".");
		}
		List<Customizer<?>> more = new ArrayList<>(this.customizers);
		more.add(new Customizer<B>(builderType, Objects.requireNonNull(customizer, "customizer")));
		return new RequestCustomizers(more);
	}

	/**
	 * Customize a request. Each customizer starts from what the one before has left.
	 * @param subject what is sent, for messages
	 * @param request the request, left as it is
	 * @param <Q> the type of the request
	 * @return the request as it is to be sent
	 * @throws IllegalArgumentException if a placeholder has got two meanings
	 */
	<Q extends DynamoDbRequest> Q apply(String subject, Q request) {
		Q customized = request;
		for (Customizer<?> customizer : this.customizers) {
			customized = customizer.apply(subject, customized);
		}
		return customized;
	}

	private record Customizer<B extends DynamoDbRequest.Builder>(Class<B> builderType, Consumer<? super B> action) {

		@SuppressWarnings("unchecked") // a request is built by what it was taken apart to
		<Q extends DynamoDbRequest> Q apply(String subject, Q request) {
			DynamoDbRequest.Builder builder = request.toBuilder();
			if (!this.builderType.isInstance(builder)) {
				return request;
			}
			this.action.accept(this.builderType.cast(builder));
			return (Q) new Placeholders(subject, request).mergeInto(builder).build();
		}

	}

}
