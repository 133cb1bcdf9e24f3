package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadingRefusalTests {

	private static final String SECRET = "s3cret";

	private static final AttributeValue TEXT = AttributeValue.fromS(SECRET);

	private static final AttributeValue EMPTY = AttributeValue.fromS("");

	private static final AttributeValue NUMBER = AttributeValue.fromN("7");

	private static final AttributeValue TRUE = AttributeValue.fromBool(true);

	private static final AttributeValue BINARY = AttributeValue.fromB(SdkBytes.fromUtf8String(SECRET));

	private static final AttributeValue MAP = AttributeValue.fromM(Map.of("a", TEXT));

	private static final AttributeValue LIST = AttributeValue.fromL(List.of(TEXT));

	private final ItemCodec<Book> codec = new Codecs((builder) -> {
	}, List.of()).itemCodec(Book.class, NullPolicy.OMIT, "value");

	@ParameterizedTest
	@MethodSource("items")
	void namesAttributeAndTypesButNoValue(String attribute, AttributeValue value, String path, String message) {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.codec.decode(Map.of(attribute, value)))
			.withMessage("Attribute '" + path + "' of Book: expected " + message
					+ ". Declare it as what is stored, or correct the item.")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo(path));
	}

	static Stream<Arguments> items() {
		String form = "found S (string) of another form";
		String covers = "one of 'HARD', 'SOFT', ";
		String time = "date, time and offset as in 2026-11-21T00:00:00Z, ";
		return Stream.of(nested("row", TEXT, "shelf.row", "an integer, found S (string)"),
				nested("row", AttributeValue.fromN("1.5"), "shelf.row",
						"an integer, found N (number) with a fraction or beyond the range of int"),
				nested("row", AttributeValue.fromN("3000000000"), "shelf.row",
						"an integer, found N (number) with a fraction or beyond the range of int"),
				nested("row", AttributeValue.fromS("7"), "shelf.row", "an integer, found S (string)"),
				nested("row", TRUE, "shelf.row", "an integer, found BOOL (boolean)"),
				Arguments.of("shelf", TEXT, "shelf", "a value for Shelf, found S (string)"),
				Arguments.of("shelf", EMPTY, "shelf", "a value for Shelf, found S (string)"),
				Arguments.of("shelves", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of()), MAP, LIST)),
						"shelves[2]", "a value for Shelf, found L (list)"),
				Arguments.of("title", NUMBER, "title", "a string, found N (number)"),
				Arguments.of("title", TRUE, "title", "a string, found BOOL (boolean)"),
				Arguments.of("title", BINARY, "title", "a string, found B (binary)"),
				Arguments.of("title", MAP, "title", "a string, found M (map)"),
				Arguments.of("title", AttributeValue.fromSs(List.of(SECRET)), "title",
						"a string, found SS (string set)"),
				Arguments.of("price", TEXT, "price", "a number, found S (string)"),
				Arguments.of("weight", TRUE, "weight", "a number, found BOOL (boolean)"),
				Arguments.of("sold", NUMBER, "sold", "a boolean, found N (number)"),
				Arguments.of("sold", AttributeValue.fromS("true"), "sold", "a boolean, found S (string)"),
				Arguments.of("tags", AttributeValue.fromNs(List.of("1")), "tags[0]", "a string, found N (number)"),
				Arguments.of("tags", TEXT, "tags", "a set, found S (string)"),
				Arguments.of("counts", AttributeValue.fromM(Map.of("a.b", TEXT)), "counts.`a.b`",
						"an integer, found S (string)"),
				Arguments.of("counts", LIST, "counts", "a map, found L (list)"),
				Arguments.of("cover", TEXT, "cover", covers + form),
				Arguments.of("cover", EMPTY, "cover", covers + form),
				Arguments.of("cover", NUMBER, "cover", covers + "found N (number)"),
				Arguments.of("printed", TEXT, "printed", time + form),
				Arguments.of("printed", AttributeValue.fromS("2026-11-21T00:00:00"), "printed", time + form),
				Arguments.of("printed", NUMBER, "printed", "date, time and offset as text, found N (number)"),
				Arguments.of("bought", TEXT, "bought", "a value for LocalDate, " + form),
				Arguments.of("bought", EMPTY, "bought", "a value for LocalDate, " + form),
				Arguments.of("id", TEXT, "id", "a value for UUID, " + form),
				Arguments.of("picture", TEXT, "picture", "binary, found S (string)"),
				Arguments.of("scan", NUMBER, "scan", "binary, found N (number)"),
				Arguments.of("letter", TEXT, "letter", "a single character, " + form));
	}

	private static Arguments nested(String name, AttributeValue value, String path, String message) {
		return Arguments.of("shelf", AttributeValue.fromM(Map.of(name, value)), path, message);
	}

	@Test
	void keepsWhatAConstructorThrew() {
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.codec
				.decode(Map.of("shelf", AttributeValue.fromM(Map.of("row", AttributeValue.fromN("-1"))))))
			.withMessage(
					"Attribute 'shelf' of Book: expected a value that its type takes, its constructor, setter or codec"
							+ " threw IllegalArgumentException. The cause says more.")
			.havingCause()
			.isExactlyInstanceOf(IllegalArgumentException.class)
			.withMessage("row -1");
	}

	@Test
	void readsTimeInAnyIsoForm() {
		List<String> texts = List.of("2026-11-21T00:00:00Z", "2026-11-21T00:00Z", "2026-11-21t00:00:00.0z",
				"2026-11-21T01:00:00+01:00", "2026-11-21T01:00:00+0100", "2026-11-21T01:00:00+01",
				"2026-11-21T01:00:00+01:00[Europe/Vienna]", "2026-11-21T00:00:00.000000000Z");

		assertThat(texts).map((text) -> this.codec.decode(Map.of("printed", AttributeValue.fromS(text))).printed())
			.containsOnly(Instant.parse("2026-11-21T00:00:00Z"));
	}

	@Test
	void readsANumberWithAnExponentAsInteger() {
		Book book = this.codec
			.decode(Map.of("shelf", AttributeValue.fromM(Map.of("row", AttributeValue.fromN("1.2E1")))));

		assertThat(book.shelf()).isEqualTo(new Shelf(12));
	}

	@Test
	void namesTheValueAttributeThatIsMissing() {
		ItemCodec<String> strings = new Codecs((builder) -> {
		}, List.of()).itemCodec(String.class, NullPolicy.OMIT, "text");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> strings.decode(Map.of("value", TEXT)))
			.withMessage("Expected String in attribute 'text', found no such attribute. Set the value attribute of the"
					+ " mapping to the one that holds its values.")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("text"));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> strings.decode(Map.of("text", NUMBER)))
			.withMessage(
					"Attribute 'text' of String: expected a string, found N (number). Declare it as what is stored,"
							+ " or correct the item.");
	}

	@Test
	void tellsWhichTypeCannotBeBuilt() {
		ItemCodec<Object> abstractCodec = new Codecs((builder) -> {
		}, List.of()).itemCodec(Unbuildable.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> abstractCodec.decode(Map.of()))
			.withMessageStartingWith("Item of Unbuildable: cannot be read: Cannot construct instance of ")
			.withNoCause();
	}

	enum Cover {

		HARD, SOFT

	}

	record Shelf(int row) {

		Shelf {
			if (row < 0) {
				throw new IllegalArgumentException("row " + row);
			}
		}

	}

	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Book(String title, BigDecimal price, double weight, boolean sold, Set<String> tags,
			Map<String, Integer> counts, Cover cover, Instant printed, LocalDate bought, UUID id, byte[] picture,
			ByteBuffer scan, char letter, @Nullable Shelf shelf, List<Shelf> shelves) {

	}

	interface Unbuildable {

		String getTitle();

	}

}
