package io.dynamomapping.badinput;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.TransferException;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * B30: JSON that is no item.
 */
class JsonRowsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@ParameterizedTest(name = "B30 {0}")
	@MethodSource
	void isRefusedWhereItIsRead(String row, String json, String found) {
		for (Function<String, Map<String, AttributeValue>> reader : List
			.<Function<String, Map<String, AttributeValue>>>of(ItemJson::fromJson, ItemJson::fromDynamoJson,
					ItemJson::fromExportLine)) {
			assertThatIllegalArgumentException().isThrownBy(() -> reader.apply(json))
				.withNoCause()
				.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage())).hasSizeLessThan(300));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromJson(json)).withMessageContaining(found);
	}

	static Stream<Arguments> isRefusedWhereItIsRead() {
		return Stream.of(
				Arguments.of("501 levels", "{\"a\":" + "[".repeat(501) + "]".repeat(501) + "}", "nested too deeply"),
				Arguments.of("100,000 levels", "{\"a\":" + "[".repeat(100_000), "nested too deeply"),
				Arguments.of("100,000 objects", "{\"a\":".repeat(100_000), "nested too deeply"),
				Arguments.of("field twice", "{\"a\":1,\"a\":2}", "the same name twice"),
				Arguments.of("field twice, deep within", "{\"a\":[{\"b\":1,\"b\":1}]}", "the same name twice"),
				Arguments.of("number of 2,000 digits", "{\"a\":" + "1".repeat(2000) + "}", "too long a number"),
				Arguments.of("half of a surrogate pair", "{\"a\":\"\\ud800\"}", "surrogate"),
				Arguments.of("half of a surrogate pair in a name", "{\"\\udc00\":1}", "surrogate"),
				Arguments.of("empty name", "{\"\":1}", "empty name"), Arguments.of("NaN", "{\"a\":NaN}", "no JSON"),
				Arguments.of("comment", "{/**/\"a\":1}", "no JSON"), Arguments.of("nothing", "", "no JSON"),
				Arguments.of("more than one", "{} {}", "no JSON"), Arguments.of("list", "[]", "an object"));
	}

	@ParameterizedTest(name = "B30 line with {0}")
	@MethodSource
	void isRefusedWhereItIsLoaded(String row, String item, String found) {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));

		assertThatExceptionOfType(TransferException.class)
			.isThrownBy(() -> tables.mappings().load(table).from(new StringReader("{\"Item\":" + item + "}\n")))
			.withMessageContaining("Line 1: ")
			.withMessageContaining(found)
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage())).hasSizeLessThan(900));
		assertThat(tables.requests().operations()).containsOnly("DescribeTable");
	}

	static Stream<Arguments> isRefusedWhereItIsLoaded() {
		String key = "\"id\":{\"S\":\"a\"}";
		return Stream.of(
				Arguments.of("33 levels",
						"{" + key + ",\"a\":" + "{\"L\":[".repeat(32) + "{\"BOOL\":true}" + "]}".repeat(32) + "}",
						"32 maps and lists"),
				Arguments.of("501 levels", "{" + key + ",\"a\":" + "{\"L\":[".repeat(300), "nested too deeply"),
				Arguments.of("text of 2 MB", "{" + key + ",\"a\":{\"S\":\"" + "x".repeat(2_000_000) + "\"}}",
						"409600 bytes"),
				Arguments.of("field twice", "{" + key + "," + key + "}", "the same name twice"),
				Arguments.of("39 digits", "{" + key + ",\"a\":{\"N\":\"" + "1".repeat(39) + "\"}}", "38 digits"),
				Arguments.of("a billion digits", "{" + key + ",\"a\":{\"N\":\"1e999999999\"}}", "9.99E+125"),
				Arguments.of("1E126", "{" + key + ",\"a\":{\"NS\":[\"1e126\"]}}", "9.99E+125"),
				Arguments.of("half of a surrogate pair", "{" + key + ",\"a\":{\"S\":\"\\ud800\"}}", "surrogate"),
				Arguments.of("empty key", "{\"id\":{\"S\":\"\"}}", "not empty"),
				Arguments.of("key of 2,049 bytes", "{\"id\":{\"S\":\"" + "x".repeat(2049) + "\"}}", "2048"));
	}

	@Test
	void textOf2MegabytesIsReadAndNotWritten() {
		String text = "x".repeat(2_000_000);
		Map<String, AttributeValue> item = ItemJson.fromJson("{\"content\":\"" + text + "\"}");

		assertThat(item).containsEntry("content", AttributeValue.fromS(text));
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> Notes.withKeys(String.class).mapping().put("a", item))
			.withMessageContaining("409600 bytes");
	}

	@Test
	void deepJsonIsNotWritten() {
		Map<String, AttributeValue> item = ItemJson.fromJson("{\"content\":" + "[".repeat(400) + "]".repeat(400) + "}");

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> Notes.withKeys(String.class).mapping().put("a", item))
			.withMessageContaining("32 maps and lists");
	}

}
