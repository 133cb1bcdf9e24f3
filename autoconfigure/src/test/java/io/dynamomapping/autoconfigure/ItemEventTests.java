package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.spi.AfterDeleteEvent;
import io.dynamomapping.spi.AfterLoadEvent;
import io.dynamomapping.spi.AfterSaveEvent;
import io.dynamomapping.spi.AfterUpdateEvent;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callbacks that are beans, and events that methods listen to.
 */
@NullMarked
class ItemEventTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withBean(Listeners.class)
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.books.value-type=" + Book.class.getName(), "dynamodb.tables.books.on-startup=create",
				"dynamodb.tables.loans.value-type=" + Loan.class.getName());

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void eventsAreHeardByTypeOfTheValues() {
		this.contextRunner.run((context) -> {
			write(books(context));

			Listeners listeners = context.getBean(Listeners.class);
			assertThat(listeners.saved).containsExactly(Book.FOUNDATION);
			assertThat(listeners.events).extracting(Object::toString)
				.containsExactly("AfterSaveEvent of item 978-0-553-80371-0 of table 'books'",
						"AfterUpdateEvent of item 978-0-553-80371-0 of table 'books'",
						"AfterDeleteEvent of item 978-0-553-80371-0 of table 'books'");
			assertThat(listeners.ofLoans).isEmpty();
		});
	}

	@Test
	void eventsOfReadsAreHeardOnRequest() {
		this.contextRunner.withPropertyValues("dynamodb.publish-events=all").run((context) -> {
			write(books(context));

			assertThat(context.getBean(Listeners.class).events).map(Object::getClass)
				.containsExactly(AfterSaveEvent.class, AfterUpdateEvent.class, AfterLoadEvent.class,
						AfterDeleteEvent.class);
		});
	}

	@Test
	void eventsCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("dynamodb.publish-events=none").run((context) -> {
			write(books(context));

			assertThat(context.getBean(Listeners.class).events).isEmpty();
		});
	}

	@Test
	void aMethodThatThrowsBreaksNoCall() {
		this.contextRunner.withBean(Failing.class).run((context) -> {
			books(context).put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

			assertThat(books(context).get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
		});
	}

	@Test
	void callbackBeansRunInOrder() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			books(context).put("1", Book.FOUNDATION);

			assertThat(books(context).get("1")).extracting(Book::title).isEqualTo("Foundation12");
		});
	}

	@Test
	void tablesAreReadyOnceAllBeansAreThere() {
		this.contextRunner.withPropertyValues("dynamodb.table-name-prefix=ready-")
			.run((context) -> assertThat(context.getBean(Listeners.class).ready)
				.extracting((event) -> event.mapping().tableName() + " " + event.created())
				.containsExactly("ready-books true", "ready-loans false"));
		this.contextRunner.withPropertyValues("dynamodb.table-name-prefix=ready-")
			.run((context) -> assertThat(context.getBean(Listeners.class).ready).extracting(TableReadyEvent::created)
				.containsExactly(false, false));
	}

	@Test
	void aLazyMappingIsReadyWhenItIsAskedFor() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				Listeners listeners = context.getBean(Listeners.class);
				assertThat(listeners.ready).isEmpty();

				DynamoMapping<String, Book> books = books(context);

				assertThat(listeners.ready).extracting(TableReadyEvent::mapping)
					.map(DynamoMapping::name)
					.containsExactly(books.name());
			});
	}

	private static void write(DynamoMapping<String, Book> books) {
		String isbn = Book.FOUNDATION.isbn();
		books.put(isbn, Book.FOUNDATION);
		books.at(isbn).update(attr(Book::stock).increment(-1));
		books.get(isbn);
		books.remove(isbn);
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Book> books(BeanFactory beanFactory) {
		return beanFactory.getBean("books", DynamoMapping.class);
	}

	static class Listeners {

		private final List<Book> saved = new ArrayList<>();

		private final List<ItemEvent<?>> events = new ArrayList<>();

		private final List<AfterSaveEvent<Loan>> ofLoans = new ArrayList<>();

		private final List<TableReadyEvent> ready = new ArrayList<>();

		@EventListener
		void onSave(AfterSaveEvent<Book> event) {
			this.saved.add(event.value());
		}

		@EventListener
		void onSaveOfLoan(AfterSaveEvent<Loan> event) {
			this.ofLoans.add(event);
		}

		@EventListener
		void onAny(ItemEvent<?> event) {
			this.events.add(event);
		}

		@EventListener
		void onReady(TableReadyEvent event) {
			this.ready.add(event);
		}

	}

	static class Failing {

		@EventListener
		@Order(0)
		void onAny(ItemEvent<?> event) {
			throw new IllegalStateException("Out of paper");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Callbacks {

		@Bean
		@Order(2)
		ItemCallback<Book> second() {
			return appending("2");
		}

		@Bean
		@Order(1)
		ItemCallback<Book> first() {
			return appending("1");
		}

		private static ItemCallback<Book> appending(String text) {
			return ItemCallback.beforeSave(Book.class,
					(book, item) -> new Book(book.isbn(), book.title() + text, book.stock()));
		}

	}

}
