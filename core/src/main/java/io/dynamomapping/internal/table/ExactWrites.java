package io.dynamomapping.internal.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.expression.ChangeEvaluator;
import io.dynamomapping.internal.expression.ExpressionWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Writes of single items that are applied once, and answered rightly, however often they
 * are sent: each is a transaction of one write. Transactions return no items. Where an
 * answer needs the item before or after, it is read first, and written on condition that
 * it has not changed.
 */
final class ExactWrites {

	private static final String READ = "GetItem";

	private final TableCalls calls;

	private final ItemComparison comparison;

	ExactWrites(TableCalls calls, ItemComparison comparison) {
		this.calls = calls;
		this.comparison = comparison;
	}

	PutItemResponse put(PutItemRequest request, Map<String, AttributeValue> key) {
		SingleWrite write = new SingleWrite("PutItem", request);
		if (request.returnValues() != ReturnValue.ALL_OLD) {
			send(write, key, null);
			return PutItemResponse.builder().build();
		}
		return PutItemResponse.builder().attributes(replace(write, key, Set.of(), read(write, key))).build();
	}

	DeleteItemResponse delete(DeleteItemRequest request) {
		SingleWrite write = new SingleWrite("DeleteItem", request);
		if (request.returnValues() != ReturnValue.ALL_OLD) {
			send(write, request.key(), null);
			return DeleteItemResponse.builder().build();
		}
		Map<String, AttributeValue> previous = replace(write, request.key(), Set.of(), read(write, request.key()));
		return DeleteItemResponse.builder().attributes(previous).build();
	}

	/**
	 * Change an item.
	 * @param request the request, as customizers have left it
	 * @param change what the request changes
	 * @param before the item as it was read a moment ago, or {@code null} to read it
	 * @return the answer; where updated attributes were asked for, there are more of them
	 */
	UpdateItemResponse update(UpdateItemRequest request, Change change, @Nullable Map<String, AttributeValue> before) {
		SingleWrite write = new SingleWrite("UpdateItem", request);
		ReturnValue returnValues = Objects.requireNonNullElse(request.returnValues(), ReturnValue.NONE);
		if (returnValues == ReturnValue.NONE) {
			send(write, request.key(), null);
			return UpdateItemResponse.builder().build();
		}
		Set<String> changed = change.actions()
			.stream()
			.map((action) -> new AttributePath(action.attribute().elements()).attribute())
			.collect(Collectors.toSet());
		boolean after = returnValues == ReturnValue.ALL_NEW || returnValues == ReturnValue.UPDATED_NEW;
		if (after) {
			requireUnchanged(write, request, change);
		}
		Map<String, AttributeValue> previous = replace(write, request.key(), changed,
				(before != null) ? before : read(write, request.key()));
		return UpdateItemResponse.builder()
			.attributes(after ? changed(write, request, change, previous) : previous)
			.build();
	}

	// What has been written is known by what was meant to be.
	private static void requireUnchanged(SingleWrite write, UpdateItemRequest request, Change change) {
		if (!Objects.equals(new ExpressionWriter().update(change), request.updateExpression())) {
			throw new IllegalArgumentException("Expected customizers to leave the update expression of "
					+ write.subject() + " as it is, found it changed: exact writes find out the new item by it. Use a "
					+ "change instead, or open the mapping without exact writes.");
		}
	}

	private @Nullable Map<String, AttributeValue> changed(SingleWrite write, UpdateItemRequest request, Change change,
			@Nullable Map<String, AttributeValue> previous) {
		// DynamoDB has the last word on what can be changed.
		return ChangeEvaluator.apply(change, (previous != null) ? previous : request.key())
			.orElseGet(() -> read(write, request.key()));
	}

	private @Nullable Map<String, AttributeValue> read(SingleWrite write, Map<String, AttributeValue> key) {
		GetItemRequest request = GetItemRequest.builder()
			.tableName(this.calls.table())
			.key(key)
			.consistentRead(true)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity())
			.overrideConfiguration(write.configuration().orElse(null))
			.build();
		// Not customized, as it has to be the whole item, and the present one.
		try {
			GetItemResponse response = this.calls.connection()
				.call(List.of(this.calls.table()), READ, request, this.calls.client()::getItem);
			return response.hasItem() ? response.item() : null;
		}
		catch (SdkException ex) {
			throw this.calls.translate(READ, ex);
		}
	}

	/**
	 * Write in place of the present item.
	 * @param write the write
	 * @param key the key attributes of the item
	 * @param changed attributes that the write sees or changes
	 * @param item the item as it was read, or {@code null} if there was none
	 * @return the item before the write, or {@code null} if there was none
	 * @throws ConditionalCheckFailedException if the write refused itself
	 * @throws ContentionException if others kept changing the item
	 */
	private @Nullable Map<String, AttributeValue> replace(SingleWrite write, Map<String, AttributeValue> key,
			Set<String> changed, @Nullable Map<String, AttributeValue> item) {
		Map<String, AttributeValue> present = item;
		Turns turns = Backoff.COMPARE_AND_SET.turns();
		while (true) {
			if (present == null && write.isDelete() && !write.isConditional()) {
				return null;
			}
			Map<String, AttributeValue> found;
			try {
				send(write, key, this.comparison.unchanged(key, present, changed));
				return present;
			}
			catch (ConditionalCheckFailedException ex) {
				found = ex.hasItem() ? ex.item() : null;
				if (found == null && (present != null || !write.isConditional())) {
					// Some engines refuse without handing out the item.
					found = read(write, key);
				}
				if (write.isConditional() && this.comparison.isSame(present, found)) {
					throw ex;
				}
			}
			present = found;
			if (turns.isLast()) {
				throw new ContentionException(this.calls.table(), keyOf(key), turns.count());
			}
			pause(turns, write);
		}
	}

	private static Map<String, @Nullable Object> keyOf(Map<String, AttributeValue> key) {
		Map<String, @Nullable Object> decoded = new LinkedHashMap<>();
		key.forEach((name, value) -> decoded.put(name, Codecs.decodeAttribute(value)));
		return decoded;
	}

	private void send(SingleWrite write, Map<String, AttributeValue> key, @Nullable Condition unchanged) {
		KnownOutcome transaction = new KnownOutcome(this.calls.connection(), List.of(this.calls.table()),
				write.transaction(unchanged),
				(attempts, ex) -> this.calls.outcomeUnknown(write.operation(), key, attempts, ex));
		Turns turns = Backoff.TRANSACTION.turns();
		while (true) {
			try {
				transaction.send();
				return;
			}
			catch (TransactionCanceledException ex) {
				if (turns.isLast() || !TransactionErrors.isPassing(ex)) {
					throw CancelledWrite.translate(ex);
				}
			}
			pause(turns, write);
		}
	}

	private static void pause(Turns turns, SingleWrite write) {
		try {
			turns.next();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted before " + write.subject()
					+ " could be sent again, since others were writing its item. Nothing was written.", ex);
		}
	}

}
