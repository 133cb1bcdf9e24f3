package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where credentials come from.
 */
@NullMarked
class CredentialsTests {

	private static final String ROLE = "arn:aws:iam::123456789012:role/librarian";

	private static final String KEYS = "<Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
			+ "<SecretAccessKey>demerzel</SecretAccessKey><SessionToken>kalgan</SessionToken>"
			+ "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@Test
	void anonymousRequestsAreNotSigned() {
		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.credentials.provider=anonymous")
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(server.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("Authorization")).isNull());
				});
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aProcessPrintsThem(@TempDir Path directory) throws IOException {
		Path script = Files.writeString(directory.resolve("print keys.sh"),
				"echo '{\"Version\":1,\"AccessKeyId\":\"'$1'\",\"SecretAccessKey\":\"terminus\"}'");

		this.contextRunner.withPropertyValues("dynamodb.credentials.process.command=sh '" + script + "' AKIASELDON")
			.run((context) -> assertThat(credentials(context)).isInstanceOfSatisfying(AwsCredentials.class,
					(credentials) -> {
						assertThat(credentials.accessKeyId()).isEqualTo("AKIASELDON");
						assertThat(credentials.secretAccessKey()).isEqualTo("terminus");
					}));
	}

	@Test
	void theProfileIsInTheFileThatIsSet(@TempDir Path directory) throws IOException {
		Path config = Files.writeString(directory.resolve("config"), """
				[profile dev]
				region = eu-north-1
				""");
		Path credentials = Files.writeString(directory.resolve("keys"), """
				[dev]
				aws_access_key_id = AKIATRANTOR
				aws_secret_access_key = demerzel
				[default]
				aws_access_key_id = AKIADEFAULT
				aws_secret_access_key = eto
				""");
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("dynamodb.region=",
				"dynamodb.profile-file=" + config + "," + credentials);

		runner.withPropertyValues("dynamodb.profile=dev").run((context) -> {
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create("AKIATRANTOR", "demerzel"));
			assertThat(context.getBean(DynamoDbClient.class).serviceClientConfiguration().region())
				.hasToString("eu-north-1");
		});
		runner.withPropertyValues("dynamodb.credentials.provider=profile", "dynamodb.region=eu-central-1")
			.run((context) -> assertThat(credentials(context))
				.isEqualTo(AwsBasicCredentials.create("AKIADEFAULT", "eto")));
	}

	@Test
	void aFileAloneHasTheDefaultProfile(@TempDir Path directory) throws IOException {
		Path keys = Files.writeString(directory.resolve("keys"),
				"[default]\naws_access_key_id=A\naws_secret_access_key=B");

		this.contextRunner.withBean(AwsCredentialsProvider.class, Closeable::new)
			.withSystemProperties("aws.accessKeyId=AKIASYSTEM", "aws.secretAccessKey=eto")
			.withPropertyValues("dynamodb.profile-file=" + keys)
			.run((context) -> assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create("A", "B")));
	}

	@Test
	void aClientWithAFileAloneHasTheProfileOfTheApplication(@TempDir Path directory) throws IOException {
		Path keys = Files.writeString(directory.resolve("keys"), "[dev]\naws_access_key_id=A\naws_secret_access_key=B");
		Path others = Files.writeString(directory.resolve("others"), """
				[dev]
				aws_access_key_id = C
				aws_secret_access_key = D
				[default]
				aws_access_key_id = E
				aws_secret_access_key = F
				""");
		ApplicationContextRunner runner = this.contextRunner
			.withSystemProperties("aws.accessKeyId=AKIASYSTEM", "aws.secretAccessKey=eto")
			.withPropertyValues("dynamodb.clients.archive.profile-file=" + others,
					"dynamodb.tables.books.client=archive");

		runner.withPropertyValues("dynamodb.profile=dev", "dynamodb.profile-file=" + keys).run((context) -> {
			assertThat(credentials(context)).isEqualTo(AwsBasicCredentials.create("A", "B"));
			assertThat(credentials(client(context, "books"))).isEqualTo(AwsBasicCredentials.create("C", "D"));
		});
		runner.run((context) -> assertThat(credentials(client(context, "books")))
			.isEqualTo(AwsBasicCredentials.create("E", "F")));
	}

	@Test
	void whatIsNotUsedIsNotRead() {
		String[] unreadable = { "dynamodb.clients.archive.profile-file=/none/such",
				"dynamodb.clients.token.credentials.web-identity.role-arn=" + ROLE };

		this.contextRunner.withPropertyValues(unreadable).run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withPropertyValues(unreadable)
			.withPropertyValues("dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.contains("'dynamodb.clients.archive.profile-file'"));
		this.contextRunner
			.withBean(DynamoDbClient.class, () -> DynamoDbClient.builder().region(Region.US_EAST_1).build())
			.withPropertyValues("dynamodb.profile-file=/none/such")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void clientsWithTheSameFileAreOne(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("keys"), "[dev]\naws_access_key_id=A\naws_secret_access_key=B");

		this.contextRunner
			.withPropertyValues("dynamodb.profile=dev", "dynamodb.profile-file=" + file,
					"dynamodb.clients.same.profile=dev", "dynamodb.clients.same.profile-file=" + file,
					"dynamodb.clients.inherited.profile=dev", "dynamodb.clients.other.profile=prod",
					"dynamodb.tables.same.client=same", "dynamodb.tables.inherited.client=inherited",
					"dynamodb.tables.other.client=other")
			.run((context) -> {
				DynamoDbClient client = context.getBean(DynamoDbClient.class);

				assertThat(client(context, "same")).isSameAs(client);
				assertThat(client(context, "inherited")).isSameAs(client);
				assertThat(client(context, "other")).isNotSameAs(client);
			});
	}

	@Test
	void aBeanIsAskedWherePropertiesNameNobody() {
		ApplicationContextRunner runner = this.contextRunner.withBean(AwsCredentialsProvider.class, Closeable::new);

		runner.run((context) -> assertThat(credentials(context)).isEqualTo(Closeable.CREDENTIALS));
		runner
			.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=terminus")
			.run((context) -> assertThat(credentials(context))
				.isEqualTo(AwsBasicCredentials.create("AKIASELDON", "terminus")));
		runner.withPropertyValues("dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(credentials(client(context, "books"))).isEqualTo(Closeable.CREDENTIALS));
	}

	@Test
	void aBeanIsNotClosedWithTheClient() {
		this.contextRunner.withBean(Closeable.class, Closeable::new).run((context) -> {
			context.getBean(DynamoDbClient.class).close();

			assertThat(context.getBean(Closeable.class).closed).isFalse();
		});
	}

	@Test
	void aRoleIsAssumedByTheOtherCredentials() {
		try (FakeServer sts = FakeServer.http(CredentialsTests::assumeRole)) {
			this.contextRunner.withSystemProperties("aws.endpointUrlSts=" + sts.endpoint())
				.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
						"dynamodb.credentials.secret-access-key=terminus",
						"dynamodb.credentials.assume-role.role-arn=" + ROLE,
						"dynamodb.credentials.assume-role.session-name=reading-room",
						"dynamodb.credentials.assume-role.external-id=trantor",
						"dynamodb.credentials.assume-role.duration=20m")
				.run((context) -> {
					assertThat(credentials(context)).satisfies(CredentialsTests::areThoseOfTheRole);
					assertThat(sts.requests()).singleElement().satisfies((request) -> {
						assertThat(request.header("Authorization")).contains("Credential=AKIASELDON/")
							.contains("/eu-central-1/sts/");
						assertThat(URLDecoder.decode(request.body(), StandardCharsets.UTF_8)).contains(
								"Action=AssumeRole", "RoleArn=" + ROLE, "RoleSessionName=reading-room",
								"ExternalId=trantor", "DurationSeconds=1200");
					});
				});
		}
	}

	@Test
	void theEndpointIsNotThatOfSts() {
		try (FakeServer dynamoDb = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES));
				FakeServer sts = FakeServer.http(CredentialsTests::assumeRole)) {
			this.contextRunner.withSystemProperties("aws.endpointUrlSts=" + sts.endpoint())
				.withPropertyValues("dynamodb.endpoint=" + dynamoDb.endpoint(),
						"dynamodb.credentials.access-key-id=AKIASELDON",
						"dynamodb.credentials.secret-access-key=terminus",
						"dynamodb.credentials.assume-role.role-arn=" + ROLE)
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(sts.requests()).hasSize(1);
					assertThat(dynamoDb.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("Authorization")).contains("=ASIAROLE/"));
				});
		}
	}

	@Test
	void aClientAssumesARoleByTheCredentialsOfTheApplication() {
		try (FakeServer sts = FakeServer.http(CredentialsTests::assumeRole)) {
			this.contextRunner.withSystemProperties("aws.endpointUrlSts=" + sts.endpoint())
				.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
						"dynamodb.credentials.secret-access-key=terminus",
						"dynamodb.clients.one.credentials.assume-role.role-arn=" + ROLE,
						"dynamodb.clients.two.credentials.assume-role.role-arn=" + ROLE,
						"dynamodb.clients.other.credentials.assume-role.role-arn=" + ROLE + "2",
						"dynamodb.tables.one.client=one", "dynamodb.tables.two.client=two",
						"dynamodb.tables.other.client=other")
				.run((context) -> {
					assertThat(credentials(client(context, "one"))).satisfies(CredentialsTests::areThoseOfTheRole);
					assertThat(client(context, "one")).isSameAs(client(context, "two"))
						.isNotSameAs(client(context, "other"))
						.isNotSameAs(context.getBean(DynamoDbClient.class));
					assertThat(sts.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("Authorization"))
							.contains("Credential=AKIASELDON/"));
				});
		}
	}

	@Test
	void aTokenIsExchanged(@TempDir Path directory) throws IOException {
		Path token = Files.writeString(directory.resolve("token"), "psychohistory");
		try (FakeServer sts = FakeServer.http(CredentialsTests::assumeRole)) {
			this.contextRunner.withSystemProperties("aws.endpointUrlSts=" + sts.endpoint())
				.withPropertyValues("dynamodb.credentials.web-identity.role-arn=" + ROLE,
						"dynamodb.credentials.web-identity.token-file=" + token,
						"dynamodb.credentials.web-identity.session-name=reading-room")
				.run((context) -> {
					assertThat(credentials(context)).satisfies(CredentialsTests::areThoseOfTheRole);
					assertThat(sts.requests()).singleElement().satisfies((request) -> {
						assertThat(request.header("Authorization")).isNull();
						assertThat(URLDecoder.decode(request.body(), StandardCharsets.UTF_8)).contains(
								"Action=AssumeRoleWithWebIdentity", "RoleArn=" + ROLE, "RoleSessionName=reading-room",
								"WebIdentityToken=psychohistory");
					});
				});
		}
	}

	@Test
	void theClientOfStsIsClosedWithTheContextOnly() {
		try (FakeServer sts = FakeServer.http(CredentialsTests::assumeRole)) {
			List<AwsCredentialsProvider> providers = new ArrayList<>();
			ApplicationContextRunner runner = this.contextRunner
				.withSystemProperties("aws.endpointUrlSts=" + sts.endpoint())
				.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
						"dynamodb.credentials.secret-access-key=terminus",
						"dynamodb.credentials.assume-role.role-arn=" + ROLE);

			runner.run((context) -> {
				AwsCredentialsProvider provider = context.getBean(DynamoDbConnectionDetails.class)
					.getCredentialsProvider();
				context.getBean(DynamoDbClient.class).close();

				assertThat(Objects.requireNonNull(provider).resolveCredentials())
					.satisfies(CredentialsTests::areThoseOfTheRole);
			});
			runner.run((context) -> providers.add(
					Objects.requireNonNull(context.getBean(DynamoDbConnectionDetails.class).getCredentialsProvider())));

			// Has cached nothing yet.
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> providers.get(0).resolveCredentials());
			assertThat(sts.requests()).hasSize(1);
		}
	}

	@Test
	void stsHasToBePresent() {
		ApplicationContextRunner without = this.contextRunner
			.withClassLoader(new FilteredClassLoader(StsClient.class.getPackageName()));

		without.run((context) -> assertThat(context).hasNotFailed());
		without.withPropertyValues("dynamodb.credentials.assume-role.role-arn=" + ROLE).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected software.amazon.awssdk:sts on the class path, "
					+ "since 'dynamodb.credentials.assume-role' asks AWS STS for credentials, found none.");
			assertThat(analysis.getAction()).isEqualTo("Add the dependency software.amazon.awssdk:sts.");
		});
		without
			.withPropertyValues("dynamodb.clients.archive.credentials.web-identity.role-arn=" + ROLE,
					"dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.contains("'dynamodb.clients.archive.credentials.web-identity'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					dynamodb.credentials.provider=static | Expected 'dynamodb.credentials.access-key-id', since \
					'dynamodb.credentials.provider' is 'static', found none. | Set 'dynamodb.credentials.access-key-id'.
					dynamodb.credentials.provider=process | Expected 'dynamodb.credentials.process.command', since \
					'dynamodb.credentials.provider' is 'process', found none. | Set 'dynamodb.credentials.process.command'.
					dynamodb.credentials.assume-role.external-id=trantor | Expected \
					'dynamodb.credentials.assume-role.role-arn', since 'dynamodb.credentials.assume-role' has other properties, \
					found none. | Set 'dynamodb.credentials.assume-role.role-arn'.
					dynamodb.credentials.web-identity.session-name=trantor | Expected \
					'dynamodb.credentials.web-identity.role-arn' or AWS_ROLE_ARN in the environment, found none. | Set \
					'dynamodb.credentials.web-identity.role-arn'.
					dynamodb.credentials.web-identity.role-arn=trantor | Expected \
					'dynamodb.credentials.web-identity.token-file' or AWS_WEB_IDENTITY_TOKEN_FILE in the environment, found none. \
					| Set 'dynamodb.credentials.web-identity.token-file'.
					dynamodb.profile-file=/none/such | Expected 'dynamodb.profile-file' to name files with profiles of AWS, \
					found '/none/such', which cannot be read. | Correct 'dynamodb.profile-file', or remove it to use the AWS \
					configuration files.
					dynamodb.region=EU Central | Expected 'dynamodb.region' to be the name of an AWS region, found 'EU \
					Central'. | Set 'dynamodb.region', for example to eu-central-1.
					dynamodb.clients.archive.region=eu_central_1 | Expected 'dynamodb.clients.archive.region' to be the name of \
					an AWS region, found 'eu_central_1'. | Set 'dynamodb.clients.archive.region', for example to eu-central-1.
					dynamodb.tables.books.region=EU-CENTRAL-1 | Expected 'dynamodb.tables.books.region' to be the name of an AWS \
					region, found 'EU-CENTRAL-1'. | Set 'dynamodb.tables.books.region', for example to eu-central-1.
					""")
	void mistakesAreToldAtStart(String property, String description, String action) {
		assertFailure(description, action, property);
	}

	@Test
	void thereIsOneKind() {
		assertFailure(
				"Expected properties of one kind of credentials under 'dynamodb.credentials', found those of 'static' "
						+ "and 'process'.",
				"Set 'dynamodb.credentials.provider' to one of them, or remove the properties of the others.",
				"dynamodb.credentials.access-key-id=AKIASELDON", "dynamodb.credentials.secret-access-key=terminus",
				"dynamodb.credentials.process.command=true");
	}

	@Test
	void nobodyAssumesNoRole() {
		assertFailure(
				"Expected 'dynamodb.credentials.assume-role.role-arn' with credentials that may assume the role, "
						+ "found 'dynamodb.credentials.provider' to be 'anonymous'.",
				"Remove one of them.", "dynamodb.credentials.provider=anonymous",
				"dynamodb.credentials.assume-role.role-arn=" + ROLE);
	}

	@Test
	void aSessionIsAsLongAsStsAllows() {
		assertFailure(
				"Expected 'dynamodb.credentials.assume-role.duration' to be between 15 minutes and 12 hours, found 60s.",
				"Correct 'dynamodb.credentials.assume-role.duration', or remove it.",
				"dynamodb.credentials.assume-role.duration=1m", "dynamodb.credentials.assume-role.role-arn=" + ROLE);
	}

	@Test
	void theKindThatIsSetDecides() {
		this.contextRunner
			.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=terminus", "dynamodb.credentials.provider=default-chain")
			.withSystemProperties("aws.accessKeyId=AKIASYSTEM", "aws.secretAccessKey=eto")
			.run((context) -> assertThat(credentials(context).accessKeyId()).isEqualTo("AKIASYSTEM"));
	}

	@ParameterizedTest
	@CsvSource({ "container", "instance-profile" })
	void theMachineIsNotAskedAtStart(String provider) {
		this.contextRunner.withPropertyValues("dynamodb.credentials.provider=" + provider)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.withPropertyValues("dynamodb.tables.books.read-only=false")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).isEqualTo(description);
				assertThat(analysis.getAction()).isEqualTo(action);
			});
	}

	private static void assumeRole(FakeServer.Request request) throws IOException {
		String action = request.body().contains("WithWebIdentity") ? "AssumeRoleWithWebIdentity" : "AssumeRole";
		request.answer(200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, KEYS));
	}

	private static void areThoseOfTheRole(@Nullable AwsCredentials credentials) {
		assertThat(credentials).isInstanceOfSatisfying(AwsSessionCredentials.class, (session) -> {
			assertThat(session.accessKeyId()).isEqualTo("ASIAROLE");
			assertThat(session.sessionToken()).isEqualTo("kalgan");
		});
	}

	private static AwsCredentials credentials(BeanFactory beanFactory) {
		return credentials(beanFactory.getBean(DynamoDbClient.class));
	}

	private static AwsCredentials credentials(DynamoDbClient client) {
		return ((AwsCredentialsProvider) client.serviceClientConfiguration().credentialsProvider())
			.resolveCredentials();
	}

	private static DynamoDbClient client(BeanFactory beanFactory, String table) {
		return beanFactory.getBean(DynamoMappingRegistry.class).get(table).client();
	}

	private static final class Closeable implements AwsCredentialsProvider, SdkAutoCloseable {

		private static final AwsCredentials CREDENTIALS = AwsBasicCredentials.create("AKIABEAN", "gaia");

		private final AtomicBoolean closed = new AtomicBoolean();

		@Override
		public AwsCredentials resolveCredentials() {
			return CREDENTIALS;
		}

		@Override
		public void close() {
			this.closed.set(true);
		}

	}

}
