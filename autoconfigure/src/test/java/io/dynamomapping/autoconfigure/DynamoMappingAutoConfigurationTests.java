package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoMappingAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	private final ApplicationContextRunner libraryRunner = this.contextRunner.withPropertyValues(
			"dynamodb.tables.books.value-type=" + Book.class.getName(),
			"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
			"dynamodb.tables.order-lines.key-type=" + OrderLine.Key.class.getName(),
			"dynamodb.tables.order-lines.value-type=" + OrderLine.class.getName(),
			"dynamodb.tables.loans.value-type=" + Loan.class.getName(), "dynamodb.tables.settings=");

	@Test
	void definesNoMappingWithoutTables() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
			.hasSingleBean(DynamoMappingRegistry.class)
			.doesNotHaveBean(DynamoMapping.class));
	}

	@Test
	void backsOffWhenMappingsBeanExists() {
		this.libraryRunner.withUserConfiguration(OwnMappings.class)
			.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
				.hasBean("ownMappings")
				.hasBean("books"));
	}

	@Test
	void transactionsReachTheMappings() {
		this.libraryRunner.withUserConfiguration(Library.class).run((context) -> {
			Library library = context.getBean(Library.class);
			DynamoTransactions transactions = context.getBean(DynamoTransactions.class);
			// Addressing an item refuses mappings of other clients, and requests nothing.
			assertThat(transactions.tryWrite((tx) -> tx.at(library.books, "none"))).isTrue();
		});
	}

	@Test
	void usesAClientOfTheApplication() {
		this.libraryRunner.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context.getBean("books", DynamoMapping.class).client())
				.isSameAs(context.getBean("ownClient")));
	}

	@Test
	void injectsByGenericsNameAliasAndQualifier() {
		this.libraryRunner.withUserConfiguration(Library.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Library library = context.getBean(Library.class);
			assertThat(library.byGenerics.name()).isEqualTo("order-lines");
			assertThat(library.byKeyType.name()).isEqualTo("loans");
			assertThat(library.schemaless.name()).isEqualTo("settings");
			assertThat(library.books.name()).isEqualTo("books");
			assertThat(library.oldBooks.name()).isEqualTo("old-books");
			assertThat(library.byQualifier.name()).isEqualTo("old-books");
			assertThat(library.byDynamoTable.name()).isEqualTo("old-books");
			assertThat(library.byDynamoTableAlias.name()).isEqualTo("old-books");
			assertThat(library.all).containsOnlyKeys("books", "old-books", "order-lines", "loans", "settings");
		});
	}

	@Test
	void prefersABeanOfTheApplication() {
		this.libraryRunner.withUserConfiguration(OwnBooks.class)
			.run((context) -> assertThat(context.getBean("books", DynamoMapping.class).tableName())
				.isEqualTo("own_books"));
	}

	@Test
	void prefersAPlainMapOfTheApplication() {
		ConcurrentMap<String, Book> stub = new ConcurrentHashMap<>();

		this.libraryRunner.withBean("books", ConcurrentMap.class, () -> stub).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("books")).isSameAs(stub);
		});
	}

	@Test
	void bindsRelaxedNamesAndPlaceholders() {
		this.contextRunner
			.withPropertyValues("library.table=livres", "dynamodb.tables.rareBooks.tableName=${library.table}",
					"dynamodb.tables.rareBooks.READ_ONLY=true", "dynamodb.tables.rareBooks.on_startup=NONE")
			.run((context) -> assertThat(context.getBean("rareBooks", DynamoMapping.class).tableName())
				.isEqualTo("livres"));
	}

	@Test
	void leavesAnAliasThatIsTaken() {
		this.libraryRunner.withUserConfiguration(OwnOldBooks.class).run((context) -> {
			assertThat(context.getBean("oldBooks", DynamoMapping.class).tableName()).isEqualTo("own_books");
			assertThat(context.getBean("old-books", DynamoMapping.class).tableName()).isEqualTo("old-books");
		});
	}

	@Test
	void namesThePropertyAsTheOriginOfABean() {
		this.libraryRunner
			.run((context) -> assertThat(context.getBeanFactory().getBeanDefinition("books").getResourceDescription())
				.isEqualTo("property 'dynamodb.tables.books'"));
	}

	@Test
	void registryFindsMappingsByNameAndAlias() {
		this.libraryRunner.withUserConfiguration(OwnOldBooks.class).run((context) -> {
			DynamoMappingRegistry registry = context.getBean(DynamoMappingRegistry.class);

			assertThat(registry.names()).containsExactlyInAnyOrder("oldBooks", "books", "old-books", "order-lines",
					"loans", "settings");
			assertThat(registry.get("order-lines")).isSameAs(context.getBean("order-lines"));
			assertThat(registry.find("orderLines")).containsSame((DynamoMapping<?, ?>) context.getBean("order-lines"));
			assertThat(registry.find("shelves")).isEmpty();
			assertThat(registry.find("dynamoMappings")).isEmpty();
		});
	}

	@Test
	void registryTellsWhatItHolds() {
		this.contextRunner.withPropertyValues("dynamodb.tables.books=", "dynamodb.tables.settings=")
			.run((context) -> assertThatNoSuchElement(context.getBean(DynamoMappingRegistry.class)));
	}

	@Test
	void environmentVariableOverridesATableRatherThanDeclaringOne() {
		this.libraryRunner
			.withInitializer(
					(context) -> context.getEnvironment()
						.getPropertySources()
						.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("DYNAMODB_TABLES_ORDERLINES_TABLENAME", "lines",
										"DYNAMODB_TABLES_SHELVES_READONLY", "true"))))
			.run((context) -> {
				assertThat(context.getBean("order-lines", DynamoMapping.class).tableName()).isEqualTo("lines");
				assertThat(context).doesNotHaveBean("orderlines").hasBean("shelves");
			});
	}

	@Test
	void takesNamesThatNeedBrackets() {
		this.contextRunner.withPropertyValues("dynamodb.tables[Order.Lines].table-name=lines")
			.run((context) -> assertThat(context.getBean("Order.Lines", DynamoMapping.class).tableName())
				.isEqualTo("lines"));
	}

	private static void assertThatNoSuchElement(DynamoMappingRegistry registry) {
		org.assertj.core.api.Assertions.assertThatExceptionOfType(java.util.NoSuchElementException.class)
			.isThrownBy(() -> registry.get("shelves"))
			.withMessage("Expected one of the mappings [books, settings], found no 'shelves'. "
					+ "Declare it under 'dynamodb.tables', or correct the name.");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DynamoDbClient ownClient() {
			return DynamoDbClient.builder().region(Region.EU_CENTRAL_1).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMappings {

		@Bean
		DynamoMappings ownMappings(DynamoDbClient client) {
			return DynamoMappings.create(client);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBooks {

		@Bean
		DynamoMapping<String, Book> books(DynamoMappings mappings) {
			return mappings.open("own_books", String.class, Book.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOldBooks {

		@Bean
		DynamoMapping<String, Book> oldBooks(DynamoMappings mappings) {
			return mappings.open("own_books", String.class, Book.class);
		}

	}

	record Library(DynamoMapping<OrderLine.Key, OrderLine> byGenerics, DynamoMapping<UUID, ?> byKeyType,
			DynamoMapping<String, Map<String, Object>> schemaless, DynamoMapping<String, Book> books,
			DynamoMapping<String, Book> oldBooks, @Qualifier("old-books") DynamoMapping<String, Book> byQualifier,
			@DynamoTable("old-books") DynamoMapping<String, Book> byDynamoTable,
			@DynamoTable("oldBooks") DynamoMapping<String, Book> byDynamoTableAlias,
			Map<String, DynamoMapping<?, ?>> all) {

	}

}
