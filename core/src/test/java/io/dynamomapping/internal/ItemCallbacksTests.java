package io.dynamomapping.internal;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.spi.AfterDeleteEvent;
import io.dynamomapping.spi.AfterLoadEvent;
import io.dynamomapping.spi.AfterSaveEvent;
import io.dynamomapping.spi.AfterUpdateEvent;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;
import io.dynamomapping.spi.ItemEvent;
import io.dynamomapping.spi.ItemListener;
import io.dynamomapping.testing.Book;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

@NullUnmarked // a callback returns null
class ItemCallbacksTests {

	private static final ItemContext ITEM = new ItemContext("books", "prod-books", Book.class, "1", false);

	private static final Change SALE = Attribute.attr("stock").increment(-1);

	private final List<ItemEvent<?>> events = new ArrayList<>();

	@Test
	void callbacksOfValuesRunInOrder() {
		List<ItemContext> items = new ArrayList<>();
		ItemCallbacks<String, Book> callbacks = callbacks(
				ItemCallback.<Book>beforeSave(Book.class, (book, item) -> book.withTitle(book.title() + "!")),
				ItemCallback.<Book>beforeSave(Object.class, (book, item) -> {
					items.add(item);
					return book.withTitle(book.title().toUpperCase(Locale.ROOT) + "?");
				}), ItemCallback.<Book>afterLoad(Book.class, (book, item) -> book.withTitle("loaded")));

		assertThat(callbacks.beforeSave("1", Book.FOUNDATION)).isEqualTo(Book.FOUNDATION.withTitle("FOUNDATION!?"));
		assertThat(callbacks.afterLoad(() -> "1", Book.FOUNDATION, true))
			.isEqualTo(Book.FOUNDATION.withTitle("loaded"));
		assertThat(items).containsExactly(ITEM);
	}

	@Test
	void callbacksOfChangesAndDeletionsRunInOrder() {
		List<Object> calls = new ArrayList<>();
		ItemCallbacks<String, Book> callbacks = callbacks(
				ItemCallback.beforeUpdate(Book.class, (change, item) -> change.and(Attribute.attr("title").remove())),
				ItemCallback.beforeUpdate(Object.class, (change, item) -> {
					calls.add(change);
					return change;
				}), ItemCallback.beforeDelete(Book.class, calls::add));

		Change change = callbacks.beforeUpdate("1", SALE);
		callbacks.beforeDelete("1");

		assertThat(change).isEqualTo(SALE.and(Attribute.attr("title").remove()));
		assertThat(calls).containsExactly(change, ITEM);
	}

	@Test
	void whatACallbackThrowsReachesTheCaller() {
		ItemCallbacks<String, Book> callbacks = callbacks(ItemCallback.<Book>beforeSave(Book.class, (book, item) -> {
			throw refusal(item);
		}), ItemCallback.beforeUpdate(Book.class, (change, item) -> {
			throw refusal(item);
		}), ItemCallback.beforeDelete(Book.class, ItemCallbacksTests::refuse),
				ItemCallback.<Book>afterLoad(Book.class, (book, item) -> {
					throw refusal(item);
				}));

		assertThatIllegalArgumentException().isThrownBy(() -> callbacks.beforeSave("1", Book.FOUNDATION))
			.withMessage("item 1 of table 'prod-books'");
		assertThatIllegalArgumentException().isThrownBy(() -> callbacks.beforeUpdate("1", SALE));
		assertThatIllegalArgumentException().isThrownBy(() -> callbacks.beforeDelete("1"));
		assertThatIllegalArgumentException().isThrownBy(() -> callbacks.afterLoad(() -> "1", Book.FOUNDATION, false));
	}

	private static IllegalArgumentException refusal(ItemContext item) {
		return new IllegalArgumentException(item.toString());
	}

	private static void refuse(ItemContext item) {
		throw refusal(item);
	}

	private static String noKey() {
		throw new AssertionError("Nobody asks for the key");
	}

	@Test
	void callbacksOfOtherTypesAreLeftOut() {
		ItemCallbacks<String, Book> callbacks = callbacks(
				ItemCallback.<String>beforeSave(String.class, (text, item) -> {
					throw refusal(item);
				}), ItemCallback.beforeUpdate(Map.class, (change, item) -> {
					throw refusal(item);
				}), ItemCallback.beforeDelete(String.class, ItemCallbacksTests::refuse));

		assertThat(callbacks.hasCallbacks()).isFalse();
		assertThat(callbacks.beforeSave("1", Book.FOUNDATION)).isSameAs(Book.FOUNDATION);
		assertThat(callbacks.beforeUpdate("1", SALE)).isSameAs(SALE);
		assertThatNoException().isThrownBy(() -> callbacks.beforeDelete("1"));
	}

	@Test
	void callbacksOfASubtypeAreForItsValues() {
		ItemCallback<Integer> negated = ItemCallback.beforeSave(Integer.class, (number, item) -> -number);
		ItemCallback<Integer> refusing = ItemCallback.beforeDelete(Integer.class, ItemCallbacksTests::refuse);
		ItemCallbacks<String, Number> callbacks = new ItemCallbacks<>("counts", "counts", Number.class,
				List.of(negated, refusing), List.of());

		assertThat(callbacks.beforeSave("1", 7)).isEqualTo(-7);
		assertThat(callbacks.beforeSave("1", BigDecimal.TEN)).isEqualTo(BigDecimal.TEN);
		assertThatNoException().isThrownBy(() -> callbacks.beforeDelete("1"));
	}

	@Test
	void aCallbackMustReturnAValueOfTheMapping() {
		ItemCallback<Book> nothing = ItemCallback.beforeSave(Book.class, (book, item) -> null);
		ItemCallback<Object> text = ItemCallback.afterLoad(Object.class, (book, item) -> "Foundation");
		ItemCallback<Book> noChange = ItemCallback.beforeUpdate(Book.class, (change, item) -> null);

		assertThatIllegalStateException().isThrownBy(() -> callbacks(nothing).beforeSave("1", Book.FOUNDATION))
			.withMessage("Expected " + nothing.getClass().getName() + " to return a Book from beforeSave() for mapping "
					+ "'books', found null. Return what it was given where there is nothing to change.");
		assertThatIllegalStateException().isThrownBy(() -> callbacks(text).afterLoad(() -> "1", Book.FOUNDATION, false))
			.withMessage("Expected " + text.getClass().getName() + " to return a Book from afterLoad() for mapping "
					+ "'books', found java.lang.String. Return what it was given where there is nothing to change.");
		assertThatIllegalStateException().isThrownBy(() -> callbacks(noChange).beforeUpdate("1", SALE))
			.withMessage("Expected " + noChange.getClass().getName() + " to return a Change from beforeUpdate() for "
					+ "mapping 'books', found null. Return what it was given where there is nothing to change.");
	}

	@Test
	void listenersAreTold() {
		ItemCallbacks<String, Book> callbacks = listened(this.events::add);

		callbacks.afterSave("1", Book.FOUNDATION);
		callbacks.afterUpdate("1", SALE);
		callbacks.afterDelete("1");
		callbacks.afterLoad(() -> "1", Book.FOUNDATION, true);

		assertThat(this.events).containsExactly(new AfterSaveEvent<>(ITEM, Book.FOUNDATION),
				new AfterUpdateEvent<>(ITEM, SALE), new AfterDeleteEvent<>(ITEM),
				new AfterLoadEvent<>(new ItemContext("books", "prod-books", Book.class, "1", true), Book.FOUNDATION));
		assertThat(this.events).extracting(Object::toString)
			.containsExactly("AfterSaveEvent of item 1 of table 'prod-books'",
					"AfterUpdateEvent of item 1 of table 'prod-books'",
					"AfterDeleteEvent of item 1 of table 'prod-books'",
					"AfterLoadEvent of item 1 of table 'prod-books'");
	}

	@Test
	void listenersHearWhatCallbacksMade() {
		ItemCallbacks<String, Book> callbacks = new ItemCallbacks<>("books", "prod-books", Book.class,
				List.of(ItemCallback.<Book>afterLoad(Book.class, (book, item) -> book.withTitle("loaded"))),
				List.of(this.events::add));

		callbacks.afterLoad(() -> "1", Book.FOUNDATION, false);

		assertThat(this.events).containsExactly(new AfterLoadEvent<>(ITEM, Book.FOUNDATION.withTitle("loaded")));
	}

	@Test
	void failingListenersAreLoggedAndGoNoFurther() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger(ItemCallbacks.class);
		logger.addAppender(log);
		ItemListener failing = (event) -> {
			throw new IllegalStateException("Out of paper");
		};
		ItemCallbacks<String, Book> callbacks = listened(failing, this.events::add);

		callbacks.afterSave("1", Book.FOUNDATION);

		logger.detachAppender(log);
		assertThat(this.events).hasSize(1);
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly(
					failing.getClass().getName() + " failed on AfterSaveEvent of item 1 of table 'prod-books'");
	}

	@Test
	void nobodyAsksForTheKeyOfWhatIsRead() {
		ItemListener ofWrites = new ItemListener() {

			@Override
			public void onEvent(ItemEvent<?> event) {
				ItemCallbacksTests.this.events.add(event);
			}

			@Override
			public boolean listensToLoads() {
				return false;
			}

		};

		assertThat(callbacks().afterLoad(ItemCallbacksTests::noKey, Book.FOUNDATION, false)).isSameAs(Book.FOUNDATION);
		assertThat(listened(ofWrites).afterLoad(ItemCallbacksTests::noKey, Book.FOUNDATION, false))
			.isSameAs(Book.FOUNDATION);
		assertThat(this.events).isEmpty();
	}

	private static ItemCallbacks<String, Book> callbacks(ItemCallback<?>... callbacks) {
		return new ItemCallbacks<>("books", "prod-books", (Type) Book.class, List.of(callbacks), List.of());
	}

	private static ItemCallbacks<String, Book> listened(ItemListener... listeners) {
		return new ItemCallbacks<>("books", "prod-books", Book.class, List.of(), List.of(listeners));
	}

}
