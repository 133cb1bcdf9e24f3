package io.dynamomapping.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What may happen besides where a write that refuses itself is sent again after its
 * answer was lost, and somebody else has undone it in between.
 */
final class Resending {

	private Resending() {
	}

	/**
	 * Let each write that created or deleted an item have done so once more before it was
	 * answered.
	 * @param history the operations
	 * @return the same, and the writes that may have been
	 */
	static List<Operation> allowed(List<Operation> history) {
		List<Operation> more = new ArrayList<>(history);
		history.stream()
			.filter((operation) -> hasCreated(operation) || hasDeleted(operation))
			.map((operation) -> operation.answering(null))
			.forEach(more::add);
		return more;
	}

	private static boolean hasCreated(Operation operation) {
		return operation.isKnown() && operation.value() != null && operation.couldAnswer(null)
				&& operation.value().equals(operation.after(null)) && operation.verb() != Verb.PUT;
	}

	private static boolean hasDeleted(Operation operation) {
		return operation.verb() == Verb.REMOVE && operation.isKnown() && !"null".equals(operation.answer());
	}

}
