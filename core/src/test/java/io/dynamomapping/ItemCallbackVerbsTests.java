package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;
import io.dynamomapping.spi.ItemEvent;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What each verb asks callbacks before, and tells listeners afterwards.
 */
class ItemCallbackVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final List<String> LOAD = List.of("afterLoad", "AfterLoadEvent");

	private static final Book NEW = Book.FOUNDATION.withTitle("Second Foundation");

	private static final Change SALE = attr(Book::stock).increment(-1);

	private final Recorder recorder = new Recorder();

	private DynamoMapping<String, Book> plain;

	private DynamoMapping<String, Book> books;

	@BeforeEach
	void open() {
		this.plain = tables.books();
		this.books = DynamoMappings.builder(tables.client())
			.itemCallback(this.recorder)
			.itemListener((event) -> this.recorder.calls.add(event.getClass().getSimpleName()))
			.build()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.plain.tableName()));
		this.plain.put(ISBN, Book.FOUNDATION);
	}

	static Stream<Arguments> verbs() {
		return Stream.of(saves("put", (books) -> books.put(ISBN, NEW)),
				saves("replace", (books) -> books.replace(ISBN, NEW)),
				saves("replace of a value", (books) -> books.replace(ISBN, Book.FOUNDATION, NEW)),
				saves("putIfAbsent", (books) -> books.putIfAbsent("other", NEW.withIsbn("other"))),
				saves("computeIfAbsent", (books) -> books.computeIfAbsent("other", NEW::withIsbn)),
				verb("compute", List.of("afterLoad", "AfterLoadEvent", "beforeSave", "AfterSaveEvent"),
						(books) -> books.compute(ISBN, (isbn, book) -> NEW)),
				verb("merge", List.of("afterLoad", "AfterLoadEvent", "beforeSave", "AfterSaveEvent"),
						(books) -> books.merge(ISBN, NEW, (old, merged) -> merged)),
				verb("compute nothing", List.of("afterLoad", "AfterLoadEvent", "beforeDelete", "AfterDeleteEvent"),
						(books) -> books.compute(ISBN, (isbn, book) -> null)),
				verb("replaceAll", List.of("afterLoad", "AfterLoadEvent", "beforeSave", "AfterSaveEvent"),
						(books) -> books.replaceAll((isbn, book) -> NEW)),
				saves("insert", (books) -> books.at("other").insert(NEW)),
				saves("save", (books) -> books.at(ISBN).save(NEW)),
				saves("saveChanges", (books) -> books.at(ISBN).saveChanges(Book.FOUNDATION, NEW)),
				saves("putAll", (books) -> books.putAll(Map.of(ISBN, NEW))),
				saves("batch", (books) -> books.batch((batch) -> batch.put(ISBN, NEW))),
				saves("batchWriter", (books) -> books.batchWriter((writer) -> writer.put(ISBN, NEW))),
				saves("saveAll", (books) -> books.repository().saveAll(List.of(NEW))),
				saves("guarded put", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(0)).put(NEW)),
				saves("guarded putIfAbsent",
						(books) -> books.at("other").onlyIf(attr(Book::stock).missing()).putIfAbsent(NEW)),
				saves("guarded save", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(0)).save(NEW)),
				verb("setValue", List.of("afterLoad", "AfterLoadEvent", "beforeSave", "AfterSaveEvent"),
						(books) -> books.entrySet().iterator().next().setValue(NEW)),
				updates("update", (books) -> books.at(ISBN).update(SALE)),
				updates("update by map", (books) -> books.at(ISBN).update(Map.of("stock", 1))),
				updates("updateReturningOld", (books) -> books.at(ISBN).updateReturningOld(SALE)),
				updates("upsert", (books) -> books.at(ISBN).upsert(SALE)),
				updates("put of an attribute", (books) -> books.at(ISBN).put("stock", 1)),
				updates("remove of an attribute", (books) -> books.at(ISBN).remove("shelf")),
				updates("guarded update", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(0)).update(SALE)),
				updates("guarded upsert", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(0)).upsert(SALE)),
				updates("edit", (books) -> books.at(ISBN).edit().change(SALE).put("title", "New").save()),
				deletes("remove", (books) -> books.remove(ISBN)),
				deletes("remove of a value", (books) -> books.remove(ISBN, Book.FOUNDATION)),
				deletes("delete", (books) -> books.at(ISBN).delete()),
				deletes("guarded remove", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(0)).remove()),
				deletes("batch of removals", (books) -> books.batch((batch) -> batch.remove(ISBN))),
				deletes("removeAll", (books) -> books.removeAll(List.of(ISBN))), deletes("clear", Map::clear),
				deletes("delete of a repository", (books) -> books.repository().delete(Book.FOUNDATION)),
				deletes("deleteAll of a repository", (books) -> books.repository().deleteAll(List.of(Book.FOUNDATION))),
				deletes("remove of the key set", (books) -> books.keySet().remove(ISBN)),
				deletes("removeIf of the key set", (books) -> books.keySet().removeIf(ISBN::equals)),
				verb("removeIf of values", List.of("afterLoad", "AfterLoadEvent", "beforeDelete", "AfterDeleteEvent"),
						(books) -> books.values().removeIf(Book.FOUNDATION::equals)),
				loads("get", (books) -> books.get(ISBN)), loads("find", (books) -> books.at(ISBN).find()),
				loads("getAll", (books) -> books.getAll(List.of(ISBN))),
				loads("iteration", (books) -> books.values().forEach((book) -> {
				})), loads("selection", (books) -> books.scan().list()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("verbs")
	void asksBeforeAndTellsAfterwards(String name, List<String> calls, Verb verb) {
		verb.call(this.books);

		assertThat(this.recorder.calls.stream().filter((call) -> !call.equals("seen"))).isEqualTo(calls);
	}

	static Stream<Arguments> writes() {
		return verbs().filter((arguments) -> !arguments.get()[1].equals(LOAD));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("writes")
	void aVetoLeavesTheTableAsItWas(String name, List<String> calls, Verb verb) {
		this.recorder.vetoing = true;

		assertThatIllegalStateException().isThrownBy(() -> verb.call(this.books)).withMessage("veto");

		assertThat(this.plain.values()).containsExactly(Book.FOUNDATION);
		assertThat(this.recorder.calls).doesNotContain("AfterSaveEvent", "AfterUpdateEvent", "AfterDeleteEvent");
	}

	@Test
	void whatACallbackReturnsIsWritten() {
		DynamoMapping<String, Book> titled = mapping(
				ItemCallback.<Book>beforeSave(Book.class, (book, item) -> book.withTitle(book.title() + "!")),
				ItemCallback.beforeUpdate(Book.class, (change, item) -> change.and(attr(Book::title).set("Sold"))));

		titled.put(ISBN, Book.FOUNDATION);
		assertThat(this.plain.get(ISBN)).isEqualTo(Book.FOUNDATION.withTitle("Foundation!"));
		titled.at(ISBN).update(SALE);
		assertThat(this.plain.get(ISBN)).isEqualTo(Book.FOUNDATION.withTitle("Sold").withStock(2));
		titled.at(ISBN).edit().put("stock", 9).save();
		assertThat(this.plain.get(ISBN)).isEqualTo(Book.FOUNDATION.withTitle("Sold").withStock(9));
		assertThat(titled.compute(ISBN, (isbn, book) -> Book.I_ROBOT.withIsbn(isbn))).isEqualTo(this.plain.get(ISBN))
			.isEqualTo(Book.I_ROBOT.withIsbn(ISBN).withTitle("I, Robot!"));
	}

	@Test
	void whatIsStoredInAnotherFormIsReadBack() {
		DynamoMapping<String, Book> reversed = mapping(
				ItemCallback.<Book>beforeSave(Book.class, (book, item) -> reversed(book)),
				ItemCallback.<Book>afterLoad(Book.class, (book, item) -> reversed(book)));

		reversed.put(ISBN, Book.SOLARIS.withIsbn(ISBN));

		assertThat(this.plain.at(ISBN).require().title()).isEqualTo("siraloS");
		assertThat(reversed.get(ISBN)).isEqualTo(Book.SOLARIS.withIsbn(ISBN));
		assertThat(reversed.replace(ISBN, Book.SOLARIS.withIsbn(ISBN), Book.I_ROBOT.withIsbn(ISBN))).isTrue();
		assertThat(reversed.put(ISBN, Book.FOUNDATION)).isEqualTo(Book.I_ROBOT.withIsbn(ISBN));
		assertThat(reversed.computeIfPresent(ISBN, (isbn, book) -> book.withStock(7))).isNotNull();
		assertThat(reversed.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(7));
		assertThat(reversed.at(ISBN).save(Book.FOUNDATION)).isEqualTo(Book.FOUNDATION);
		assertThat(reversed.remove(ISBN, Book.FOUNDATION)).isTrue();
	}

	private static Book reversed(Book book) {
		return book.withTitle(new StringBuilder(book.title()).reverse().toString());
	}

	@Test
	void refusedWritesAreNoEvents() {
		this.books.putIfAbsent(ISBN, NEW);
		this.books.replace(ISBN, NEW, Book.FOUNDATION);
		this.books.remove(ISBN, NEW);
		this.books.at(ISBN).onlyIf(attr(Book::stock).gt(99)).put(NEW);
		this.books.at(ISBN).onlyIf(attr(Book::stock).gt(99)).update(SALE);
		this.books.at(ISBN).onlyIf(attr(Book::stock).gt(99)).remove();

		assertThat(this.recorder.calls).doesNotContain("AfterSaveEvent", "AfterUpdateEvent", "AfterDeleteEvent");
	}

	@Test
	void aChangeOfNothingIsNotSent() {
		DynamoMapping<String, Book> still = mapping(
				ItemCallback.beforeUpdate(Book.class, (change, item) -> Change.none()));
		tables.requests().clear();

		assertThat(still.at(ISBN).update(SALE)).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void liveItemsAskAndTell() {
		List<ItemContext> items = new ArrayList<>();
		List<ItemEvent<?>> events = new ArrayList<>();
		DynamoMapping<String, Map<String, Object>> live = DynamoMappings.builder(tables.client())
			.itemCallback(ItemCallback.beforeUpdate(Map.class, (change, item) -> {
				items.add(item);
				return change.and(attr("revision").set(1));
			}))
			.itemListener(events::add)
			.build()
			.open(this.plain.tableName());
		Map<String, Object> book = live.at(ISBN).find().orElseThrow();
		events.clear();

		book.put("title", "New");

		assertThat(items).extracting(ItemContext::key).containsExactly(ISBN);
		assertThat(events).extracting((event) -> event.item().key()).containsExactly(ISBN);
		assertThat(book).containsEntry("title", "New").containsKey("revision");
		assertThat(live.get(ISBN)).containsEntry("title", "New").containsKey("revision");
	}

	@Test
	void contextsNameTheItem() {
		List<ItemContext> items = new ArrayList<>();
		DynamoMapping<String, Book> books = mapping(ItemCallback.beforeDelete(Book.class, items::add));

		books.remove(ISBN);

		assertThat(items).containsExactly(new ItemContext("books", this.plain.tableName(), Book.class, ISBN, false));
	}

	private DynamoMapping<String, Book> mapping(ItemCallback<?>... callbacks) {
		DynamoMappings.Builder builder = DynamoMappings.builder(tables.client());
		List.of(callbacks).forEach(builder::itemCallback);
		return builder.build()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.plain.tableName()));
	}

	private static Arguments saves(String name, Verb verb) {
		return verb(name, List.of("beforeSave", "AfterSaveEvent"), verb);
	}

	private static Arguments updates(String name, Verb verb) {
		return verb(name, List.of("beforeUpdate", "AfterUpdateEvent"), verb);
	}

	private static Arguments deletes(String name, Verb verb) {
		return verb(name, List.of("beforeDelete", "AfterDeleteEvent"), verb);
	}

	private static Arguments loads(String name, Verb verb) {
		return verb(name, LOAD, verb);
	}

	private static Arguments verb(String name, List<String> calls, Verb verb) {
		return Arguments.of(name, calls, verb);
	}

	interface Verb {

		void call(DynamoMapping<String, Book> books);

	}

	private static final class Recorder implements ItemCallback<Book> {

		private final List<String> calls = new ArrayList<>();

		private boolean vetoing;

		@Override
		public Class<Book> type() {
			return Book.class;
		}

		@Override
		public Book beforeSave(Book book, ItemContext item) {
			call("beforeSave");
			return book;
		}

		@Override
		public Change beforeUpdate(Change change, ItemContext item) {
			call("beforeUpdate");
			return change;
		}

		@Override
		public void beforeDelete(ItemContext item) {
			call("beforeDelete");
		}

		@Override
		public Book afterLoad(Book book, ItemContext item) {
			this.calls.add(item.partial() ? "seen" : "afterLoad");
			return book;
		}

		private void call(String name) {
			this.calls.add(name);
			if (this.vetoing) {
				throw new IllegalStateException("veto");
			}
		}

	}

}
