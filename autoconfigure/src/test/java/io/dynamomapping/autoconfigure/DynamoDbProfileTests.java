package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoDbProfileTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class));

	@BeforeEach
	void useOwnFiles(@TempDir Path directory) throws IOException {
		Path config = Files.writeString(directory.resolve("config"), """
				[profile dev]
				region = eu-north-1
				""");
		Path credentials = Files.writeString(directory.resolve("credentials"), """
				[dev]
				aws_access_key_id = AKIATRANTOR
				aws_secret_access_key = demerzel
				""");
		System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), config.toString());
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), credentials.toString());
		// The last link of the region chain asks the network, and waits.
		System.setProperty(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property(), "true");
	}

	@AfterEach
	void restore() {
		System.clearProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
		System.clearProperty(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property());
	}

	@Test
	void takesCredentialsAndRegionFromTheProfile() {
		this.contextRunner.withPropertyValues("dynamodb.profile=dev").run((context) -> {
			DynamoDbServiceClientConfiguration configuration = context.getBean(DynamoDbClient.class)
				.serviceClientConfiguration();

			assertThat(configuration.region()).isEqualTo(Region.EU_NORTH_1);
			assertThat(credentials(configuration)).isEqualTo(AwsBasicCredentials.create("AKIATRANTOR", "demerzel"));
		});
	}

	@Test
	void prefersTheRegionOfTheProperties() {
		this.contextRunner.withPropertyValues("dynamodb.profile=dev", "dynamodb.region=us-east-1")
			.run((context) -> assertThat(context.getBean(DynamoDbClient.class).serviceClientConfiguration().region())
				.isEqualTo(Region.US_EAST_1));
	}

	@Test
	void tellsWhenThereIsNoRegion() {
		this.contextRunner.run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected an AWS region, found none in the properties, "
					+ "in the environment, in the AWS configuration files or on an instance of EC2.");
			assertThat(analysis.getAction()).isEqualTo("Set 'dynamodb.region', for example to eu-central-1.");
		});
	}

	@Test
	void tellsWhenTheProfileHasNoRegion() {
		this.contextRunner.withPropertyValues("dynamodb.profile=prod").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected an AWS region, found none in the properties, "
					+ "in the environment, in the profile 'prod' or on an instance of EC2.");
			assertThat(analysis.getAction()).isEqualTo("Set 'dynamodb.region', for example to eu-central-1.");
		});
	}

	private static AwsCredentials credentials(DynamoDbServiceClientConfiguration configuration) {
		return ((AwsCredentialsProvider) configuration.credentialsProvider()).resolveCredentials();
	}

}
