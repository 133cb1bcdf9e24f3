package io.dynamomapping.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.WriteTransaction;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tables on clients of their own.
 */
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class NamedClientsTests {

	private static final EmbeddedDynamoDb HERE = EmbeddedDynamoDb.start();

	private static final EmbeddedDynamoDb THERE = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + HERE.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.books.value-type=" + Book.class.getName());

	@AfterAll
	static void stop() {
		HERE.close();
		THERE.close();
	}

	@Test
	void aTableIsCreatedAndUsedWhereItsClientLeads(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.endpoint=" + THERE.endpoint(),
					"dynamodb.clients.archive.credentials.access-key-id=archivist",
					"dynamodb.clients.archive.credentials.secret-access-key=trantor",
					"dynamodb.tables.books.on-startup=create", "dynamodb.tables.old-books.client=archive",
					"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
					"dynamodb.tables.old-books.on-startup=create")
			.run((context) -> {
				DynamoDbClient archive = client(context, "oldBooks");
				books(context, "oldBooks").put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

				assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames()).containsExactly("books");
				assertThat(archive.listTables().tableNames()).containsExactly("old-books");
				assertThat(books(context, "oldBooks").get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
				assertThat(archive.serviceClientConfiguration().endpointOverride()).contains(THERE.endpoint());
				assertThat(credentials(archive)).isEqualTo(AwsBasicCredentials.create("archivist", "trantor"));
			});

		assertThat(output).contains("Requests to DynamoDB go to " + THERE.endpoint()
				+ " where 'dynamodb.clients.archive.endpoint' applies");
	}

	@Test
	void transactionsAreThoseOfOneClient() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.endpoint=" + HERE.endpoint(),
					"dynamodb.tables.books.on-startup=create", "dynamodb.tables.old-books.client=archive",
					"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
					"dynamodb.tables.old-books.on-startup=create")
			.run((context) -> {
				DynamoMappingRegistry registry = context.getBean(DynamoMappingRegistry.class);
				DynamoMapping<String, Book> oldBooks = books(context, "oldBooks");
				Consumer<WriteTransaction> put = (transaction) -> transaction.at(oldBooks, Book.FOUNDATION.isbn())
					.put(Book.FOUNDATION);

				assertThatIllegalArgumentException()
					.isThrownBy(() -> context.getBean(DynamoTransactions.class).write(put));
				registry.connectionOf("old-books").transactions().write(put);
				assertThat(oldBooks).containsKey(Book.FOUNDATION.isbn());
				assertThat(registry.connectionOf("books")).isSameAs(context.getBean(DynamoMappings.class));
				assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> registry.connectionOf("none"))
					.withMessageContaining("found 'none'");
				assertThat(registry.connectionOf("old-books").tables().deleteIfExists(oldBooks)).isTrue();
			});
	}

	@Test
	void aClientHasWhatTheApplicationHasUnlessItIsSet() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.american.region=us-east-1", "dynamodb.clients.dev.profile=dev",
					"dynamodb.clients.temporary.credentials.access-key-id=AKIASELDON",
					"dynamodb.clients.temporary.credentials.secret-access-key=psychohistory",
					"dynamodb.clients.temporary.credentials.session-token=terminus",
					"dynamodb.tables.american.client=american", "dynamodb.tables.dev.client=dev",
					"dynamodb.tables.temporary.client=temporary")
			.run((context) -> {
				DynamoDbServiceClientConfiguration american = configuration(context, "american");
				assertThat(american.region()).isEqualTo(Region.US_EAST_1);
				assertThat(american.endpointOverride()).contains(HERE.endpoint());
				assertThat(credentials(client(context, "american")))
					.isEqualTo(AwsBasicCredentials.create("local", "local"));
				DynamoDbServiceClientConfiguration dev = configuration(context, "dev");
				assertThat(dev.region()).isEqualTo(Region.EU_CENTRAL_1);
				assertThat(dev.credentialsProvider()).isInstanceOf(ProfileCredentialsProvider.class);
				assertThat(dev.overrideConfiguration().defaultProfileName()).contains("dev");
				assertThat(configuration(context, "temporary").region()).isEqualTo(Region.EU_CENTRAL_1);
				assertThat(credentials(client(context, "temporary")))
					.isEqualTo(AwsSessionCredentials.create("AKIASELDON", "psychohistory", "terminus"));
			});
	}

	@Test
	void credentialsOfAClientReplaceTheProfileOfTheApplication() {
		this.contextRunner
			.withPropertyValues("dynamodb.profile=dev", "dynamodb.clients.archive.credentials.access-key-id=archivist",
					"dynamodb.clients.archive.credentials.secret-access-key=trantor",
					"dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(configuration(context, "books").overrideConfiguration().defaultProfileName())
				.contains("default"));
	}

	@Test
	void equalSettingsMakeOneClient() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.same.region=eu-central-1",
					"dynamodb.clients.same.credentials.access-key-id=local",
					"dynamodb.clients.same.credentials.secret-access-key=local",
					"dynamodb.clients.one.credentials.access-key-id=archivist",
					"dynamodb.clients.one.credentials.secret-access-key=trantor",
					"dynamodb.clients.two.credentials.access-key-id=archivist",
					"dynamodb.clients.two.credentials.secret-access-key=trantor",
					"dynamodb.clients.two.region=eu-central-1", "dynamodb.clients.american.region=us-east-1",
					"dynamodb.clients.other.credentials.access-key-id=archivist",
					"dynamodb.clients.other.credentials.secret-access-key=kalgan", "dynamodb.tables.same.client=same",
					"dynamodb.tables.one.client=one", "dynamodb.tables.two.client=two",
					"dynamodb.tables.other.client=other", "dynamodb.tables.american.client=american",
					"dynamodb.tables.stateside.region=us-east-1")
			.run((context) -> {
				DynamoDbClient client = context.getBean(DynamoDbClient.class);

				assertThat(client(context, "same")).isSameAs(client);
				assertThat(client(context, "one")).isSameAs(client(context, "two")).isNotSameAs(client);
				assertThat(client(context, "other")).isNotSameAs(client(context, "one")).isNotSameAs(client);
				assertThat(client(context, "american")).isSameAs(client(context, "stateside")).isNotSameAs(client);
			});
	}

	@Test
	void theRegionOfATableIsAnotherClient() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.credentials.access-key-id=archivist",
					"dynamodb.clients.archive.credentials.secret-access-key=trantor",
					"dynamodb.tables.european.client=archive", "dynamodb.tables.local.client=archive",
					"dynamodb.tables.local.region=eu-central-1", "dynamodb.tables.asian.client=archive",
					"dynamodb.tables.asian.region=ap-south-1")
			.run((context) -> {
				DynamoDbClient asian = client(context, "asian");

				assertThat(client(context, "local")).isSameAs(client(context, "european")).isNotSameAs(asian);
				assertThat(asian.serviceClientConfiguration().region()).isEqualTo(Region.AP_SOUTH_1);
				assertThat(credentials(asian)).isEqualTo(AwsBasicCredentials.create("archivist", "trantor"));
			});
	}

	@Test
	void customizersApplyToAllClients() {
		this.contextRunner
			.withBean(DynamoDbClientBuilderCustomizer.class,
					() -> (builder) -> builder.region(Region.EU_NORTH_1)
						.endpointOverride(URI.create("http://localhost:1")))
			.withPropertyValues("dynamodb.clients.archive.credentials.access-key-id=archivist",
					"dynamodb.clients.archive.credentials.secret-access-key=trantor",
					"dynamodb.clients.american.region=us-east-1", "dynamodb.tables.books.client=archive",
					"dynamodb.tables.american.client=american")
			.run((context) -> {
				assertThat(configuration(context, "books").region()).isEqualTo(Region.EU_NORTH_1);
				assertThat(configuration(context, "books").endpointOverride())
					.contains(URI.create("http://localhost:1"));
				assertThat(configuration(context, "american").region()).isEqualTo(Region.US_EAST_1);
			});
	}

	@Test
	void aBeanCanBeNamed() {
		this.contextRunner.withUserConfiguration(OwnClients.class)
			.withPropertyValues("dynamodb.tables.old-books.client=archive",
					"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
					"dynamodb.tables.new-books.value-type=" + Book.class.getName())
			.run((context) -> {
				assertThat(client(context, "oldBooks")).isSameAs(context.getBean("archive"));
				assertThat(client(context, "newBooks")).isSameAs(context.getBean("main"));
			});
	}

	@Test
	void aBeanReplacesTheClientOfItsName() {
		this.contextRunner.withUserConfiguration(OwnClients.class)
			.withPropertyValues("dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(client(context, "books")).isSameAs(context.getBean("archive")));
	}

	@Test
	void connectionDetailsMayTakeAllClientsToOnePlace() {
		this.contextRunner.withBean(DynamoDbConnectionDetails.class, OnePlace::new)
			.withPropertyValues("dynamodb.clients.archive.endpoint=" + THERE.endpoint(),
					"dynamodb.clients.archive.profile=prod", "dynamodb.clients.archive.profile-file=/none/such",
					"dynamodb.clients.audit.fips-enabled=true", "dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(client(context, "books")).isSameAs(context.getBean(DynamoDbClient.class)));
	}

	@Test
	void connectionDetailsMayMakeAProviderEachTime() {
		this.contextRunner.withBean(DynamoDbConnectionDetails.class, NewProviders::new)
			.withPropertyValues("dynamodb.clients.same.region=eu-central-1",
					"dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=same",
					"dynamodb.tables.one.client=archive", "dynamodb.tables.two.client=archive")
			.run((context) -> {
				assertThat(client(context, "books")).isSameAs(context.getBean(DynamoDbClient.class));
				assertThat(client(context, "one")).isSameAs(client(context, "two"))
					.isNotSameAs(client(context, "books"));
			});
	}

	@Test
	void clientsAreClosedWithTheContext() {
		List<DynamoMapping<?, ?>> mappings = new ArrayList<>();

		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=archive")
			.run((context) -> mappings.add(context.getBean("books", DynamoMapping.class)));

		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> mappings.get(0).client().listTables());
		assertThatIllegalStateException().isThrownBy(() -> mappings.get(0).isEmpty());
	}

	@Test
	void blankIsNone() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.region=", "dynamodb.clients.archive.profile= ",
					"dynamodb.clients.archive.endpoint=", "dynamodb.clients.archive.credentials.access-key-id=",
					"dynamodb.clients.archive.credentials.secret-access-key=", "dynamodb.clients.empty=",
					"dynamodb.tables.books.client=", "dynamodb.tables.old-books.client=archive",
					"dynamodb.tables.older-books.client=empty")
			.run((context) -> {
				DynamoDbClient client = context.getBean(DynamoDbClient.class);

				assertThat(client(context, "books")).isSameAs(client);
				assertThat(client(context, "oldBooks")).isSameAs(client);
				assertThat(client(context, "olderBooks")).isSameAs(client);
			});
	}

	@Test
	void secretsAreNotPrinted() {
		this.contextRunner
			.withPropertyValues("dynamodb.clients.archive.credentials.access-key-id=AKIASELDON",
					"dynamodb.clients.archive.credentials.secret-access-key=psychohistory",
					"dynamodb.clients.archive.credentials.session-token=terminus")
			.run((context) -> {
				DynamoMappingProperties properties = context.getBean(DynamoMappingProperties.class);
				DynamoDbConnectionDetails details = new PropertiesDynamoDbConnectionDetails("dynamodb.clients.archive",
						properties.clients().getOrDefault("archive", properties.client()),
						context.getBean(DynamoDbConnectionDetails.class), context.getBean(CredentialsProviders.class));

				assertThat(properties.toString() + details + ConnectionSettings.of(details, null))
					.contains("clients={archive=Client[")
					.doesNotContain("AKIASELDON", "psychohistory", "terminus");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					dynamodb.tables.books.client=archiv | Expected 'dynamodb.tables.books.client' to name a DynamoDbClient bean \
					or one of the clients under 'dynamodb.clients' [archive, audit], found 'archiv'. | Correct the name, or \
					declare the client under 'dynamodb.clients.archiv'.
					dynamodb.clients.audit.credentials.access-key-id=AKIASELDON | Expected \
					'dynamodb.clients.audit.credentials.access-key-id' and 'dynamodb.clients.audit.credentials.secret-access-key' \
					together, found only 'dynamodb.clients.audit.credentials.access-key-id'. | Set \
					'dynamodb.clients.audit.credentials.secret-access-key' as well, or none of them so that the profile or the \
					default chain of the AWS SDK applies.
					dynamodb.clients.audit.endpoint=localhost:8000 | Expected 'dynamodb.clients.audit.endpoint' to be an http or \
					https address with a host and without user information, found 'localhost:8000'. | Set \
					'dynamodb.clients.audit.endpoint' to an address such as http://localhost:8000.
					""")
	void mistakesAreToldAtStart(String property, String description, String action) {
		assertFailure(description, action, "dynamodb.clients.archive.region=us-east-1",
				"dynamodb.clients.audit.region=us-east-1", property);
	}

	@Test
	void anEndpointInAnotherRegionIsRefused() {
		assertFailure("Expected 'dynamodb.clients.archive.endpoint' to be in us-east-1, since "
				+ "'dynamodb.clients.archive.region' asks for it, found dynamodb.eu-west-1.amazonaws.com, which "
				+ "is in another region.",
				"Remove 'dynamodb.clients.archive.endpoint' so that each region has its own, or "
						+ "'dynamodb.clients.archive.region'.",
				"dynamodb.clients.archive.region=us-east-1",
				"dynamodb.clients.archive.endpoint=https://dynamodb.eu-west-1.amazonaws.com",
				"dynamodb.tables.books.client=archive");
	}

	@Test
	void aMisspeltPropertyIsRefused() {
		this.contextRunner.withPropertyValues("dynamodb.clients.archive.regoin=us-east-1")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb.clients', found "
						+ "'dynamodb.clients.archive.regoin'."));
	}

	@Test
	void aSecretInTheWrongPlaceIsNotShown() {
		this.contextRunner.withPropertyValues("dynamodb.clients.archive.secret-access-key=planted").run((context) -> {
			assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb.clients', found "
						+ "'dynamodb.clients.archive.secret-access-key'.");
			assertThat(stackTrace(context.getStartupFailure())).contains("secret-access-key").doesNotContain("planted");
		});
	}

	private static String stackTrace(@Nullable Throwable failure) {
		StringWriter text = new StringWriter();
		Objects.requireNonNull(failure).printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	@Test
	void noClientIsMadeBesideOneOfTheApplication() {
		new ApplicationContextRunner().withUserConfiguration(OwnClients.class)
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withPropertyValues("dynamodb.clients.audit.region=us-east-1", "dynamodb.tables.books.client=audit")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).isEqualTo("Expected an auto-configured bean DynamoDbClient, "
						+ "since 'dynamodb.tables.books.client' asks for another like it, found one of the "
						+ "application's.");
				assertThat(analysis.getAction()).isEqualTo("Remove 'dynamodb.tables.books.client', or define a "
						+ "DynamoDbClient bean and name it as 'client' of the table.");
			});
	}

	@Test
	void aBeanHasItsRegion() {
		this.contextRunner.withUserConfiguration(OwnClients.class)
			.withPropertyValues("dynamodb.tables.books.client=archive", "dynamodb.tables.books.region=us-east-1")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected an auto-configured bean DynamoDbClient, since 'dynamodb.tables.books.region' "
						+ "asks for another like it in us-east-1, found one of the application's."));
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Book> books(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, DynamoMapping.class);
	}

	private static DynamoDbClient client(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, DynamoMapping.class).client();
	}

	private static DynamoDbServiceClientConfiguration configuration(BeanFactory beanFactory, String name) {
		return client(beanFactory, name).serviceClientConfiguration();
	}

	private static @Nullable Object credentials(DynamoDbClient client) {
		return ((AwsCredentialsProvider) client.serviceClientConfiguration().credentialsProvider())
			.resolveCredentials();
	}

	private static final class OnePlace implements DynamoDbConnectionDetails {

		@Override
		public URI getEndpoint() {
			return HERE.endpoint();
		}

		@Override
		public Region getRegion() {
			return Region.EU_CENTRAL_1;
		}

		@Override
		public DynamoDbConnectionDetails forClient(String name) {
			return this;
		}

	}

	private static final class NewProviders implements DynamoDbConnectionDetails {

		private final @Nullable String client;

		NewProviders() {
			this(null);
		}

		private NewProviders(@Nullable String client) {
			this.client = client;
		}

		@Override
		public Region getRegion() {
			return "archive".equals(this.client) ? Region.US_EAST_1 : Region.EU_CENTRAL_1;
		}

		@Override
		public AwsCredentialsProvider getCredentialsProvider() {
			return ProfileCredentialsProvider.create("dev");
		}

		@Override
		public DynamoDbConnectionDetails forClient(String name) {
			return name.equals("same") ? this : new NewProviders(name);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClients {

		@Bean
		@Primary
		DynamoDbClient main() {
			return client(HERE);
		}

		@Bean
		DynamoDbClient archive() {
			return client(THERE);
		}

		private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
			return DynamoDbClient.builder()
				.region(Region.EU_CENTRAL_1)
				.endpointOverride(dynamoDb.endpoint())
				.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
				.build();
		}

	}

}
