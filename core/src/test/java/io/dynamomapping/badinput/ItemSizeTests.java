package io.dynamomapping.badinput;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * B13: items are refused from the byte on from which DynamoDB refuses them.
 */
@OnDynamoDbLocal("counts the bytes, as DynamoDB does")
class ItemSizeTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int MAX = 409_600;

	private static final int TRANSACTION = 4 * 1024 * 1024;

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@ParameterizedTest(name = "B13 {0}")
	@MethodSource
	void largestItemIsStoredAndOneByteMoreIsNot(String name, AttributeValue content, int bytes) {
		// The key 'id' with value 'a', and the names 'fill' and 'content'.
		int rest = MAX - 3 - 4 - 7 - bytes;

		this.settings.put("a", Map.of("content", content, "fill", "x".repeat(rest)));
		assertThat(this.settings.containsKey("a")).isTrue();
		tables.requests().clear();

		Map<String, @Nullable Object> large = Map.of("content", content, "fill", "x".repeat(rest + 1));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.settings.put("a", large))
			.withMessageStartingWith("Value for item a of table '" + this.settings.tableName() + "': expected at most "
					+ "409600 bytes as DynamoDB counts them, found 409601. Split it into several items, or keep a part "
					+ "of it elsewhere. Attribute '");
		assertThat(tables.requests().operations()).isEmpty();
		assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> putRaw(content, rest + 1));
	}

	static Stream<Arguments> largestItemIsStoredAndOneByteMoreIsNot() {
		AttributeValue one = AttributeValue.fromS("a");
		return Stream.of(Arguments.of("text", AttributeValue.fromS("abc"), 3),
				Arguments.of("empty text", AttributeValue.fromS(""), 0),
				Arguments.of("text of two bytes each", AttributeValue.fromS("é\u0080\u07ff"), 6),
				Arguments.of("text of three bytes each", AttributeValue.fromS("€\u0800\uffff"), 9),
				Arguments.of("text of four bytes", AttributeValue.fromS("🚀"), 4), Arguments.of("binary", binary(5), 5),
				Arguments.of("boolean", AttributeValue.fromBool(false), 1),
				Arguments.of("null", AttributeValue.fromNul(true), 1),
				Arguments.of("set of text", AttributeValue.fromSs(List.of("a", "éé", "")), 5),
				Arguments.of("set of binary", AttributeValue.fromBs(List.of(binary(1).b(), binary(2).b())), 3),
				Arguments.of("list", AttributeValue.fromL(List.of(one, AttributeValue.fromNul(true))), 7),
				Arguments.of("empty list", AttributeValue.fromL(List.of()), 3),
				Arguments.of("map", AttributeValue.fromM(Map.of("é", one, "bc", AttributeValue.fromBool(true))), 11),
				Arguments.of("empty map", AttributeValue.fromM(Map.of()), 3),
				Arguments.of("nested", AttributeValue.fromM(Map.of("a", AttributeValue.fromL(List.of(one)))), 10),
				Arguments.of("number of one digit", AttributeValue.fromN("7"), 2),
				Arguments.of("number of 38 digits", AttributeValue.fromN("1234".repeat(9) + "12"), 20));
	}

	private static AttributeValue binary(int bytes) {
		return AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bytes]));
	}

	private void putRaw(AttributeValue content, int fill) {
		tables.raw()
			.putItem((put) -> put.tableName(this.settings.tableName())
				.item(Map.of("id", AttributeValue.fromS("a"), "content", content, "fill",
						AttributeValue.fromS("x".repeat(fill)))));
	}

	@Test
	void numbersAreNeverCountedHigherThanDynamoDbDoes() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<AttributeValue> numbers = new ArrayList<>(List.of(AttributeValue.fromN("0"), AttributeValue.fromN("-1"),
				AttributeValue.fromN("100"), AttributeValue.fromN("0.01"), AttributeValue.fromN("-99.999")));
		for (int i = 0; i < 200; i++) {
			String digits = random.ints(1 + random.nextInt(37), 0, 10)
				.collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
				.toString();
			numbers.add(AttributeValue.fromN((random.nextBoolean() ? "-" : "")
					+ new BigDecimal("1" + digits).movePointLeft(random.nextInt(60)).toPlainString()));
		}
		Map<String, @Nullable Object> item = new LinkedHashMap<>();
		item.put("numbers", AttributeValue.fromL(numbers));
		String text = "x".repeat(MAX);

		Notes notes = Notes.withKeys(String.class);
		int fits = 0;
		for (int step = 1 << 18; step > 0; step /= 2) {
			boolean more = fits + step < MAX;
			item.put("fill", text.substring(0, more ? fits + step : fits));
			fits += (more && isLetThrough(notes, item)) ? step : 0;
		}

		int tooLong = fits + 1;
		AttributeValue list = AttributeValue.fromL(numbers);
		assertThatExceptionOfType(DynamoDbException.class).as("seed %d", seed)
			.isThrownBy(() -> tables.raw()
				.putItem((put) -> put.tableName(this.settings.tableName())
					.item(Map.of("id", AttributeValue.fromS("a"), "numbers", list, "fill",
							AttributeValue.fromS(text.substring(0, tooLong))))));
		assertThat(fits).isGreaterThan(MAX - 10_000);
	}

	private static boolean isLetThrough(Notes notes, Map<String, @Nullable Object> item) {
		try {
			notes.mapping().put("a", item);
			throw new AssertionError("Expected no table, found one.");
		}
		catch (ItemMappingException ex) {
			return false;
		}
		catch (UnsupportedOperationException ex) {
			// Sent, to a client that does not take it.
			return true;
		}
	}

	@Test
	void nothingOfABatchIsSentWithAnItemThatIsTooLarge() {
		Map<String, Map<String, @Nullable Object>> items = new LinkedHashMap<>();
		IntStream.range(0, 60).forEach((number) -> items.put("item-" + number, Map.of("number", number)));
		items.put("large", Map.of("text", "é".repeat(MAX / 2)));

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.settings.putAll(items))
			.withMessageStartingWith("Value for item large of table ")
			.withMessageEndingWith(" Attribute 'text' has 409600 of them.")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("text"));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void changesAreRefusedBeforeTheRequestIfTheyAreTooLargeByThemselves() {
		this.settings.put("a", Map.of("text", "Buy bread"));
		tables.requests().clear();
		String half = "x".repeat(MAX / 2);

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.settings.at("a").update(Map.of("one", half, "two", half)))
			.withMessageStartingWith("Value for item a of table ");
		assertThat(tables.requests().operations()).isEmpty();

		this.settings.at("a").put("one", half);
		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> this.settings.at("a").put("two", half))
			.withMessageContaining("size");
		assertThat(this.settings.get("a")).containsOnlyKeys("text", "one");
	}

	@Test
	void valuesOfAnElementThatIsSetCountWithoutTheListAroundThem() {
		this.settings.put("a", Map.of("list", List.of("x")));
		String text = "x".repeat(MAX - 3 - 4 - 3 - 1);

		this.settings.at("a").update(Attribute.attr("list[0]").set(text));

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.settings.at("a").update(Attribute.attr("list[0]").set(text + "x")));
	}

	@Test
	void transactionOf4MegabytesIsWrittenAndOneByteMoreIsNot() {
		int items = 12;
		// The key 'id' with two digits, and the name 'text'.
		int text = TRANSACTION / items - 4 - 4;
		int last = text + TRANSACTION % items;

		DynamoMappings mappings = tables.mappings();
		DynamoMapping<String, Map<String, Object>> notes = mappings.open(this.settings.tableName());
		write(mappings, notes, items, text, last);
		assertThat(this.settings.count()).isEqualTo(items);
		tables.requests().clear();

		assertThatIllegalArgumentException().isThrownBy(() -> write(mappings, notes, items, text, last + 1))
			.withMessage("Expected a transaction of at most 4194304 bytes, found 4194305 with item 21 of table '"
					+ this.settings.tableName()
					+ "'. Split the transaction, or use a batch where all or none does not matter.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	private static void write(DynamoMappings mappings, DynamoMapping<String, Map<String, Object>> notes, int items,
			int text, int last) {
		mappings.transactions()
			.write((write) -> IntStream.range(0, items)
				.forEach((number) -> write.at(notes, String.valueOf(10 + number))
					.put(Map.of("text", "x".repeat((number < items - 1) ? text : last)))));
	}

}
