package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses that others may listen at.
 */
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class TransportTests {

	private static final String WARNING = "WARN  i.d.a.Transport : Requests to DynamoDB go to %s without"
			+ " encryption, where items and session tokens can be read and answers be changed. Use https; or, if this"
			+ " is no more than a DynamoDB for development, credentials whose access key and secret are the same text";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@AfterEach
	void restore() {
		System.clearProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property());
	}

	@Test
	void warnsOnceOfPlainHttp(CapturedOutput output) {
		credentials("AKIASELDON", "psychohistory").withPropertyValues("dynamodb.endpoint=http://trantor:8000")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).containsExactly(WARNING.formatted("http://trantor:8000"));
	}

	@Test
	void warnsOfTheDefaultChain(CapturedOutput output) {
		this.contextRunner.withPropertyValues("dynamodb.endpoint=HTTP://192.168.0.7:8000")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).containsExactly(WARNING.formatted("HTTP://192.168.0.7:8000"));
	}

	@Test
	void warnsOfNamedClients(CapturedOutput output) {
		credentials("AKIASELDON", "psychohistory")
			.withPropertyValues("dynamodb.clients.archive.endpoint=http://trantor:8000",
					"dynamodb.tables.old-books.client=archive", "dynamodb.tables.older-books.client=archive")
			.run((context) -> {
				context.getBean(DynamoMappingRegistry.class).get("old-books");
				context.getBean(DynamoMappingRegistry.class).get("older-books");
			});

		assertThat(warnings(output)).containsExactly(WARNING.formatted("http://trantor:8000"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8000", "http://dynamodb.localhost:8000", "http://127.0.0.1:8000",
			"http://127.1.2.3", "http://[::1]:8000", "https://trantor:8000", "HTTPS://trantor" })
	void isSilentOfLoopbackAndHttps(String endpoint, CapturedOutput output) {
		credentials("AKIASELDON", "psychohistory").withPropertyValues("dynamodb.endpoint=" + endpoint)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost.example.com", "http://127.example.com", "http://128.0.0.1",
			"http://notlocalhost" })
	void knowsLoopbackFromWhatLooksLikeIt(String endpoint, CapturedOutput output) {
		credentials("AKIASELDON", "psychohistory").withPropertyValues("dynamodb.endpoint=" + endpoint)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).hasSize(1);
	}

	@Test
	void isSilentOfCredentialsThatAreNone(CapturedOutput output) {
		credentials("local", "local").withPropertyValues("dynamodb.endpoint=http://dynamodb:8000")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void isSilentOfServiceConnections(CapturedOutput output) {
		this.contextRunner.withBean(DynamoDbConnectionDetails.class, DockerHost::new)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void knowsTheAddressOfTheAwsConfiguration(@TempDir Path directory, CapturedOutput output) throws IOException {
		configure(directory, "http://trantor:8000");

		credentials("AKIASELDON", "psychohistory").run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).containsOnlyOnce("Requests to DynamoDB go to http://trantor:8000\n");
		assertThat(warnings(output)).containsExactly(WARNING.formatted("http://trantor:8000"));
	}

	@Test
	void refusesAPasswordInTheAwsConfiguration(@TempDir Path directory, CapturedOutput output) throws IOException {
		configure(directory, "https://seldon:psychohistory@trantor:8000");

		this.contextRunner.run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected the address of DynamoDB to be without user"
					+ " information, found some before '@trantor'.");
			assertThat(analysis.getAction()).isEqualTo("Remove it from the connection details, or from"
					+ " AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL or 'endpoint_url' in the AWS configuration files."
					+ " Requests are signed by credentials.");
		});
		assertThat(output).doesNotContain("psychohistory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://trantor", "file:///trantor", "jar:http://trantor!/", "//trantor", "trantor:8000",
			"https://seldon:psychohistory@trantor", "http:///tables" })
	void refusesAddressesOfOtherKinds(String endpoint) {
		this.contextRunner.withPropertyValues("dynamodb.endpoint=" + endpoint).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription())
				.startsWith("Expected 'dynamodb.endpoint' to be an http or https address with a host and without"
						+ " user information, found ")
				.doesNotContain("psychohistory");
		});
	}

	private static void configure(Path directory, String endpoint) throws IOException {
		Path config = Files.writeString(directory.resolve("config"), "[default]\nendpoint_url = " + endpoint + "\n");
		System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), config.toString());
	}

	private ApplicationContextRunner credentials(String accessKeyId, String secretAccessKey) {
		return this.contextRunner.withPropertyValues("dynamodb.credentials.access-key-id=" + accessKeyId,
				"dynamodb.credentials.secret-access-key=" + secretAccessKey);
	}

	private static Iterable<String> warnings(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.startsWith("WARN")).toList();
	}

	/**
	 * What a service connection says where Docker is elsewhere.
	 */
	private static final class DockerHost implements DynamoDbConnectionDetails {

		@Override
		public URI getEndpoint() {
			return URI.create("http://docker:32768");
		}

		@Override
		public Region getRegion() {
			return Region.EU_CENTRAL_1;
		}

		@Override
		public AwsCredentialsProvider getCredentialsProvider() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
		}

	}

}
