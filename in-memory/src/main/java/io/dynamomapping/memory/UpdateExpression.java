package io.dynamomapping.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update does to an item.
 *
 * @param actions its parts, each of which sees the item as it was before
 */
record UpdateExpression(List<Action> actions) {

	static final UpdateExpression NOTHING = new UpdateExpression(List.of());

	Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
		DocumentTree outcomes = new DocumentTree();
		this.actions.forEach((action) -> outcomes.add(action.path(), action.outcome(item)));
		return outcomes.edit(item);
	}

	/**
	 * Return what the update is about.
	 * @param item the item before or after it
	 * @return the attributes that it changes, or changes a part of that is there
	 */
	Map<String, AttributeValue> updatedPart(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> part = new LinkedHashMap<>(item);
		part.keySet()
			.retainAll(this.actions.stream()
				.map(Action::path)
				.filter((path) -> path.find(item) != null)
				.map(DocumentPath::attribute)
				.toList());
		return part;
	}

	void requireNone(List<String> keyNames) {
		for (Action action : this.actions) {
			if (keyNames.contains(action.path().attribute())) {
				throw Errors.unfit(Errors.INVALID + "Cannot update attribute " + action.path().attribute()
						+ ". This attribute is part of the key");
			}
		}
	}

	/**
	 * A change of one place.
	 */
	sealed interface Action {

		DocumentPath path();

		@Nullable AttributeValue outcome(Map<String, AttributeValue> item);

	}

	record Set(DocumentPath path, Operand value) implements Action {

		@Override
		public AttributeValue outcome(Map<String, AttributeValue> item) {
			return this.value.require(item);
		}

	}

	record Remove(DocumentPath path) implements Action {

		@Override
		public @Nullable AttributeValue outcome(Map<String, AttributeValue> item) {
			return null;
		}

	}

	record Add(DocumentPath path, AttributeValue value) implements Action {

		@Override
		public AttributeValue outcome(Map<String, AttributeValue> item) {
			return Arithmetic.add(this.path.find(item), this.value);
		}

	}

	record Delete(DocumentPath path, AttributeValue value) implements Action {

		@Override
		public @Nullable AttributeValue outcome(Map<String, AttributeValue> item) {
			return Arithmetic.delete(this.path.find(item), this.value);
		}

	}

}
