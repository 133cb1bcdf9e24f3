package io.dynamomapping.autoconfigure.lifecycle;

import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application needs to start: nothing of these.
 */
@NullMarked
class StartTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.retry.max-attempts=1",
				"dynamodb.api-call-timeout=60s", "dynamodb.tables.items.partition-key-name=id",
				"dynamodb.tables.others.read-only=true");

	@AfterEach
	void restore() {
		System.clearProperty(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
	}

	@Test
	void startsWithoutPermissionToDescribeTables() {
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
				FaultProxy proxy = FaultProxy.before(dynamoDb.endpoint())) {
			proxy.inject(Fault.accessDenied()).on("DescribeTable");

			local(proxy.endpoint().toString()).run((context) -> {
				assertThat(proxy.calls()).isEmpty();
				items(context).client()
					.createTable((table) -> table.tableName("items")
						.attributeDefinitions(AttributeDefinition.builder()
							.attributeName("id")
							.attributeType(ScalarAttributeType.S)
							.build())
						.keySchema(KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
						.provisionedThroughput((units) -> units.readCapacityUnits(1L).writeCapacityUnits(1L)));
				items(context).put("a", Map.of("title", "Foundation"));

				assertThat(items(context).get("a")).containsEntry("title", "Foundation");
				assertThat(proxy.count("DescribeTable")).isZero();
			});
		}
	}

	@Test
	void startsWithoutNetwork() {
		local("http://localhost:1").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> items(context).get("a"))
				.withMessageContaining("nothing answers there");
		});
	}

	@Test
	void startsWithoutCredentials() {
		System.setProperty(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property(), "true");
		System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), "none");
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), "none");

		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> items(context).get("a"))
				.withMessageContaining("credentials");
		});
	}

	private ApplicationContextRunner local(String endpoint) {
		return this.contextRunner.withPropertyValues("dynamodb.endpoint=" + endpoint,
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local");
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Map<String, Object>> items(ApplicationContext context) {
		return context.getBean("items", DynamoMapping.class);
	}

}
