package io.dynamomapping.model;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.dynamomapping.KeySchema;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.testing.Schemaless;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Types of keys and values.
 *
 * @param name what they are called in messages
 * @param schema the key attributes
 * @param keyType the type of the keys
 * @param valueType the type of the values
 * @param keys some keys
 * @param value makes a value
 * @param content takes a value apart
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
record Kind<K, V>(String name, KeySchema schema, Class<K> keyType, Type valueType, List<K> keys,
		BiFunction<K, Content, V> value, Function<V, Content> content) {

	private static final KeySchema SIMPLE = KeySchema.simple("id", ScalarAttributeType.S);

	private static final KeySchema COMPOSITE = KeySchema.composite("owner", ScalarAttributeType.S, "line",
			ScalarAttributeType.N);

	private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "größe", " ", "id");

	private static final List<Place> PLACES = IntStream.range(0, 8)
		.mapToObj((number) -> new Place("owner " + number % 3, number))
		.toList();

	/** Records under a partition key. */
	static final Kind<String, Note> NOTES = new Kind<>("records by partition key", SIMPLE, String.class, Note.class,
			IDS,
			(id, content) -> new Note(id, content.text(), content.number(), content.version(), content.expiresAt()),
			(note) -> new Content(note.text(), note.number(), note.version(), note.expiresAt()));

	/** Records under a partition key and a sort key. */
	static final Kind<Place, Line> LINES = new Kind<>("records by partition key and sort key", COMPOSITE, Place.class,
			Line.class, PLACES,
			(place, content) -> new Line(place.owner(), place.line(), content.text(), content.number(),
					content.version(), content.expiresAt()),
			(line) -> new Content(line.text(), line.number(), line.version(), line.expiresAt()));

	/** Maps under a partition key. */
	static final Kind<String, Map<String, Object>> MAPS = new Kind<>("maps by partition key", SIMPLE, String.class,
			Schemaless.TYPE, IDS, (id, content) -> map(content), Kind::content);

	/** Maps under a partition key and a sort key. */
	static final Kind<Place, Map<String, Object>> SORTED_MAPS = new Kind<>("maps by partition key and sort key",
			COMPOSITE, Place.class, Schemaless.TYPE, PLACES, (place, content) -> map(content), Kind::content);

	/** All of them. */
	static final List<Kind<?, ?>> ALL = List.of(NOTES, LINES, MAPS, SORTED_MAPS);

	private static Map<String, Object> map(Content content) {
		Map<String, Object> map = new HashMap<>();
		map.put("text", content.text());
		map.put("number", BigDecimal.valueOf(content.number()));
		if (content.version() != null) {
			map.put("version", BigDecimal.valueOf(content.version()));
		}
		if (content.expiresAt() != null) {
			map.put("expiresAt", BigDecimal.valueOf(content.expiresAt()));
		}
		return map;
	}

	private static Content content(Map<String, Object> map) {
		return new Content(String.valueOf(map.get("text")),
				Math.toIntExact(Objects.requireNonNull(number(map.get("number")))), number(map.get("version")),
				number(map.get("expiresAt")));
	}

	private static @Nullable Long number(@Nullable Object number) {
		return (number instanceof BigDecimal decimal) ? Long.valueOf(decimal.longValue()) : null;
	}

	boolean isSchemaless() {
		return this.valueType == Schemaless.TYPE;
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A record under a partition key.
	 *
	 * @param id the key
	 * @param text a text
	 * @param number a number
	 * @param version the version
	 * @param expiresAt when it expires
	 */
	record Note(@PartitionKey String id, String text, int number, @Nullable Long version, @Nullable Long expiresAt) {
	}

	/**
	 * A partition key and a sort key.
	 *
	 * @param owner the partition key
	 * @param line the sort key
	 */
	record Place(@PartitionKey String owner, @SortKey int line) {
	}

	/**
	 * A record under a partition key and a sort key.
	 *
	 * @param owner the partition key
	 * @param line the sort key
	 * @param text a text
	 * @param number a number
	 * @param version the version
	 * @param expiresAt when it expires
	 */
	record Line(@PartitionKey String owner, @SortKey int line, String text, int number, @Nullable Long version,
			@Nullable Long expiresAt) {
	}

}
