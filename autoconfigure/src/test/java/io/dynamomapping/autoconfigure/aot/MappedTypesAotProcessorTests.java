package io.dynamomapping.autoconfigure.aot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class MappedTypesAotProcessorTests {

	private static final List<Class<?>> STORED = List.of(Media.class, Media.Kind.class, Media.Person.class,
			Media.Life.class, Media.Format.class, Media.Paper.class, Media.Screen.class, Media.Resolution.class,
			Media.Chapter.class, Media.Image.class, Media.Cover.class, Media.Colour.class, Media.Artist.class,
			Media.Award.class, Media.Hugo.class, Media.Nebula.class, Media.Jury.class, Media.Shelf.class,
			Media.ShelfSerializer.class);

	@Test
	void typesOfConfiguredTablesCanBeBound() {
		RuntimeHints hints = process("dynamodb.tables.media.value-type=" + Media.class.getName());

		assertThat(STORED).allSatisfy((type) -> assertThat(constructs(type)).accepts(hints));
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Media.class, "people")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Media.Jury.class, "chair")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Media.Cover.class, "getColour"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Media.Shelf.class, "parse")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Media.Cover.class, "artist")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Media.Kind.class)
			.withMemberCategory(MemberCategory.ACCESS_DECLARED_FIELDS)).accepts(hints);
	}

	@Test
	void keysOfTwoComponentsCanBeBound() {
		RuntimeHints hints = process("dynamodb.tables.lines.key-type=" + Line.Key.class.getName(),
				"dynamodb.tables.lines.value-type=" + Line.class.getName());

		assertThat(constructs(Line.Key.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Line.Key.class, "position")).accepts(hints);
	}

	@Test
	void typesOfMappingsOfTheApplicationCanBeBound() {
		RuntimeHints hints = process();

		assertThat(constructs(Note.class)).accepts(hints);
		assertThat(constructs(Author.class)).accepts(hints);
	}

	@Test
	void schemalessAndUnknownTypesNeedNothing() {
		RuntimeHints hints = process("dynamodb.tables.settings.partition-key-name=group");

		assertThat(constructs(Media.class)).rejects(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Map.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)).rejects(hints);
	}

	@Test
	void whatTheLibraryLooksUpByNameIsThere() {
		RuntimeHints hints = new RuntimeHints();

		new DynamoMappingRuntimeHints().registerHints(hints, getClass().getClassLoader());

		assertThat(hints.reflection().typeHints()).map((hint) -> hint.getType().getSimpleName())
			.containsExactlyInAnyOrder("Executors", "SchemalessType");
	}

	/** The other way round: by what a mapping makes Jackson look into. */
	@Test
	void everythingThatStoringAndReadingReachesHasHints() {
		RuntimeHints hints = process("dynamodb.tables.media.value-type=" + Media.class.getName());
		Reached reached = new Reached();
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
				DynamoDbClient client = client(dynamoDb);
				DynamoMappings mappings = DynamoMappings.builder(client)
					.jsonMapper((mapper) -> mapper.addModule(reached.module()))
					.build()) {
			DynamoMapping<String, Media> media = mappings.open("media", String.class, Media.class,
					MappingOptions.defaults());
			mappings.tables().createIfMissing(mappings.tables().definition(media));
			media.put("foundation", Media.FOUNDATION);
			assertThat(media.get("foundation")).usingRecursiveComparison().isEqualTo(Media.FOUNDATION);
		}

		assertThat(reached.types).contains(Media.class, Media.Paper.class, Media.Hugo.class, Media.Colour.class)
			.allSatisfy((type) -> assertThat(constructs(type)).accepts(hints));
	}

	private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
		return DynamoDbClient.builder()
			.endpointOverride(dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

	private static Predicate<RuntimeHints> constructs(Class<?> type) {
		return RuntimeHintsPredicates.reflection()
			.onType(type)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	private static RuntimeHints process(String... properties) {
		TestGenerationContext generation = new TestGenerationContext(MappedTypesAotProcessorTests.class);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			return generation.getRuntimeHints();
		}
	}

	private record Reached(Set<Class<?>> types) {

		Reached() {
			this(ConcurrentHashMap.newKeySet());
		}

		SimpleModule module() {
			return new SimpleModule().setSerializerModifier(new ValueSerializerModifier() {
				@Override
				public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier bean,
						ValueSerializer<?> serializer) {
					add(bean.getBeanClass());
					return serializer;
				}
			}).setDeserializerModifier(new ValueDeserializerModifier() {
				@Override
				public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
						BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
					add(bean.getBeanClass());
					return deserializer;
				}
			});
		}

		private void add(Class<?> type) {
			if (Arrays.asList(Media.class.getDeclaredClasses()).contains(type) || type == Media.class) {
				this.types.add(type);
			}
		}

	}

	record Line(String order, int position, String isbn) {

		record Key(String order, int position) {

		}

	}

	record Note(String id, Author author) {

	}

	record Author(String name) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class })
	static class Application {

		@Bean
		DynamoMapping<String, Note> notes(DynamoMappings mappings) {
			return mappings.open("notes", String.class, Note.class, MappingOptions.defaults().withKeys("id", null));
		}

		@Bean
		DynamoMapping<?, ?> unknown(DynamoMappings mappings) {
			return mappings.open("unknown", String.class, Note.class, MappingOptions.defaults().withKeys("id", null));
		}

	}

}
