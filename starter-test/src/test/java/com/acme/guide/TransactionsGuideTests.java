package com.acme.guide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.Relation;
import io.dynamomapping.ToMany;
import io.dynamomapping.ToOne;
import io.dynamomapping.TransactionCancelledException;
import io.dynamomapping.TransactionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on transactions.
 */
@ExtendWith(Shop.class)
class TransactionsGuideTests {

	private final String isbn = Books.FOUNDATION.isbn();

	private final Sale sale = new Sale(UUID.randomUUID().toString(), this.isbn);

	@Test
	void itemsAreWrittenTogether(DynamoTransactions transactions, DynamoMapping<String, Book> books,
			DynamoMapping<String, Sale> sales, Calls calls) {
		String isbn = this.isbn;
		Sale sale = this.sale;

		transactions.write((tx) -> {
			tx.at(books, isbn).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).increment(-1));
			tx.at(sales, sale.id()).putIfAbsent(sale);
		});

		assertThat(calls.operations()).containsExactly("TransactWriteItems");
		assertThat(books.at(isbn).require().stock()).isEqualTo(2);
		assertThat(sales.get(sale.id())).isEqualTo(sale);
	}

	@Test
	void refusalIsAnAnswer(DynamoTransactions transactions, DynamoMapping<String, Book> books,
			DynamoMapping<String, Sale> sales) {
		String isbn = Books.EMPIRE.isbn();
		Sale sale = this.sale;

		boolean sold = transactions.tryWrite((tx) -> {
			tx.at(books, isbn).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).increment(-1));
			tx.at(sales, sale.id()).putIfAbsent(sale);
		});

		assertThat(sold).isFalse();
		assertThat(sales.isEmpty()).isTrue();
	}

	@Test
	void reasonHasThePresentItem(DynamoTransactions transactions, DynamoMapping<String, Book> books,
			DynamoMapping<String, Sale> sales) {
		String isbn = this.isbn;
		Sale sale = this.sale;
		sales.put(sale.id(), sale);

		Optional<Sale> present = Optional.empty();
		try {
			transactions.write((tx) -> {
				tx.at(books, isbn).update(attr(Book::stock).increment(-1));
				tx.at(sales, sale.id()).putIfAbsent(sale);
			});
		}
		catch (TransactionCancelledException ex) {
			present = ex.reasons().get(1).item(Sale.class);
		}

		assertThat(present).contains(sale);
		assertThat(books.get(isbn)).isEqualTo(Books.FOUNDATION);
	}

	@Test
	void tokenIsAppliedOnce(DynamoTransactions transactions, DynamoMapping<String, Book> books,
			DynamoMapping<String, Sale> sales) {
		String isbn = this.isbn;
		Sale sale = this.sale;
		transactions.write(sale.id(), (tx) -> {
			tx.at(books, isbn).update(attr(Book::stock).increment(-1));
			tx.at(sales, sale.id()).put(sale);
		});

		transactions.write(sale.id(), (tx) -> {
			tx.at(books, isbn).update(attr(Book::stock).increment(-1));
			tx.at(sales, sale.id()).put(sale);
		});

		assertThat(books.at(isbn).require().stock()).isEqualTo(2);
	}

	@Test
	void itemsAreReadTogether(DynamoTransactions transactions, DynamoMapping<String, Book> books, Calls calls) {
		String isbn = this.isbn;

		List<TransactionResult<Book>> both = transactions
			.read((tx) -> List.of(tx.get(books, isbn), tx.get(books, Books.SOLARIS.isbn())));
		int stock = both.get(0).require().stock() + both.get(1).require().stock();

		assertThat(stock).isEqualTo(4);
		assertThat(calls.operations()).containsExactly("TransactGetItems");
	}

	@Test
	void relationsLeadToOtherItems(DynamoMapping<String, Book> books, Calls calls) {
		Sale sale = this.sale;

		ToOne<Sale, String, Book> bookOf = Relation.manyToOne(books, Sale::isbn);
		ToMany<Book, Book> sameAuthor = Relation.oneToMany(books.index("by-author"), Book::author);

		Book book = bookOf.require(sale);
		long others = sameAuthor.of(book).filter(attr(Book::stock).gt(0)).count();

		assertThat(book).isEqualTo(Books.FOUNDATION);
		assertThat(others).isEqualTo(2);
		assertThat(calls.operations()).contains("GetItem", "Query");
	}

	@Test
	void parentAndChildAreStoredTogether(DynamoTransactions transactions, DynamoMapping<String, Book> books,
			DynamoMapping<String, Details> allDetails) {
		Book book = Books.SOLARIS;

		ToOne<Book, String, Details> details = Relation.oneToOne(allDetails, Book::isbn);

		transactions.write((tx) -> {
			tx.at(books, book.isbn()).put(book);
			details.of(book, tx).put(new Details(book.isbn(), "A planet that thinks."));
		});

		assertThat(details.require(book).text()).isEqualTo("A planet that thinks.");
	}

}
