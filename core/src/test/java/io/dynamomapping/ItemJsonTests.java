package io.dynamomapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ItemJsonTests {

	private static final SdkBytes PICTURE = SdkBytes.fromUtf8String("picture");

	private static final Map<String, AttributeValue> FOUNDATION = foundation();

	private static Map<String, AttributeValue> foundation() {
		Map<String, AttributeValue> item = new LinkedHashMap<>();
		item.put("title", AttributeValue.fromS("Foundation"));
		item.put("price", AttributeValue.fromN("9.99"));
		item.put("cover", AttributeValue.fromB(PICTURE));
		item.put("sold", AttributeValue.fromBool(false));
		item.put("note", AttributeValue.fromNul(true));
		item.put("shelf", AttributeValue.fromM(Map.of("row", AttributeValue.fromN("3"))));
		item.put("lent", AttributeValue.fromL(List.of(AttributeValue.fromS("Asimov"), AttributeValue.fromN("1"))));
		item.put("tags", AttributeValue.fromSs(List.of("sf", "classic")));
		item.put("prizes", AttributeValue.fromNs(List.of("1966", "0.5")));
		item.put("scans", AttributeValue.fromBs(List.of(PICTURE)));
		return item;
	}

	@Test
	void writesDynamoJson() {
		String json = ItemJson.toDynamoJson(FOUNDATION);

		assertThat(json).isEqualTo("""
				{"title":{"S":"Foundation"},"price":{"N":"9.99"},"cover":{"B":"cGljdHVyZQ=="},"sold":{"BOOL":false},\
				"note":{"NULL":true},"shelf":{"M":{"row":{"N":"3"}}},"lent":{"L":[{"S":"Asimov"},{"N":"1"}]},\
				"tags":{"SS":["sf","classic"]},"prizes":{"NS":["1966","0.5"]},"scans":{"BS":["cGljdHVyZQ=="]}}""");
		assertThat(ItemJson.fromDynamoJson(json)).isEqualTo(FOUNDATION);
	}

	@Test
	void writesPlainJson() {
		String json = ItemJson.toJson(FOUNDATION);

		assertThat(json).isEqualTo("""
				{"title":"Foundation","price":9.99,"cover":{"B":"cGljdHVyZQ=="},"sold":false,"note":null,\
				"shelf":{"row":3},"lent":["Asimov",1],"tags":{"SS":["sf","classic"]},"prizes":{"NS":[1966,0.5]},\
				"scans":{"BS":["cGljdHVyZQ=="]}}""");
		assertThat(ItemJson.fromJson(json)).isEqualTo(FOUNDATION);
	}

	@ParameterizedTest
	@MethodSource
	void losesNothing(AttributeValue value) {
		Map<String, AttributeValue> item = Map.of("B", value);

		assertThat(ItemJson.fromJson(ItemJson.toJson(item))).isEqualTo(item);
		assertThat(ItemJson.fromDynamoJson(ItemJson.toDynamoJson(item))).isEqualTo(item);
	}

	static Stream<AttributeValue> losesNothing() {
		AttributeValue tagLike = AttributeValue
			.fromM(Map.of("SS", AttributeValue.fromL(List.of(AttributeValue.fromS("sf")))));
		return Stream.of(tagLike, AttributeValue.fromM(Map.of("M", tagLike)),
				AttributeValue.fromM(Map.of("M", AttributeValue.fromM(Map.of("M", AttributeValue.fromS("M"))))),
				AttributeValue.fromM(Map.of("B", AttributeValue.fromB(PICTURE))),
				AttributeValue.fromM(Map.of("S", AttributeValue.fromS("text"))),
				AttributeValue.fromM(Map.of("B", AttributeValue.fromS("AQ=="), "M", AttributeValue.fromS("AQ=="))),
				AttributeValue.fromM(Map.of()), AttributeValue.fromL(List.of()), AttributeValue.fromS(""),
				AttributeValue.fromS("\uD83D\uDCDA \" \\ \u0000"),
				AttributeValue.fromN("0.0000000000000000000000000000000000000000000000001"),
				AttributeValue.fromN("12345678901234567890123456789012345678"), AttributeValue.fromN("-0.5"),
				AttributeValue.fromN("6.5E-94"), AttributeValue.fromN("1E+3"),
				AttributeValue.fromN("1" + "0".repeat(125)));
	}

	@Test
	void tagsAMapThatLooksLikeATag() {
		Map<String, AttributeValue> item = Map.of("shelf",
				AttributeValue.fromM(Map.of("B", AttributeValue.fromS("left"))));

		assertThat(ItemJson.toJson(item)).isEqualTo("{\"shelf\":{\"M\":{\"B\":\"left\"}}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
							{"a":{"S":1}}            | Expected a string at 'a', found a number. Correct the text.
							{"a":{"N":1}}            | Expected a number as a string at 'a', found a number. Correct the text.
							{"a":{"N":"x"}}          | Expected a number as a string at 'a', found another string. Correct the text.
							{"a":{"BOOL":"true"}}    | Expected true or false at 'a', found a string. Correct the text.
							{"a":{"NULL":false}}     | Expected true at 'a', found a boolean. Correct the text.
							{"a":{"B":"?"}}          | Expected binary in Base64 at 'a', found another string. Correct the text.
							{"a":{"SS":"x"}}         | Expected an array at 'a', found a string. Correct the text.
							{"a":{"L":[{"S":"x"},2]}} | Expected an object of one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS at 'a[1]', found a number. Correct the text.
							{"a":{"M":{"b.c":{}}}}   | Expected an object of one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS at 'a.`b.c`', found an object of 0 members. Correct the text.
							{"a":{"M":{"":{}}}}      | Expected members with names at 'a', found an empty name. Correct the text.
					{"a":{"X":1}}            | Expected one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS at 'a', found 'X'. Correct the text.
							[]                       | Expected an object at the top, found an array. Correct the text.
							{"a":{"S":"secret"}      | Expected the JSON of an item, found text that is no JSON at line 1, column 20. Correct the text.
							{} {}                    | Expected the JSON of an item, found text that is no JSON at line 1, column 4. Correct the text.
							""")
	void refusesWhatIsNoDynamoJson(String json, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromDynamoJson(json))
			.withMessage(message)
			.withNoCause();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"a":{"b":[{"SS":[1]}]}} | Expected a string at 'a.b[0][0]', found a number. Correct the text.
					{"a":{"NS":["1"]}}       | Expected a number at 'a[0]', found a string. Correct the text.
					{"a":{"B":1}}            | Expected binary in Base64 at 'a', found a number. Correct the text.
					{"a":{"M":1}}            | Expected an object at 'a', found a number. Correct the text.
					{"a":NaN}                | Expected the JSON of an item, found text that is no JSON at line 1, column 9. Correct the text.
					{"a":1,"a":2}            | Expected the JSON of an item, found an object with the same name twice at line 1, column 11. Correct the text.
					""")
	void refusesWhatIsNoPlainJson(String json, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromJson(json))
			.withMessage(message)
			.withNoCause();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"a":{"SS":[]}}                   | Expected a set of at least one element at 'a', found none. Correct the text.
					{"a":{"NS":[]}}                   | Expected a set of at least one element at 'a', found none. Correct the text.
					{"a":{"BS":[]}}                   | Expected a set of at least one element at 'a', found none. Correct the text.
					{"a":{"SS":["sf","x","sf"]}}      | Expected a set of different elements at 'a', found one of them twice. Correct the text.
					{"a":{"BS":["AQ==","AQ=="]}}      | Expected a set of different elements at 'a', found one of them twice. Correct the text.
					""")
	void refusesSetsThatDynamoDbCannotHold(String json, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromJson(json)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromDynamoJson(json)).withMessage(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,1", "1,1.0", "0,-0.00", "100,1E+2", "0.5,2,5e-1" })
	void refusesSetsWithANumberTwice(String numbers) {
		String message = "Expected a set of different elements at 'a', found one of them twice. Correct the text.";

		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromJson("{\"a\":{\"NS\":[" + numbers + "]}}"))
			.withMessage(message);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ItemJson.fromDynamoJson("{\"a\":{\"NS\":[\"" + numbers.replace(",", "\",\"") + "\"]}}"))
			.withMessage(message);
	}

	@Test
	void refusesSetsOfNumbersThatAreOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> ItemJson.fromJson("{\"a\":{\"NS\":[1,1e99999999999]}}"))
			.withMessage("Expected a number at 'a[1]', found one that is out of range. Correct the text.");
	}

	@Test
	void listsMayHoldTheSameTwiceAndBeEmpty() {
		assertThat(ItemJson.fromJson("{\"a\":[1,1],\"b\":[]}"))
			.isEqualTo(Map.of("a", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromN("1"))),
					"b", AttributeValue.fromL(List.of())));
	}

}
