package io.dynamomapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the keys of a query are stored as.
 */
class QueryKeysTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	void simpleTableHasOneItemPerPartition() {
		DynamoMapping<String, Book> books = tables.books();
		books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(books.partition(Book.SOLARIS.isbn()).list()).containsExactly(Book.SOLARIS);
		assertThat(books.partition(Book.FOUNDATION.isbn()).list()).isEmpty();
	}

	@Test
	void numbersAreComparedAsNumbers() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		for (int line : List.of(1, 2, 10)) {
			lines.put(new LineKey("o-17", line), new OrderLine("o-17", line, "978", 1));
		}

		assertThat(lines.partition("o-17").list()).extracting(OrderLine::line).containsExactly(1, 2, 10);
		assertThat(lines.partition("o-17").sortAbove(2).list()).extracting(OrderLine::line).containsExactly(10);
		assertThat(lines.partition("o-17").sortBetween(1.5, 10L).list()).extracting(OrderLine::line)
			.containsExactly(2, 10);
		assertThat(lines.partition("o-17").sortEquals(new BigDecimal("2.0")).list()).hasSize(1);
	}

	@Test
	void keysAreEncodedAsThePropertiesThatHoldThem() {
		DynamoMapping<VisitKey, Visit> visits = tables.open(
				KeySchema.composite("visitor", ScalarAttributeType.S, "at", ScalarAttributeType.S), VisitKey.class,
				Visit.class, MappingOptions.defaults());
		UUID visitor = UUID.fromString("6ac7a1b6-5d0e-4b2c-9f53-8d9a3a0a3d11");
		Instant noon = Instant.parse("2026-02-03T12:00:00Z");
		Visit early = new Visit(visitor, noon.minusMillis(1), Room.READING);
		Visit late = new Visit(visitor, noon, Room.STACKS);
		visits.put(new VisitKey(visitor, early.at()), early);
		visits.put(new VisitKey(visitor, late.at()), late);

		assertThat(visits.partition(visitor).sortAtLeast(noon).list()).containsExactly(late);
		assertThat(visits.partition(visitor).sortBelow(noon).list()).containsExactly(early);
		assertThat(visits.partition(visitor.toString()).sortBeginsWith("2026-02-03T1").list()).hasSize(2);
	}

	@Test
	void binaryKeysAreFixedWhenTheyAreGiven() {
		String table = tables.create(KeySchema.composite("id", ScalarAttributeType.S, "part", ScalarAttributeType.B));
		for (int part : List.of(1, 2, 200)) {
			tables.raw()
				.putItem((put) -> put.tableName(table)
					.item(Map.of("id", AttributeValue.fromS("a"), "part",
							AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] { (byte) part, 7 })))));
		}
		DynamoMapping<PartKey, Part> parts = tables.mappings()
			.open("parts", PartKey.class, Part.class, MappingOptions.defaults().withTableName(table));
		byte[] prefix = { 2 };

		Query<Part> two = parts.partition("a").sortBeginsWith(prefix);
		prefix[0] = 1;

		assertThat(two.list()).singleElement()
			.satisfies((part) -> assertThat(part.part().asByteArray()).containsExactly(2, 7));
		assertThat(parts.partition("a").sortAbove(new byte[] { 2, 7 }).list()).hasSize(1);
		assertThat(parts.partition("a").sortBetween(new byte[] { 2 }, new byte[] { (byte) 255 }).list()).hasSize(2);
	}

	@Test
	void valuesArePlaceholders() {
		tables.lines().partition("o-17").sortBetween(1, 1).list();

		QueryRequest request = tables.requests().only(QueryRequest.class);
		assertThat(request.expressionAttributeNames()).containsValues("order", "line");
		assertThat(request.expressionAttributeValues()).hasSize(2)
			.containsValues(AttributeValue.fromS("o-17"), AttributeValue.fromN("1"));
	}

	enum Room {

		READING, STACKS

	}

	record VisitKey(UUID visitor, Instant at) {
	}

	record Visit(@PartitionKey UUID visitor, @SortKey Instant at, Room room) {
	}

	record PartKey(String id, SdkBytes part) {
	}

	record Part(String id, SdkBytes part) {
	}

}
