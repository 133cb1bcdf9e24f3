package io.dynamomapping.internal.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.dynamomapping.KeySchema;
import io.dynamomapping.faults.FuzzInput;
import io.dynamomapping.testing.NoClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads page tokens: texts, bytes, and what somebody sealed who knows how.
 */
public final class PageTokenFuzz {

	private static final KeySchema KEYS = KeySchema.composite("order", ScalarAttributeType.S, "line",
			ScalarAttributeType.N);

	private static final PageTokens TOKENS = new Table(new Connection(new NoClient(), List.of(), 1, null), "lines",
			"prod-lines", KEYS, true, false)
		.pageTokens(PageScope.scan(null));

	private PageTokenFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		FuzzInput input = new FuzzInput(data);
		String token = switch (input.choice(3)) {
			case 0 -> input.rest();
			case 1 -> Base64.getUrlEncoder().withoutPadding().encodeToString(input.bytes(data.length));
			default -> sealed(input.bytes(data.length));
		};
		Map<String, AttributeValue> key;
		try {
			key = TOKENS.decode(token);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).startsWith("Expected a page token for a scan of table 'prod-lines', found ");
			return;
		}
		assertThat(TOKENS.decode(TOKENS.encode(key))).isEqualTo(key);
	}

	private static String sealed(byte[] values) {
		byte[] token = new byte[values.length + 1];
		token[0] = 2;
		System.arraycopy(values, 0, token, 1, values.length);
		List<byte[]> parts = new ArrayList<>(List.of(token));
		for (String part : List.of("prod-lines", "", "0/1", "", "order", "S", "line", "N")) {
			parts.add(part.getBytes(StandardCharsets.UTF_8));
		}
		byte[] sealed = Arrays.copyOf(token, token.length + PageTokenSeal.LENGTH);
		System.arraycopy(new PageTokenSeal(null).seal(parts), 0, sealed, token.length, PageTokenSeal.LENGTH);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

}
