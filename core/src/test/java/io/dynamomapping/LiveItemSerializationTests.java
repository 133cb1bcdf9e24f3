package io.dynamomapping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemaless items that travel by Java serialization.
 */
class LiveItemSerializationTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@Test
	void itemBecomesAPlainMapOfTheSame() throws Exception {
		this.settings.put("theme", Map.of("colour", "dark", "size", 2, "fonts", List.of("serif"), "words", Set.of("a"),
				"icon", SdkBytes.fromUtf8String("*"), "window", Map.of("width", 640)));
		Map<String, @Nullable Object> item = this.settings.at("theme").require();
		tables.requests().clear();

		Map<?, ?> copy = (Map<?, ?>) copy(item);

		assertThat(item).isInstanceOf(Serializable.class);
		assertThat(copy).isNotInstanceOf(DynamoItem.class).isEqualTo(item);
		assertThat(copy.get("window")).isNotInstanceOf(item.getOrDefault("window", "").getClass());
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void copyDoesNotWriteThrough() throws Exception {
		this.settings.put("theme", Map.of("colour", "dark"));

		@SuppressWarnings("unchecked")
		Map<String, @Nullable Object> copy = (Map<String, @Nullable Object>) copy(this.settings.at("theme").require());
		copy.put("colour", "light");

		assertThat(this.settings.at("theme").require()).containsEntry("colour", "dark");
	}

	private static Object copy(Object object) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(object);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return in.readObject();
		}
	}

}
