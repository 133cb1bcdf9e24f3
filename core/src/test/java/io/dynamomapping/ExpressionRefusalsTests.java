package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpressionRefusalsTests {

	private static final Attribute<Object> STOCK = attr("stock");

	@ParameterizedTest
	@MethodSource
	void attributesAreNotComparedWithThemselves(ThrowingCallable condition) {
		assertThatIllegalArgumentException().isThrownBy(condition)
			.withMessage("Expected something else to compare 'stock' with, found itself, which DynamoDB refuses. "
					+ "Compare it with another attribute or a value.");
	}

	static Stream<ThrowingCallable> attributesAreNotComparedWithThemselves() {
		return Stream.of(() -> STOCK.eq(attr("stock")), () -> STOCK.between(attr("least"), attr("stock")),
				() -> STOCK.in(1, attr("stock")), () -> STOCK.contains(attr("stock")));
	}

	@ParameterizedTest
	@MethodSource
	void valuesAreNoExpressions(String found, ThrowingCallable expression) {
		assertThatIllegalArgumentException().isThrownBy(expression)
			.withMessage("Expected a value for 'stock', found '" + found
					+ "', which is none. Give a value, or use the verb for what is computed.");
	}

	static Stream<Arguments> valuesAreNoExpressions() {
		return Stream.of(refusal("sold + ?", () -> STOCK.eq(attr("sold").plus(1))),
				refusal("attribute_exists(sold)", () -> STOCK.eq(attr("sold").exists())),
				refusal("sold", () -> STOCK.eq(List.of(attr("sold")))),
				refusal("sold", () -> STOCK.set(Map.of("of", List.of(attr("sold"))))),
				refusal("size(sold)", () -> STOCK.set(attr("sold").size())),
				refusal("sold + ?", () -> STOCK.orElse(attr("sold").plus(1))),
				refusal("sold", () -> STOCK.append(attr("sold"))), refusal("sold", () -> STOCK.prepend(attr("sold"))),
				refusal("sold", () -> STOCK.include(attr("sold"))));
	}

	private static Arguments refusal(String found, ThrowingCallable expression) {
		return Arguments.of(found, expression);
	}

	@Test
	void attributesDoNotFallBackToThemselves() {
		assertThatIllegalArgumentException().isThrownBy(() -> STOCK.orElse(attr("stock")))
			.withMessage("Expected something else to take where there is no 'stock', found itself, which DynamoDB "
					+ "refuses. Take another attribute or a value.");
	}

	@Test
	void sizesAreComparedWithThemselves() {
		assertThat(STOCK.size().eq(STOCK.size())).hasToString("size(stock) = size(stock)");
	}

}
