package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The parts of items that are asked for.
 *
 * @param paths the ways to them, or none for whole items
 */
record ProjectionExpression(List<DocumentPath> paths) {

	static ProjectionExpression parse(@Nullable String expression, Placeholders placeholders) {
		List<DocumentPath> paths = new ArrayList<>();
		if (expression != null) {
			ExpressionParser parser = new ExpressionParser("ProjectionExpression", expression, placeholders);
			do {
				DocumentPath path = parser.path();
				paths.forEach((other) -> other.requireApartFrom(path, parser.kind()));
				paths.add(path);
			}
			while (parser.skip(","));
			parser.expectEnd();
		}
		return new ProjectionExpression(List.copyOf(paths));
	}

	boolean isWhole() {
		return this.paths.isEmpty();
	}

	Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
		if (isWhole()) {
			return item;
		}
		DocumentTree parts = new DocumentTree();
		this.paths.forEach((path) -> parts.add(path, null));
		return parts.project(item);
	}

}
