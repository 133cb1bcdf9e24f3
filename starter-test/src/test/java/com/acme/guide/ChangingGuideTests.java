package com.acme.guide;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.GuardedItem;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.ItemNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The listings of the page on changing.
 */
@ExtendWith(Shop.class)
class ChangingGuideTests {

	static final Change SALE = attr(Book::stock).increment(-1);

	private static final String ISBN = Books.FOUNDATION.isbn();

	@Test
	void changesAreSentTogether(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = ISBN;

		Optional<Book> changed = books.at(isbn)
			.update(attr(Book::stock).increment(-1).and(attr(Book::tags).include("bestseller")));

		assertThat(calls.operations()).containsExactly("UpdateItem");
		assertThat(changed).hasValueSatisfying((book) -> {
			assertThat(book.stock()).isEqualTo(2);
			assertThat(book.tags()).containsExactlyInAnyOrder("sf", "classic", "bestseller");
		}).contains(books.at(isbn).require());
	}

	@Test
	void updateNeedsAnItemAndUpsertMakesOne(DynamoMapping<String, Book> books, Calls calls) {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> books.at("none").update(SALE));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> books.at("none").updateReturningOld(SALE));
		assertThat(books.at("none").exists()).isFalse();
		assertThat(books.at("none").upsert(attr(Book::stock).incrementOrSet(2))).get()
			.extracting(Book::stock, Book::tags, Book::title)
			.containsExactly(2, Set.of(), null);
		assertThat(books.at(ISBN).updateReturningOld(SALE)).contains(Books.FOUNDATION);
		calls.clear();
		assertThat(books.at(ISBN).update(Change.none())).isEmpty();
		assertThat(books.at(ISBN).update(Map.of())).isEmpty();
		assertThat(calls.operations()).isEmpty();
	}

	@Test
	void mapsAndPathsDoAsWell(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = ISBN;

		books.at(isbn).update(Map.of("price", new BigDecimal("6.49"), "stock", 12));

		books.at(isbn).put("shelf.row", 5);
		books.at(isbn).remove("shelf");

		assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem", "UpdateItem");
		assertThat(books.at(isbn).require()).extracting(Book::price, Book::stock, Book::shelf)
			.containsExactly(new BigDecimal("6.49"), 12, null);
		books.at(Books.SOLARIS.isbn()).put("shelf.row", 5);
		assertThat(books.at(Books.SOLARIS.isbn()).require().shelf()).isEqualTo(new Shelf("B", 5));
	}

	@Test
	void valuesAreComputed(DynamoMapping<String, Book> books) {
		String isbn = ISBN;

		books.at(isbn).update(attr(Book::price).set(attr(Book::listPrice).minus(1)));

		assertThat(books.at(isbn).require().price()).isEqualTo(new BigDecimal("7.99"));
	}

	@Test
	void partsSeeTheItemAsItWas(DynamoMapping<String, Map<String, Object>> items) {
		items.put("pair", Map.of("a", "one", "b", "two"));

		items.at("pair").update(attr("a").set(attr("b")).and(attr("b").set(attr("a"))));

		assertThat(items.get("pair")).isEqualTo(Map.of("a", "two", "b", "one"));
	}

	@Test
	void elementsOfListsAreAttributes(DynamoMapping<String, Book> books) {
		books.at(ISBN).update(attr(Book::reviews).append("Long.", "Dated."));
		books.at(ISBN).update(attr("reviews[1]").remove());
		books.at(ISBN).update(attr(Book::reviews).at(0).set("Timeless!").and(attr("reviews[9]").set("Twice.")));

		assertThat(books.at(ISBN).require().reviews()).containsExactly("Timeless!", "Dated.", "Twice.");
		assertThat(books.at(ISBN).update(attr(Book::tags).exclude("sf", "classic"))).get()
			.extracting(Book::tags)
			.isEqualTo(Set.of());
		assertThat(books.at(ISBN).attributes().orElseThrow()).doesNotContainKey("tags");
		books.at(ISBN).update(attr(Book::tags).set(Set.of("sf")));
		books.at(ISBN).update(attr(Book::tags).set(Set.of()).and(attr("shelf").set((Object) null)));
		assertThat(books.at(ISBN).attributes().orElseThrow()).doesNotContainKeys("tags", "shelf");
	}

	@Test
	void changesThatCannotBeAreRefused(DynamoMapping<String, Book> books, Calls calls) {
		assertThatIllegalArgumentException().isThrownBy(() -> books.at(ISBN).update(SALE.and(SALE)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> books.at(ISBN).update(attr("shelf").remove().and(attr("shelf.row").set(1))));
		assertThatIllegalArgumentException().isThrownBy(() -> books.at(ISBN).update(attr(Book::isbn).set("other")));
		assertThatIllegalArgumentException().isThrownBy(() -> books.at(ISBN).update(attr("colour").set("red")));
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> books.at(ISBN).update(attr("stock").set("many")));
		assertThat(calls.operations()).isEmpty();
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> books.at(Books.I_ROBOT.isbn()).update(attr("shelf.row").set(5)));
	}

	@Test
	void editSendsWhatItCollected(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = ISBN;

		ItemEdit<Book> edit = books.at(isbn).edit();
		edit.put("price", new BigDecimal("6.49"));
		edit.remove("shelf");
		edit.change(attr(Book::stock).increment(10));
		Optional<Book> saved = edit.save();

		assertThat(calls.operations()).containsExactly("UpdateItem");
		assertThat(saved).get()
			.extracting(Book::price, Book::stock, Book::shelf)
			.containsExactly(new BigDecimal("6.49"), 13, null);
		assertThat(edit.isEmpty()).isTrue();
		assertThat(edit.save()).isEmpty();
		assertThat(calls.operations()).isEmpty();
	}

	@Test
	void savedIsWhatDiffers(DynamoMapping<LineKey, OrderLine> lines, Calls calls) {
		LineKey key = new LineKey("o-17", 2);

		OrderLine before = lines.at(key).require();
		OrderLine after = new OrderLine(before.order(), before.line(), before.isbn(), before.count() + 1);
		lines.at(key).saveChanges(before, after);

		assertThat(calls.update()).isEqualTo("SET count = ?");
		assertThat(calls.operations()).containsExactly("GetItem", "UpdateItem");
		assertThat(lines.get(key)).isEqualTo(after);
		calls.clear();
		assertThat(lines.at(key).saveChanges(after, after)).isEmpty();
		assertThat(calls.operations()).isEmpty();
	}

	@Test
	void guardIsRefusedWithoutException(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = Books.SOLARIS.isbn();

		boolean sold = books.at(isbn).onlyIf(attr(Book::stock).gt(0)).update(SALE).isPresent();

		assertThat(sold).isTrue();
		assertThat(books.at(isbn).onlyIf(attr(Book::stock).gt(0)).update(SALE)).isEmpty();
		assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem");
		assertThat(books.at(isbn).require().stock()).isZero();
	}

	@Test
	void guardThrowsWithThePresentItem(DynamoMapping<String, Book> books, Calls calls) {
		String isbn = ISBN;

		GuardedItem<Book> cheap = books.at(isbn).onlyIf(attr(Book::price).lt(BigDecimal.ONE)).orThrow();
		Optional<Book> present = Optional.empty();
		try {
			cheap.update(SALE);
		}
		catch (ConditionFailedException ex) {
			present = ex.item(Book.class);
		}

		assertThat(present).contains(Books.FOUNDATION);
		assertThat(calls.operations()).containsExactly("UpdateItem");
	}

	@Test
	void whatWasReadIsTheGuard(DynamoMapping<String, Book> books) {
		String isbn = ISBN;

		Book book = books.at(isbn).require();
		boolean renamed = books.at(isbn)
			.onlyIf(attr(Book::title).eq(book.title()))
			.update(attr(Book::title).set(book.title().toUpperCase(Locale.ROOT)))
			.isPresent();

		assertThat(renamed).isTrue();
		assertThat(books.at(isbn).require().title()).isEqualTo("FOUNDATION");
		assertThat(books.at(isbn).onlyIf(attr(Book::title).eq(book.title())).update(attr(Book::title).set("Other")))
			.isEmpty();
	}

	@Test
	void lockIsTakenByOne(DynamoMapping<String, Lock> locks, Calls calls) {
		Instant now = Instant.parse("2026-03-01T02:00:00Z");
		String me = "instance-1";

		Condition free = attr(Lock::holder).missing().or(attr(Lock::until).lt(now)).or(attr(Lock::holder).eq(me));
		Optional<Lock> lock = locks.at("nightly-report")
			.onlyIf(free)
			.upsert(attr(Lock::holder).set(me)
				.and(attr(Lock::until).set(now.plus(Duration.ofMinutes(5))))
				.and(attr(Lock::token).incrementOrSet(1)));

		assertThat(calls.units()).isEqualTo(1.0);
		assertThat(calls.operations()).containsExactly("UpdateItem");
		assertThat(lock).contains(new Lock("nightly-report", me, now.plus(Duration.ofMinutes(5)), 1));
		assertThat(take(locks, "instance-2", now)).isEmpty();
		assertThat(take(locks, me, now)).get().extracting(Lock::token).isEqualTo(2L);
		assertThat(take(locks, "instance-2", now.plus(Duration.ofMinutes(6)))).get()
			.extracting(Lock::token)
			.isEqualTo(3L);
	}

	private static Optional<Lock> take(DynamoMapping<String, Lock> locks, String me, Instant now) {
		Condition free = attr(Lock::holder).missing().or(attr(Lock::until).lt(now)).or(attr(Lock::holder).eq(me));
		return locks.at("nightly-report")
			.onlyIf(free)
			.upsert(attr(Lock::holder).set(me)
				.and(attr(Lock::until).set(now.plus(Duration.ofMinutes(5))))
				.and(attr(Lock::token).incrementOrSet(1)));
	}

	@Test
	void lockIsRenewedAndReleasedByItsHolder(DynamoMapping<String, Lock> locks) {
		Instant now = Instant.parse("2026-03-01T02:00:00Z");
		String me = "instance-1";
		take(locks, me, now);

		boolean renewed = locks.at("nightly-report")
			.onlyIf(attr(Lock::holder).eq(me))
			.update(attr(Lock::until).set(now.plus(Duration.ofMinutes(10))))
			.isPresent();

		assertThat(take(locks, "instance-2", now.plus(Duration.ofMinutes(6)))).isEmpty();

		boolean released = locks.at("nightly-report")
			.onlyIf(attr(Lock::holder).eq(me))
			.update(attr(Lock::holder).remove().and(attr(Lock::until).remove()))
			.isPresent();

		assertThat(renewed).isTrue();
		assertThat(released).isTrue();
		assertThat(take(locks, "instance-2", now)).get().extracting(Lock::token).isEqualTo(2L);
		assertThat(locks.at("nightly-report").onlyIf(attr(Lock::holder).eq(me)).update(attr(Lock::holder).remove()))
			.isEmpty();
	}

}
