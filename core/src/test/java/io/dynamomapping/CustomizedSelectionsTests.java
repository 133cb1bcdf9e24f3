package io.dynamomapping;

import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Requests of selections that are changed before they are sent.
 */
class CustomizedSelectionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<LineKey, OrderLine> lines = tables.lines();

	@BeforeEach
	void order() {
		for (int line = 1; line <= 5; line++) {
			this.lines.put(new LineKey("o-17", line), new OrderLine("o-17", line, "isbn-" + line % 2, line));
		}
		tables.requests().clear();
	}

	@Test
	void filtersOfQueriesAreAddedToOnEachPage() {
		DynamoMapping<LineKey, OrderLine> customized = this.lines.customizing(QueryRequest.Builder.class, isbn("1"));

		assertThat(customized.partition("o-17").filter(attr(OrderLine::quantity).gt(1)).pageSize(2).list())
			.extracting(OrderLine::line)
			.containsExactly(3, 5);
		assertThat(tables.requests().requests(QueryRequest.class)).hasSizeGreaterThan(2)
			.allSatisfy((request) -> assertThat(request.expressionAttributeNames()).hasSize(3).containsKey("#isbn"));
	}

	private static Consumer<QueryRequest.Builder> isbn(String number) {
		return (request) -> request.filterExpression("(" + request.build().filterExpression() + ") AND #isbn = :isbn")
			.expressionAttributeNames(Map.of("#isbn", "isbn"))
			.expressionAttributeValues(Map.of(":isbn", AttributeValue.fromS("isbn-" + number)));
	}

	@Test
	void filtersOfQueriesMayBeReplaced() {
		DynamoMapping<LineKey, OrderLine> customized = this.lines.customizing(QueryRequest.Builder.class,
				(request) -> request.filterExpression("#isbn = :isbn")
					.expressionAttributeNames(Map.of("#isbn", "isbn"))
					.expressionAttributeValues(Map.of(":isbn", AttributeValue.fromS("isbn-0"))));

		assertThat(customized.partition("o-17").filter(attr(OrderLine::quantity).gt(3)).list())
			.extracting(OrderLine::line)
			.containsExactly(2, 4);
	}

	@Test
	void takenPlaceholdersAreRefused() {
		DynamoMapping<LineKey, OrderLine> customized = this.lines.customizing(QueryRequest.Builder.class,
				(request) -> request.expressionAttributeNames(Map.of("#n0", "isbn")));

		assertThatIllegalArgumentException().isThrownBy(() -> customized.partition("o-17").list())
			.withMessage("Expected placeholders of their own for what customizers add to Query on table '"
					+ this.lines.tableName() + "', found '#n0', which is taken. "
					+ "Taken are [#n0, :v0], in general #n and :v with digits: use others.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void criteriaAreSentInCustomizedQueries() {
		DynamoMapping<LineKey, OrderLine> customized = this.lines.customizing(QueryRequest.Builder.class,
				(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

		assertThat(customized.find(Map.of("order", "o-17", "line__gte", "4")).list()).hasSize(2);
		assertThat(tables.requests().only(QueryRequest.class).returnConsumedCapacity())
			.isEqualTo(ReturnConsumedCapacity.INDEXES);
	}

	@Test
	void scansAreCustomizedSegmentBySegment() {
		DynamoMapping<LineKey, OrderLine> customized = this.lines.customizing(ScanRequest.Builder.class,
				(request) -> request.filterExpression("#line > :two")
					.expressionAttributeNames(Map.of("#line", "line"))
					.expressionAttributeValues(Map.of(":two", AttributeValue.fromN("2"))));

		assertThat(customized.scan().segments(3).count()).isEqualTo(3);
		assertThat(tables.requests().requests(ScanRequest.class)).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((request) -> assertThat(request.filterExpression()).isEqualTo("#line > :two"));
	}

}
