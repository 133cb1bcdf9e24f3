package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.autoconfigure.DynamoMappingProperties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.DefaultValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/properties.md} against the code.
 */
@NullMarked
class PropertyDocumentationTests {

	private static final Path SOURCE = Path
		.of("../autoconfigure/src/main/java/io/dynamomapping/autoconfigure/DynamoMappingProperties.java");

	private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ((?:(?!@param|\\*/).)+)", Pattern.DOTALL);

	@Test
	void everyPropertyIsDocumented() throws IOException {
		List<String> documented = Files.readAllLines(Path.of("../docs/properties.md"))
			.stream()
			.filter((line) -> line.startsWith("| `dynamodb.") || line.startsWith("| `management."))
			.toList();

		assertThat(documented).containsExactlyElementsOf(properties().map(Property::row).toList());
	}

	@Test
	void everyDescriptionIsWellFormed() throws IOException {
		assertThat(properties()).allSatisfy((property) -> {
			assertThat(property.description()).as(property.name()).matches("[A-Z].*\\.");
			assertThat(property.description()).as(property.name()).doesNotMatch("(The|A|An) .*");
			assertThat(property.description().startsWith("Whether to ")).as(property.name())
				.isEqualTo("Boolean".equals(property.type()));
		});
	}

	private static Stream<Property> properties() throws IOException {
		List<Property> application = metadata(DynamoMappingProperties.class, "dynamodb.");
		List<Property> management = metadata(DynamoMappingProperties.class, "management.");
		List<Property> embedded = metadata(EmbeddedDynamoDbProperties.class, "dynamodb.");
		return Stream
			.of(application.stream(), properties("dynamodb.clients.*.", DynamoMappingProperties.Client.class),
					properties("dynamodb.tables.*.", DynamoMappingProperties.Table.class),
					properties("dynamodb.tables.*.indexes.*.", DynamoMappingProperties.Index.class),
					management.stream(), embedded.stream())
			.flatMap((stream) -> stream);
	}

	private static List<Property> metadata(Class<?> type, String prefix) throws IOException {
		String location = type.getProtectionDomain().getCodeSource().getLocation().toString();
		String root = location.endsWith(".jar") ? "jar:" + location + "!/" : location;
		try (InputStream stream = URI.create(root + "META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared()
				.readTree(stream)
				.get("properties")
				.valueStream()
				.map(PropertyDocumentationTests::property)
				.filter((property) -> property.name().startsWith(prefix))
				.sorted(Comparator.comparing(Property::name))
				.toList();
		}
	}

	private static Property property(JsonNode metadata) {
		return new Property(metadata.get("name").asString(), simple(metadata.get("type").asString()),
				metadata.path("defaultValue").asString(""), metadata.path("description").asString(""));
	}

	private static Stream<Property> properties(String prefix, Class<?> type) throws IOException {
		Map<String, String> descriptions = descriptions(type);
		Parameter[] parameters = Arrays.stream(type.getDeclaredConstructors())
			.filter((constructor) -> constructor.getParameterCount() == type.getRecordComponents().length)
			.findFirst()
			.orElseThrow()
			.getParameters();
		RecordComponent[] components = type.getRecordComponents();
		return IntStream.range(0, components.length)
			.mapToObj((index) -> property(prefix, components[index], parameters[index],
					descriptions.getOrDefault(components[index].getName(), "")));
	}

	private static Property property(String prefix, RecordComponent component, Parameter parameter,
			String description) {
		DefaultValue value = parameter.getAnnotation(DefaultValue.class);
		String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		String type = (component.getType() == boolean.class) ? "Boolean"
				: simple(component.getGenericType().getTypeName());
		return new Property(prefix + name, type, (value != null && value.value().length > 0) ? value.value()[0] : "",
				description);
	}

	private static Map<String, String> descriptions(Class<?> type) throws IOException {
		String source = Files.readString(SOURCE);
		String before = source.substring(0, source.indexOf("record " + type.getSimpleName() + "("));
		String javadoc = before.substring(before.lastIndexOf("/**"));
		return PARAMETER.matcher(javadoc)
			.results()
			.collect(Collectors.toMap((result) -> result.group(1), PropertyDocumentationTests::text));
	}

	private static String text(MatchResult parameter) {
		return parameter.group(2).replaceAll("\\s*\\*?\\s+", " ").strip();
	}

	private static String simple(String type) {
		return type.replaceAll("[\\w.]+[.$](?=[A-Z]\\w*(?![\\w$]))", "").replaceAll(", *", ", ");
	}

	private record Property(String name, String type, String defaultValue, String description) {

		String row() {
			String value = this.defaultValue.isEmpty() ? "" : "`" + this.defaultValue + "`";
			return "| `%s` | `%s` | %s | %s |".formatted(this.name, this.type, value, this.description);
		}

	}

}
