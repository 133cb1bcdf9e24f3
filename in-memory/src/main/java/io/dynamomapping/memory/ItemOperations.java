package io.dynamomapping.memory;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Operations on one item.
 */
final class ItemOperations {

	private final Tables tables;

	private final ItemWrites writes;

	ItemOperations(Tables tables) {
		this.tables = tables;
		this.writes = new ItemWrites(tables);
	}

	GetItemResponse get(GetItemRequest request) {
		LegacyParameters.refuse(request);
		StoredTable table = this.tables.require(request.tableName());
		Map<String, AttributeValue> key = table.keys().requireKey(request.key());
		Placeholders placeholders = new Placeholders(request.expressionAttributeNames(), Map.of());
		ProjectionExpression projection = ProjectionExpression.parse(request.projectionExpression(), placeholders);
		placeholders.check(table);
		Map<String, AttributeValue> item = table.items().get(key);
		GetItemResponse.Builder response = GetItemResponse.builder();
		if (item != null) {
			response.item(projection.of(item));
		}
		double units = CapacityUnits.read((item != null) ? ItemSize.of(item) : 0, request.consistentRead());
		return response.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), table.name(), units))
			.build();
	}

	PutItemResponse put(PutItemRequest request) {
		LegacyParameters.refuse(request);
		requireOldOrNone(request.returnValues());
		ItemWrite.Effect effect = this.writes.of(request).prepare().commit();
		PutItemResponse.Builder response = PutItemResponse.builder();
		if (request.returnValues() == ReturnValue.ALL_OLD && effect.old() != null) {
			response.attributes(effect.old());
		}
		return response.consumedCapacity(consumed(request.returnConsumedCapacity(), effect)).build();
	}

	DeleteItemResponse delete(DeleteItemRequest request) {
		LegacyParameters.refuse(request);
		requireOldOrNone(request.returnValues());
		ItemWrite.Effect effect = this.writes.of(request).prepare().commit();
		DeleteItemResponse.Builder response = DeleteItemResponse.builder();
		if (request.returnValues() == ReturnValue.ALL_OLD && effect.old() != null) {
			response.attributes(effect.old());
		}
		return response.consumedCapacity(consumed(request.returnConsumedCapacity(), effect)).build();
	}

	private static void requireOldOrNone(@Nullable ReturnValue wanted) {
		if (wanted != null && wanted != ReturnValue.NONE && wanted != ReturnValue.ALL_OLD) {
			throw Errors.validation("Return values set to invalid value");
		}
	}

	UpdateItemResponse update(UpdateItemRequest request) {
		LegacyParameters.refuse(request);
		Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
				request.expressionAttributeValues());
		UpdateExpression expression = (request.updateExpression() != null)
				? UpdateParser.parse(request.updateExpression(), placeholders) : UpdateExpression.NOTHING;
		ItemWrite.Effect effect = this.writes.of(request, placeholders, expression).prepare().commit();
		UpdateItemResponse.Builder response = UpdateItemResponse.builder();
		Map<String, AttributeValue> attributes = returned(request.returnValues(), effect, expression);
		if (attributes != null && !attributes.isEmpty()) {
			response.attributes(attributes);
		}
		return response.consumedCapacity(consumed(request.returnConsumedCapacity(), effect)).build();
	}

	private static @Nullable Map<String, AttributeValue> returned(@Nullable ReturnValue wanted, ItemWrite.Effect effect,
			UpdateExpression expression) {
		if (wanted == null) {
			return null;
		}
		Map<String, AttributeValue> old = effect.old();
		Map<String, AttributeValue> item = effect.item();
		return switch (wanted) {
			case ALL_OLD -> old;
			case ALL_NEW -> item;
			case UPDATED_OLD -> (old != null) ? expression.updatedPart(old) : null;
			case UPDATED_NEW -> (item != null) ? expression.updatedPart(item) : null;
			default -> null;
		};
	}

	private static @Nullable ConsumedCapacity consumed(@Nullable ReturnConsumedCapacity wanted,
			ItemWrite.Effect effect) {
		return CapacityUnits.report(wanted, effect.write().table().name(), effect.units());
	}

}
