package io.dynamomapping.fuzz;

import java.util.List;

import io.dynamomapping.faults.Fuzzing;
import io.dynamomapping.testing.OnDynamoDbLocal;
import org.junit.jupiter.api.Test;

@OnDynamoDbLocal("has no tables, and so is not run twice")
class FuzzTests {

	private static final String ITEM = """
			{"text":{"S":"Foundation"},"number":{"N":"42"},"amount":{"N":"1.5E-10"},"flag":{"BOOL":true},
			"bytes":{"B":"AAEC"},"nested":{"M":{"date":{"S":"2026-11-21"},"list":{"L":[{"N":"1"},{"NULL":true}]}}},
			"instant":{"S":"2026-11-21T10:15:30.000000000Z"},"duration":{"S":"PT1H"},"type":{"S":"NS"},
			"uuid":{"S":"00000000-0000-0000-0000-000000000001"},"texts":{"SS":["a","b"]},"numbers":{"NS":["1","2"]},
			"map":{"M":{"a":{"N":"1"}}},"anything":{"BS":["AA=="]}}""";

	@Test
	void itemsAreReadOrRefused() {
		Fuzzing.run(ItemFuzz.class, ItemFuzz::fuzzerTestOneInput, List.of("d" + ITEM,
				"e{\"Item\":" + ITEM.replace("\n", "") + "}",
				"p{\"text\":\"a\",\"number\":1e3,\"list\":[1,null,true],\"texts\":{\"SS\":[\"a\"]},\"nested\":{\"M\":{}}}",
				"\5\0\0\4text\1\1\00242\2\1\0011\11\2\16\2\1\4\3abc\5\6\2a\1b", "",
				// Once endless, or an ArithmeticException.
				"d{\"number\":{\"N\":\"1e99999999\"}}", "d{\"anything\":{\"N\":\"1e999999999\"}}",
				"d{\"amount\":{\"N\":\"0e-999999999\"}}", "d{\"numbers\":{\"NS\":[\"100e2147483647\"]}}",
				"p{\"number\":100e2147483647}"));
	}

	@Test
	void criteriaAreReadOrRefused() {
		Fuzzing.run(CriteriaFuzz.class, CriteriaFuzz::fuzzerTestOneInput,
				List.of("\0isbn\n1\nprice__gte\n10\nprice__lt\n1e3", "\0isbn__in\na,b\ntitle__begins_with\nFoun",
						"\1isbn__eq\n1\nprice__between\n1", "\2tags__in\na", "\3tags[0]__not_in\nb",
						"\4`a.b`__c__eq\n\nstock__type\nN", "\0isbn\n1\nstock__exists\ntrue\nstock__not_exists\nfalse",
						"\0a.b[0].c", "", "\0isbn\n1\nprice__gte\n100e2147483647\nstock__lt\n1e-999999999"));
	}

}
