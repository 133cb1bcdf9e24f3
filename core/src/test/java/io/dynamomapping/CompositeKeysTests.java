package io.dynamomapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of two components.
 */
class CompositeKeysTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	void numericSortKeysAreNumbers() {
		KeySchema schema = KeySchema.composite("customer", ScalarAttributeType.S, "amount", ScalarAttributeType.N);
		DynamoMapping<Amount, Note> notes = tables.open(schema, Amount.class, Note.class, MappingOptions.defaults());
		Amount zero = new Amount(new UUID(1, 2), BigDecimal.ZERO);
		Amount small = new Amount(new UUID(1, 2), new BigDecimal("-0.000001"));

		notes.put(zero, new Note("zero"));
		notes.put(small, new Note("small"));

		assertThat(notes.keySchema()).isEqualTo(schema);
		assertThat(notes.keySet()).containsExactlyInAnyOrder(zero, small);
		assertThat(notes.get(small)).isEqualTo(new Note("small"));
		assertThat(tables.item(notes.tableName(), Map.of("customer", AttributeValue.fromS(new UUID(1, 2).toString()),
				"amount", AttributeValue.fromN("0"))))
			.containsEntry("text", AttributeValue.fromS("zero"));
	}

	@Test
	void binarySortKeysAreBytes() {
		KeySchema schema = KeySchema.composite("document", ScalarAttributeType.N, "digest", ScalarAttributeType.B);
		DynamoMapping<Digest, Note> notes = tables.open(schema, Digest.class, Note.class, MappingOptions.defaults());
		Digest one = new Digest(7, SdkBytes.fromByteArray(new byte[] { 0 }));
		Digest other = new Digest(7, SdkBytes.fromByteArray(new byte[] { 0, 0 }));

		notes.put(one, new Note("one"));
		notes.put(other, new Note("other"));

		assertThat(notes.keySet()).containsExactlyInAnyOrder(one, other);
		assertThat(notes.remove(one)).isEqualTo(new Note("one"));
		assertThat(notes.get(other)).isEqualTo(new Note("other"));
	}

	@Test
	void componentsAreMatchedByNameInWhateverOrder() {
		String table = tables
			.create(KeySchema.composite("order", ScalarAttributeType.S, "line", ScalarAttributeType.N));
		DynamoMapping<Swapped, OrderLine> lines = tables.mappings()
			.open("lines", Swapped.class, OrderLine.class, MappingOptions.defaults().withTableName(table));

		lines.put(new Swapped(2, "o-17"), new OrderLine("o-17", 2, "isbn", 1));

		assertThat(lines.keySet()).containsExactly(new Swapped(2, "o-17"));
		assertThat(tables.item(table, Map.of("order", AttributeValue.fromS("o-17"), "line", AttributeValue.fromN("2"))))
			.isNotEmpty();
	}

	@Test
	void componentsAreMatchedByPositionWhereTheTableHasOtherNames() {
		String table = tables.create(KeySchema.composite("pk", ScalarAttributeType.S, "sk", ScalarAttributeType.N));
		DynamoMapping<Line, Map<String, @Nullable Object>> lines = tables.mappings()
			.open("lines", Line.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(table));

		lines.put(new Line("o-17", 2), Map.of("isbn", "978"));

		assertThat(lines.keySet()).containsExactly(new Line("o-17", 2));
		assertThat(tables.item(table, Map.of("pk", AttributeValue.fromS("o-17"), "sk", AttributeValue.fromN("2"))))
			.containsEntry("isbn", AttributeValue.fromS("978"));
	}

	@Test
	void itemsOfOnePartitionAreToldApart() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		for (int line = 0; line < 3; line++) {
			lines.insert(new OrderLine("o-17", line, "isbn", line));
		}

		lines.removeAll(List.of(new LineKey("o-17", 0), new LineKey("o-17", 2)));

		assertThat(lines.values()).containsExactly(new OrderLine("o-17", 1, "isbn", 1));
	}

	record Amount(@PartitionKey UUID customer, @SortKey BigDecimal amount) {
	}

	record Digest(@PartitionKey int document, @SortKey SdkBytes digest) {
	}

	record Swapped(@SortKey int line, @PartitionKey String order) {
	}

	record Line(String order, int number) {
	}

	record Note(String text) {
	}

}
