package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.util.concurrent.RejectedExecutionException;

import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class RegionOfTableTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withBean(DynamoDbClientBuilderCustomizer.class,
				() -> (builder) -> builder.endpointOverride(URI.create("http://localhost:1")))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.table-name-prefix=prod-",
				"dynamodb.tables.books=", "dynamodb.tables.local.region=eu-central-1",
				"dynamodb.tables.american.region=us-east-1", "dynamodb.tables.stateside.region=us-east-1",
				"dynamodb.tables.asian.region=ap-south-1");

	@Test
	void tablesOfOneRegionShareAClient() {
		this.contextRunner.run((context) -> {
			DynamoDbClient client = context.getBean(DynamoDbClient.class);

			assertThat(client(context, "books")).isSameAs(client);
			assertThat(client(context, "local")).isSameAs(client);
			assertThat(client(context, "american")).isNotSameAs(client).isSameAs(client(context, "stateside"));
			assertThat(region(context, "books")).isEqualTo(Region.EU_CENTRAL_1);
			assertThat(region(context, "american")).isEqualTo(Region.US_EAST_1);
			assertThat(region(context, "asian")).isEqualTo(Region.AP_SOUTH_1);
		});
	}

	@Test
	void clientsAreBuiltAlike() {
		this.contextRunner.run((context) -> {
			DynamoMapping<?, ?> american = context.getBean("american", DynamoMapping.class);

			assertThat(american.client().serviceClientConfiguration().endpointOverride())
				.contains(URI.create("http://localhost:1"));
			assertThat(american.client().serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
				.isPresent();
			assertThat(american.tableName()).isEqualTo("prod-american");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://vpce-0a1b.dynamodb.us-east-1.vpce.amazonaws.com",
			"https://dynamodb.us-east-1.api.aws", "http://localhost:8000" })
	void anEndpointMayServeTheRegionOfATable(String endpoint) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + endpoint,
					"dynamodb.tables.american.region=us-east-1")
			.run((context) -> assertThat(region(context, "american")).isEqualTo(Region.US_EAST_1));
	}

	@Test
	void endpointIsLoggedOnce(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("http://localhost:1")).hasSize(1);
	}

	@Test
	void clientsAreClosedWithTheContext() {
		DynamoMapping<?, ?>[] american = new DynamoMapping<?, ?>[1];

		this.contextRunner.run((context) -> american[0] = context.getBean("american", DynamoMapping.class));

		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> american[0].client().listTables());
		assertThatIllegalStateException().isThrownBy(() -> american[0].isEmpty());
	}

	private static DynamoDbClient client(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, DynamoMapping.class).client();
	}

	private static Region region(BeanFactory beanFactory, String name) {
		return client(beanFactory, name).serviceClientConfiguration().region();
	}

}
