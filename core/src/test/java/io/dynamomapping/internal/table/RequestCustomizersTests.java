package io.dynamomapping.internal.table;

import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestCustomizersTests {

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private static final QueryRequest QUERY = QueryRequest.builder()
		.tableName("books")
		.keyConditionExpression("#n1 = :v1")
		.filterExpression("#n10 > :v10")
		.expressionAttributeNames(Map.of("#n1", "isbn", "#n10", "stock"))
		.expressionAttributeValues(Map.of(":v1", ONE, ":v10", ONE))
		.build();

	private static QueryRequest customized(Consumer<QueryRequest.Builder> customizer) {
		return RequestCustomizers.NONE.with(QueryRequest.Builder.class, customizer).apply("Query", QUERY);
	}

	@Test
	void requestsThatNobodyCustomizesStayTheSame() {
		assertThat(RequestCustomizers.NONE.apply("Query", QUERY)).isSameAs(QUERY);
		assertThat(customized((request) -> {
		})).isEqualTo(QUERY);
	}

	@Test
	void placeholdersAreToldApartToTheEnd() {
		QueryRequest request = customized(
				(builder) -> builder.keyConditionExpression("#n10 = :v10").filterExpression(null));

		assertThat(request.expressionAttributeNames()).isEqualTo(Map.of("#n10", "stock"));
		assertThat(request.expressionAttributeValues()).isEqualTo(Map.of(":v10", ONE));
	}

	@Test
	void addedPlaceholdersStayEvenWhereNothingUsesThem() {
		QueryRequest request = customized((builder) -> builder.expressionAttributeNames(Map.of("#title", "title")));

		assertThat(request.expressionAttributeNames())
			.isEqualTo(Map.of("#n1", "isbn", "#n10", "stock", "#title", "title"));
	}

	@Test
	void takenPlaceholdersWithTheSameMeaningAreNoCollision() {
		assertThat(customized((builder) -> builder.expressionAttributeNames(Map.of("#n1", "isbn")))).isEqualTo(QUERY);
	}

	@Test
	void takenPlaceholdersAreRefusedAlsoInReplacedExpressions() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> customized((builder) -> builder.filterExpression("#n10 = :v10")
				.expressionAttributeNames(Map.of("#n10", "title"))))
			.withMessage("Expected placeholders of their own for what customizers add to Query, found '#n10', "
					+ "which is taken. Taken are [#n1, #n10, :v1, :v10], in general #n and :v with digits: use others.");
	}

}
