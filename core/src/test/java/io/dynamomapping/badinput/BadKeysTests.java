package io.dynamomapping.badinput;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.dynamomapping.MappingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkBytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys that DynamoDB does not take, by every verb that takes a key.
 */
class BadKeysTests {

	private static final Class<? extends Throwable> ILLEGAL = IllegalArgumentException.class;

	@TestFactory
	Stream<DynamicTest> isRefused() {
		Notes texts = Notes.withKeys(String.class);
		Notes doubles = Notes.withKeys(Double.class);
		Notes numbers = Notes.withKeys(BigDecimal.class);
		Notes bytes = Notes.withKeys(SdkBytes.class);
		Notes chapters = Notes.withKeys(ChapterKey.class, MappingOptions.defaults().withKeys("book", "chapter"));
		return Stream.of(new Row("B1 null", texts, null, NullPointerException.class, ""),
				new Row("B1 null component", chapters, chapter("a", null), NullPointerException.class, "chapter"),
				new Row("B2 empty text", texts, "", ILLEGAL, "empty"),
				new Row("B2 empty binary", bytes, SdkBytes.fromByteArray(new byte[0]), ILLEGAL, "empty"),
				new Row("B2 empty component", chapters, new ChapterKey("", "a"), ILLEGAL, "book"),
				new Row("B2 empty sort key", chapters, new ChapterKey("a", ""), ILLEGAL, "chapter"),
				new Row("B3 2,049 bytes", texts, "x".repeat(2049), ILLEGAL, "2048"),
				new Row("B3 1,025 characters of two bytes", texts, "é".repeat(1025), ILLEGAL, "found 2050"),
				new Row("B3 513 characters of four bytes", texts, "🚀".repeat(513), ILLEGAL, "found 2052"),
				new Row("B3 2,049 bytes of binary", bytes, SdkBytes.fromByteArray(new byte[2049]), ILLEGAL, "2048"),
				new Row("B4 sort key of 1,025 bytes", chapters, new ChapterKey("a", "x".repeat(1025)), ILLEGAL, "1024"),
				new Row("B4 sort key of 513 characters of two bytes", chapters, new ChapterKey("a", "é".repeat(513)),
						ILLEGAL, "1024"),
				new Row("B5 first half of a pair", texts, "a\ud800b", ILLEGAL, "surrogate"),
				new Row("B5 second half at the end", texts, "a\udc00", ILLEGAL, "surrogate"),
				new Row("B5 half of a pair in a component", chapters, new ChapterKey("a", "\ud800"), ILLEGAL,
						"chapter"),
				new Row("B7 number for text", texts, 42, ClassCastException.class, "java.lang.Integer"),
				new Row("B7 text for record", chapters, "a", ClassCastException.class, "java.lang.String"),
				new Row("B8 NaN", doubles, Double.NaN, ILLEGAL, "NaN"),
				new Row("B8 infinity", doubles, Double.NEGATIVE_INFINITY, ILLEGAL, "infinity"),
				new Row("B8 Double.MIN_VALUE", doubles, Double.MIN_VALUE, ILLEGAL, "1E-130"),
				new Row("B8 Double.MAX_VALUE", doubles, Double.MAX_VALUE, ILLEGAL, "9.99E+125"),
				new Row("B9 39 digits", numbers, new BigDecimal(BigInteger.TEN.pow(38).add(BigInteger.ONE)), ILLEGAL,
						"38 digits"),
				new Row("B9 1E126", numbers, new BigDecimal("1E126"), ILLEGAL, "9.99E+125"))
			.flatMap(Row::tests);
	}

	@SuppressWarnings("NullAway") // The null is what the row is about.
	private static ChapterKey chapter(String book, @Nullable String chapter) {
		return new ChapterKey(book, chapter);
	}

	record ChapterKey(String book, String chapter) {
	}

	private record Row(String name, Notes notes, @Nullable Object key, Class<? extends Throwable> type, String found) {

		Stream<DynamicTest> tests() {
			return KeyVerbs.all()
				.entrySet()
				.stream()
				.map((verb) -> DynamicTest.dynamicTest(this.name + ": " + verb.getKey(), () -> refused(verb)));
		}

		@SuppressWarnings("NullAway") // Some keys are null.
		private void refused(Map.Entry<String, BiConsumer<Notes, Object>> verb) {
			assertThatExceptionOfType(this.type).isThrownBy(() -> verb.getValue().accept(this.notes, this.key))
				.satisfies((ex) -> {
					if (!this.found.isEmpty()) {
						assertThat(ex).hasMessageContaining(this.found);
					}
				});
		}

	}

}
