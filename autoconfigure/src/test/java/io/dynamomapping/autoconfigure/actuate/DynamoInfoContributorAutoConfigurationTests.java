package io.dynamomapping.autoconfigure.actuate;

import java.util.Map;
import java.util.Set;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.util.VersionInfo;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoInfoContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoInfoContributorAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.access-key-id=planted",
				"dynamodb.credentials.secret-access-key=planted", "dynamodb.tables.settings.partition-key-name=name");

	@Test
	void tellsNothingUnlessAsked() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(DynamoInfoContributor.class));
	}

	@Test
	void tellsWhereAndWhat() {
		this.contextRunner.withPropertyValues("management.info.dynamodb.enabled=true").run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(DynamoInfoContributor.class).contribute(builder);
			Info info = builder.build();
			assertThat(info.getDetails()).containsExactly(Map.entry("dynamodb", Map.of("region", "eu-central-1",
					"sdkVersion", VersionInfo.SDK_VERSION, "mappings", Set.of("settings"))));
		});
	}

	@Test
	void tellsTheEndpoint() {
		this.contextRunner
			.withPropertyValues("management.info.dynamodb.enabled=true", "dynamodb.endpoint=http://localhost:8000")
			.run((context) -> {
				Info.Builder builder = new Info.Builder();
				context.getBean(DynamoInfoContributor.class).contribute(builder);
				assertThat(builder.build().get("dynamodb")).asInstanceOf(InstanceOfAssertFactories.MAP)
					.containsEntry("endpoint", "http://localhost:8000");
			});
	}

	@Test
	void doesWithoutMappings() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DynamoInfoContributorAutoConfiguration.class))
			.withPropertyValues("management.info.dynamodb.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DynamoInfoContributor.class));
	}

}
