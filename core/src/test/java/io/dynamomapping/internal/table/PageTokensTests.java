package io.dynamomapping.internal.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PageTokensTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String SECRET = "correct horse battery staple";

	private static final KeySchema ISBN = KeySchema.simple("isbn", ScalarAttributeType.S);

	private static final KeySchema LINE = KeySchema.composite("order", ScalarAttributeType.S, "line",
			ScalarAttributeType.N);

	private static final IndexSchema BY_AUTHOR = new IndexSchema("by-author",
			KeySchema.composite("author", ScalarAttributeType.S, "title", ScalarAttributeType.S), false, null);

	private static final IndexSchema BY_TITLE = new IndexSchema("by-title", BY_AUTHOR.keys(), false, null);

	private static final Map<String, AttributeValue> FOUNDATION = Map.of("isbn", text("0-553-29335-4"), "author",
			text("Asimov"), "title", text("Foundation"));

	private static final PageScope ASIMOV = PageScope.query(BY_AUTHOR, text("Asimov"));

	private static final String FOREIGN = "one that was changed, or made for another table, index, partition or segment";

	static final List<String> garbage = List.of("", "a", "A", "=", "AA==", "!", "ä", "\uD83D\uDE80", "null",
			"undefined", "../..", "%00", "a b", "A".repeat(10), "A".repeat(22), "A".repeat(23), "A".repeat(16_384),
			"A".repeat(16_385), "{\"isbn\":{\"S\":\"1\"}}", "\n", "-_-_-_-_-_-_-_-_-_-_-_-_-_-_");

	private static AttributeValue text(String text) {
		return AttributeValue.fromS(text);
	}

	private static Table table(String name, KeySchema keys, @Nullable String secret) {
		Connection connection = new Connection(tables.client(), List.of(), 1,
				(secret != null) ? secret.getBytes(StandardCharsets.UTF_8) : null);
		return new Table(connection, "books", name, keys, true, false);
	}

	private static PageTokens tokens(PageScope scope) {
		return table("prod-books", ISBN, null).pageTokens(scope);
	}

	private static PageTokens secretTokens(String secret) {
		return table("prod-books", ISBN, secret).pageTokens(ASIMOV);
	}

	private static void assertRefused(PageTokens tokens, String token, String scope, String found) {
		assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(token))
			.withMessage("Expected a page token for " + scope + ", found " + found
					+ ". Go on with the token of a page as it is, or start without one.")
			.withNoCause();
	}

	@Test
	void tokenOfAScanStandsForTheKey() {
		PageTokens tokens = tokens(PageScope.scan(null));
		Map<String, AttributeValue> key = Map.of("isbn", text("0-553-29335-4"));

		assertThat(tokens.decode(tokens.encode(key))).isEqualTo(key);
	}

	@Test
	void tokenOfAnIndexStandsForTheKeysOfIndexAndTable() {
		assertThat(tokens(ASIMOV).decode(tokens(ASIMOV).encode(FOUNDATION))).isEqualTo(FOUNDATION);
		assertThat(tokens(PageScope.scan(BY_AUTHOR)).decode(tokens(PageScope.scan(BY_AUTHOR)).encode(FOUNDATION)))
			.isEqualTo(FOUNDATION);
	}

	@Test
	void tokenStandsForNumbersAndBinary() {
		KeySchema keys = KeySchema.composite("hash", ScalarAttributeType.B, "amount", ScalarAttributeType.N);
		byte[] bytes = new byte[2048];
		new Random(5).nextBytes(bytes);
		Map<String, AttributeValue> key = Map.of("hash", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)), "amount",
				AttributeValue.fromN("-12345678901234567890.123456789012345678"));
		PageTokens tokens = table("prod-books", keys, null).pageTokens(PageScope.scan(null));

		assertThat(tokens.decode(tokens.encode(key))).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "Ω", "\uD83D\uDE80", "\u0000", "a/b?c=d&e#f g", "127", "128" })
	void tokenStandsForAnyText(String text) {
		PageTokens tokens = tokens(PageScope.scan(null));

		for (String isbn : List.of(text, text.repeat(127 / text.length()), text.repeat(2048 / 4))) {
			String token = tokens.encode(Map.of("isbn", text(isbn)));

			assertThat(tokens.decode(token)).isEqualTo(Map.of("isbn", text(isbn)));
			assertThat(token).matches("[A-Za-z0-9_-]+");
		}
	}

	@Test
	void tokenIsShortAndLeavesOutWhatTheQuerySays() {
		String token = tokens(ASIMOV).encode(FOUNDATION);

		assertThat(token).hasSize(59);
		assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
			.contains("0-553-29335-4", "Foundation")
			.doesNotContain("Asimov", "author", "isbn", "title", "books");
	}

	@Test
	void equalNumbersAreTheSamePartition() {
		KeySchema keys = KeySchema.composite("year", ScalarAttributeType.N, "isbn", ScalarAttributeType.S);
		Table table = table("prod-books", keys, null);
		String token = table.pageTokens(PageScope.query(null, AttributeValue.fromN("1950")))
			.encode(Map.of("year", AttributeValue.fromN("1950"), "isbn", text("1")));

		assertThat(table.pageTokens(PageScope.query(null, AttributeValue.fromN("1.95E3"))).decode(token))
			.containsEntry("isbn", text("1"));
	}

	@Test
	void sameTokenIsMadeForTheSameKey() {
		assertThat(tokens(ASIMOV).encode(FOUNDATION)).isEqualTo(tokens(ASIMOV).encode(FOUNDATION));
		assertThat(secretTokens(SECRET).encode(FOUNDATION)).isEqualTo(secretTokens(SECRET).encode(FOUNDATION));
	}

	@ParameterizedTest
	@FieldSource("garbage")
	void garbageIsRefusedAndNotRepeated(String garbage) {
		for (PageTokens tokens : List.of(tokens(ASIMOV), secretTokens(SECRET))) {
			assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(garbage))
				.withMessageMatching("Expected a page token for a query of index 'by-author' of table 'prod-books', "
						+ "found a text that is (none|none, or one of another version of this library|too long for "
						+ "one). Go on with the token of a page as it is, or start without one.")
				.withNoCause();
		}
	}

	@Test
	void anyTextOrBytesAreRefusedAsSuch() {
		Random random = new Random(11);
		PageTokens tokens = tokens(ASIMOV);

		for (int i = 0; i < 2_000; i++) {
			byte[] bytes = new byte[random.nextInt(60)];
			random.nextBytes(bytes);
			if (bytes.length > 0) {
				bytes[0] = (byte) random.nextInt(8);
			}
			assertThatIllegalArgumentException()
				.isThrownBy(() -> tokens.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
				.withMessageStartingWith("Expected a page token for a query of index 'by-author'");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> tokens.decode(new String(bytes, StandardCharsets.UTF_16)))
				.withMessageStartingWith("Expected a page token for a query of index 'by-author'");
		}
	}

	@Test
	void everyChangeOfACharacterIsRefused() {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ";
		for (PageTokens tokens : List.of(tokens(ASIMOV), secretTokens(SECRET))) {
			String token = tokens.encode(FOUNDATION);
			for (int i = 0; i < token.length(); i++) {
				for (int c = 0; c < alphabet.length(); c++) {
					String changed = token.substring(0, i) + alphabet.charAt(c) + token.substring(i + 1);
					if (!changed.equals(token)) {
						assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(changed))
							.withMessageStartingWith("Expected a page token for a query of index 'by-author'");
					}
				}
			}
		}
	}

	@Test
	void tokenThatIsCutOffOrGoesOnIsRefused() {
		PageTokens tokens = tokens(PageScope.scan(null));
		String token = tokens.encode(Map.of("isbn", text("978-0553293357")));

		for (int i = 0; i < token.length(); i++) {
			String start = token.substring(0, i);
			String end = token.substring(i + 1);
			assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(start));
			assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(end));
		}
		for (String more : List.of("A", "AA", "AAA", "AAAA", "=", "==", "\n", token)) {
			assertThatIllegalArgumentException().isThrownBy(() -> tokens.decode(token + more));
		}
		assertRefused(tokens, token.substring(0, token.length() - 4), "a scan of table 'prod-books'", FOREIGN);
	}

	@ParameterizedTest
	@MethodSource
	void tokenOfAnotherScopeIsRefused(PageTokens other, String scope) {
		String token = tokens(ASIMOV).encode(FOUNDATION);

		assertRefused(other, token, scope, FOREIGN);
	}

	static Stream<Object[]> tokenOfAnotherScopeIsRefused() {
		IndexSchema renamed = new IndexSchema("by-author",
				KeySchema.composite("author", ScalarAttributeType.S, "name", ScalarAttributeType.S), false, null);
		IndexSchema retyped = new IndexSchema("by-author",
				KeySchema.composite("author", ScalarAttributeType.S, "title", ScalarAttributeType.B), false, null);
		String query = "a query of index 'by-author' of table 'prod-books'";
		return Stream.of(
				new Object[] { table("test-books", ISBN, null).pageTokens(ASIMOV),
						"a query of index 'by-author' of table 'test-books'" },
				new Object[] { tokens(PageScope.query(BY_TITLE, text("Asimov"))),
						"a query of index 'by-title' of table 'prod-books'" },
				new Object[] { tokens(PageScope.query(null, text("Asimov"))), "a query of table 'prod-books'" },
				new Object[] { tokens(PageScope.query(BY_AUTHOR, text("Clarke"))), query },
				new Object[] { tokens(PageScope.query(renamed, text("Asimov"))), query },
				new Object[] { tokens(PageScope.query(retyped, text("Asimov"))), query },
				new Object[] { tokens(PageScope.scan(BY_AUTHOR)), "a scan of index 'by-author' of table 'prod-books'" },
				new Object[] { tokens(PageScope.scan(null)), "a scan of table 'prod-books'" },
				new Object[] { tokens(PageScope.segment(BY_AUTHOR, 1, 4)),
						"segment 1 of 4 of index 'by-author' of table 'prod-books'" });
	}

	@Test
	void tokenOfAnotherSegmentIsRefused() {
		Map<String, AttributeValue> key = Map.of("isbn", text("1"));
		String token = tokens(PageScope.segment(null, 1, 4)).encode(key);

		assertThat(tokens(PageScope.segment(null, 1, 4)).decode(token)).isEqualTo(key);
		for (PageScope scope : List.of(PageScope.segment(null, 2, 4), PageScope.segment(null, 1, 5),
				PageScope.segment(null, 1, 41), PageScope.scan(null))) {
			assertRefused(tokens(scope), token, scope.describe("prod-books"), FOREIGN);
		}
	}

	@Test
	void wholeScanIsItsOnlySegment() {
		Map<String, AttributeValue> key = Map.of("isbn", text("1"));

		assertThat(tokens(PageScope.segment(null, 0, 1)).decode(tokens(PageScope.scan(null)).encode(key)))
			.isEqualTo(key);
	}

	@Test
	void tokenOfASecretIsRefusedWithoutItAndWithAnother() {
		String token = secretTokens(SECRET).encode(FOUNDATION);
		String query = "a query of index 'by-author' of table 'prod-books'";

		assertThat(secretTokens(SECRET).decode(token)).isEqualTo(FOUNDATION);
		assertRefused(tokens(ASIMOV), token, query, "one that was made with a page token secret, where none is set");
		assertRefused(secretTokens("another secret text"), token, query, FOREIGN + ", or with another secret");
	}

	@Test
	void tokenWithoutSecretIsRefusedWhereThereIsOne() {
		assertRefused(secretTokens(SECRET), tokens(ASIMOV).encode(FOUNDATION),
				"a query of index 'by-author' of table 'prod-books'",
				"one that was made without the page token secret");
	}

	@ParameterizedTest
	@MethodSource
	void forgedTokenWhoseSealFitsIsRefused(byte[] values) {
		PageTokens tokens = table("prod-books", LINE, null).pageTokens(PageScope.scan(null));

		assertRefused(tokens, forged(values), "a scan of table 'prod-books'", "one that this library did not make");
	}

	static Stream<byte[]> forgedTokenWhoseSealFitsIsRefused() {
		return Stream.of(new byte[] {}, new byte[] { 0 }, new byte[] { 0, 1 }, new byte[] { 0, 1, 'a' },
				new byte[] { 0, 0, 0, 0 }, new byte[] { 0, 1, 'a', 0, 1, 'x' }, new byte[] { 0, 1, 'a', 0, 1, '-' },
				new byte[] { 0, 1, 'a', 0, 0 }, new byte[] { 0, 0, 0, 1, '1' }, new byte[] { 0, 1, 'a', 0, 2, '1' },
				new byte[] { 0, 1, 'a', 0, 1, '1', 0 }, new byte[] { 0x7f, 0x7f, 'a', 0, 1, '1' },
				new byte[] { -1, -1, -1, -1 });
	}

	// What everybody can do where there is no secret.
	private static String forged(byte[] values) {
		byte[] token = new byte[values.length + 1];
		token[0] = 2;
		System.arraycopy(values, 0, token, 1, values.length);
		List<byte[]> parts = new ArrayList<>(List.of(token));
		for (String part : List.of("prod-books", "", "0/1", "", "order", "S", "line", "N")) {
			parts.add(part.getBytes(StandardCharsets.UTF_8));
		}
		byte[] sealed = Arrays.copyOf(token, token.length + PageTokenSeal.LENGTH);
		System.arraycopy(new PageTokenSeal(null).seal(parts), 0, sealed, token.length, PageTokenSeal.LENGTH);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

	@Test
	void formatOfATokenStaysAsItIs() {
		assertThat(table("prod-books", LINE, null).pageTokens(PageScope.scan(null))
			.decode(forged(new byte[] { 0, 1, 'a', 0, 2, '1', '7' })))
			.isEqualTo(Map.of("order", text("a"), "line", AttributeValue.fromN("17")));
		assertThat(tokens(ASIMOV).encode(FOUNDATION))
			.isEqualTo("AgANMC01NTMtMjkzMzUtNAAKRm91bmRhdGlvblg9-48dv5UFSTARyqOXwRs");
	}

	@Test
	void startKeyIsWhatAnItemHasOfTheKeys() {
		Map<String, AttributeValue> item = Map.of("isbn", text("1"), "author", text("Asimov"), "title", text("Nemesis"),
				"price", AttributeValue.fromN("10"));

		assertThat(tokens(ASIMOV).attributes()).containsExactlyInAnyOrder("isbn", "author", "title");
		assertThat(tokens(ASIMOV).startKey(item))
			.isEqualTo(Map.of("isbn", text("1"), "author", text("Asimov"), "title", text("Nemesis")));
		assertThat(tokens(PageScope.scan(null)).startKey(item)).isEqualTo(Map.of("isbn", text("1")));
	}

	@Test
	void keysThatAreNotAsDeclaredAreNamed() {
		assertThatExceptionOfType(KeySchemaException.class)
			.isThrownBy(() -> tokens(PageScope.scan(BY_AUTHOR)).encode(Map.of("isbn", AttributeValue.fromN("1"))))
			.withMessage("Mapping 'books' expected the items of a scan of index 'by-author' of table 'prod-books' to "
					+ "have key attributes {isbn=S, author=S, title=S}, found {isbn=N}. Declare the keys that table and "
					+ "index have.");
	}

	@Test
	void scanGoesOnAtTheTokenOfItsPage() {
		String name = tables.create(LINE);
		for (int line = 0; line < 3; line++) {
			Map<String, AttributeValue> item = Map.of("order", text("o-17"), "line",
					AttributeValue.fromN(String.valueOf(line)));
			tables.raw().putItem((request) -> request.tableName(name).item(item));
		}
		PageTokens tokens = table(name, LINE, SECRET).pageTokens(PageScope.scan(null));

		String token = tokens
			.encode(tables.raw().scan((request) -> request.tableName(name).limit(2)).lastEvaluatedKey());

		assertThat(
				tables.raw().scan((request) -> request.tableName(name).exclusiveStartKey(tokens.decode(token))).items())
			.containsExactly(Map.of("order", text("o-17"), "line", AttributeValue.fromN("2")));
		assertThat(tables.requests().operations()).isEmpty();
	}

}
