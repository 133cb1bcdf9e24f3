package io.dynamomapping.memory;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What a write asks for besides what it does.
 *
 * @param condition its condition, or {@code null} for none
 * @param placeholders what its expressions refer to
 * @param onFailure whether a refusal is to tell the item
 */
record Expressions(@Nullable String condition, Placeholders placeholders,
		@Nullable ReturnValuesOnConditionCheckFailure onFailure) {

	Condition parseCondition() {
		return ConditionParser.parse("ConditionExpression", this.condition, this.placeholders);
	}

}
