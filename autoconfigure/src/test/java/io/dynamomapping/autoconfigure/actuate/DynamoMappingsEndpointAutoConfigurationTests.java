package io.dynamomapping.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.actuate.MappingDescriptor.IndexDescriptor;
import io.dynamomapping.autoconfigure.actuate.MappingDescriptor.KeyDescriptor;
import io.dynamomapping.autoconfigure.actuate.MappingDescriptor.TableDescriptor;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoMappingsEndpointAutoConfigurationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				EndpointAutoConfiguration.class, DynamoMappingsEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=dynamomappings", "dynamodb.region=eu-central-1",
				"dynamodb.endpoint=" + DYNAMO_DB.endpoint(), "dynamodb.credentials.access-key-id=planted",
				"dynamodb.credentials.secret-access-key=planted", "dynamodb.table-name-prefix=endpoint-",
				"dynamodb.tables.visits.key-type=" + Visit.Key.class.getName(),
				"dynamodb.tables.visits.value-type=" + Visit.class.getName(),
				"dynamodb.tables.visits.on-startup=create", "dynamodb.tables.settings.partition-key-name=name");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void describesTypesKeysIndexesAndSizes() {
		this.contextRunner.run((context) -> {
			@SuppressWarnings("unchecked")
			DynamoMapping<Visit.Key, Visit> visits = context.getBean("visits", DynamoMapping.class);
			visits.clear();
			visits.put(new Visit.Key("VIE", 1), new Visit("VIE", 1, "someone"));
			MappingDescriptor mapping = mapping(context, "visits");
			TableDescriptor table = Objects.requireNonNull(mapping.table());
			assertThat(table.sizeInBytes()).isPositive();
			assertThat(mapping).isEqualTo(new MappingDescriptor(Visit.Key.class.getTypeName(),
					Visit.class.getTypeName(), "endpoint-visits", "eu-central-1", DYNAMO_DB.endpoint().toString(),
					new TableDescriptor("ACTIVE", 1, table.sizeInBytes(),
							List.of(new KeyDescriptor("airport", "S"), new KeyDescriptor("number", "N")),
							List.of(new IndexDescriptor("by-visitor", false, "ACTIVE", List.of("visitor"), "ALL", 1))),
					null));
		});
	}

	@Test
	void tellsNeitherItemsNorCredentials() {
		this.contextRunner.run((context) -> {
			@SuppressWarnings("unchecked")
			DynamoMapping<Visit.Key, Visit> visits = context.getBean("visits", DynamoMapping.class);
			visits.put(new Visit.Key("planted", 1), new Visit("planted", 1, "planted"));
			String json = new JsonMapper().writeValueAsString(context.getBean(DynamoMappingsEndpoint.class).mappings());
			assertThat(json).contains("endpoint-visits").doesNotContain("planted");
		});
	}

	@Test
	void aTableThatDoesNotAnswerHidesNoOther() {
		this.contextRunner.run((context) -> {
			var mappings = context.getBean(DynamoMappingsEndpoint.class).mappings().mappings();
			assertThat(mappings).containsOnlyKeys("settings", "visits");
			assertThat(mappings.get("visits")).extracting(MappingDescriptor::problem).isNull();
			assertThat(mappings.get("settings")).satisfies((settings) -> {
				assertThat(settings.valueType()).isEqualTo("java.util.Map<java.lang.String, java.lang.Object>");
				assertThat(settings.table()).isNull();
				assertThat(settings.problem()).contains("endpoint-settings");
			});
		});
	}

	@Test
	void describesMappingsOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnMapping.class)
			.run((context) -> assertThat(mapping(context, "own"))
				.extracting(MappingDescriptor::keyType, MappingDescriptor::valueType, MappingDescriptor::tableName)
				.containsExactly(Visit.Key.class.getTypeName(), Visit.class.getTypeName(), "endpoint-own"));
	}

	@Test
	void aMappingThatCannotBeOpenedHidesNoOther() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("dynamodb.tables.settings.on-startup=validate")
			.run((context) -> {
				MappingDescriptor settings = mapping(context, "settings");
				assertThat(settings.problem())
					.startsWith("Expected table 'endpoint-settings' of mapping 'settings' to be there");
				assertThat(settings.valueType()).isEqualTo("java.util.Map<java.lang.String, java.lang.Object>");
				assertThat(settings.tableName()).isNull();
				var mappings = context.getBean(DynamoMappingsEndpoint.class).mappings().mappings();
				assertThat(mappings).containsEntry("settings", settings).containsOnlyKeys("settings", "visits");
				assertThat(mappings.get("visits")).extracting(MappingDescriptor::problem).isNull();
			});
	}

	@Test
	void credentialsThatFailHideNoOther() {
		this.contextRunner.withUserConfiguration(LockedMapping.class).run((context) -> {
			var mappings = context.getBean(DynamoMappingsEndpoint.class).mappings().mappings();
			assertThat(mappings.get("locked")).satisfies((locked) -> {
				assertThat(locked.tableName()).isEqualTo("locked");
				assertThat(locked.region()).isEqualTo("eu-west-1");
				assertThat(locked.table()).isNull();
				// Not its message, which has a secret in it.
				assertThat(locked.problem()).isEqualTo("java.lang.IllegalStateException");
			});
			assertThat(mappings.get("visits")).extracting(MappingDescriptor::problem).isNull();
		});
	}

	@Test
	void describesSingletonsThatHaveNoDefinition() {
		this.contextRunner
			.withInitializer(
					(context) -> context
						.addBeanFactoryPostProcessor(
								(beanFactory) -> beanFactory
									.registerSingleton("plain",
											DynamoMappings.create(client(AnonymousCredentialsProvider.create()))
												.open("plain", Visit.Key.class, Visit.class))))
			.run((context) -> {
				var mappings = context.getBean(DynamoMappingsEndpoint.class).mappings().mappings();
				assertThat(mappings.get("plain"))
					.extracting(MappingDescriptor::keyType, MappingDescriptor::valueType, MappingDescriptor::tableName)
					.containsExactly("?", "?", "plain");
				assertThat(mappings.get("visits")).extracting(MappingDescriptor::problem).isNull();
			});
	}

	@Test
	void doesNotFindWhatIsNoMapping() {
		this.contextRunner.run((context) -> {
			DynamoMappingsEndpoint endpoint = context.getBean(DynamoMappingsEndpoint.class);
			assertThat(endpoint.mapping("nowhere")).isNull();
			assertThat(endpoint.mapping("dynamoDbClient")).isNull();
		});
	}

	@Test
	void isThereOnlyWhereItIsExposed() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(DynamoMappingsEndpoint.class));
		this.contextRunner.withPropertyValues("management.endpoint.dynamomappings.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(DynamoMappingsEndpoint.class));
	}

	@Test
	void doesWithoutMappings() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DynamoMappingsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=dynamomappings")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DynamoMappingsEndpoint.class));
	}

	private static MappingDescriptor mapping(AssertableApplicationContext context, String name) {
		return Objects.requireNonNull(context.getBean(DynamoMappingsEndpoint.class).mapping(name));
	}

	private static DynamoDbClient client(AwsCredentialsProvider credentials) {
		return DynamoDbClient.builder()
			.region(Region.EU_WEST_1)
			.endpointOverride(DYNAMO_DB.endpoint())
			.credentialsProvider(credentials)
			.build();
	}

	@NullMarked
	record Visit(@PartitionKey String airport, @SortKey int number,
			@PartitionKey(index = "by-visitor") String visitor) {

		@NullMarked
		record Key(String airport, int number) {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LockedMapping {

		@Bean
		DynamoMapping<Visit.Key, Visit> locked() {
			DynamoDbClient client = client(() -> {
				throw new IllegalStateException("planted");
			});
			return DynamoMappings.create(client).open("locked", Visit.Key.class, Visit.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMapping {

		@Bean
		DynamoMapping<Visit.Key, Visit> own(DynamoMappings mappings) {
			return mappings.open("own", Visit.Key.class, Visit.class);
		}

	}

}
