package io.dynamomapping.faultrows;

import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import org.jspecify.annotations.Nullable;

import static io.dynamomapping.Attribute.attr;

/**
 * A write of which the answer may be lost.
 */
enum LossyWrite {

	PUT_IF_ABSENT("PutItem", true, 1) {

		@Override
		void prepare(DynamoMapping<String, Book> books) {
			// Nothing is there.
		}

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.putIfAbsent(ISBN, BOOK.withStock(1));
		}

	},

	REPLACE_EXPECTED("UpdateItem", true, 4) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.replace(ISBN, BOOK, BOOK.withStock(4));
		}

	},

	REMOVE("DeleteItem", false, null) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.remove(ISBN);
		}

	},

	REMOVE_EXPECTED("DeleteItem", true, null) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.remove(ISBN, BOOK);
		}

	},

	PUT("PutItem", false, 4) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.put(ISBN, BOOK.withStock(4));
		}

	},

	INCREMENT("UpdateItem", false, 4) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.at(ISBN).update(attr(Book::stock).increment(1));
		}

	},

	MERGE("UpdateItem", true, 4) {

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			books.merge(ISBN, BOOK, (present, given) -> {
				functionRuns.incrementAndGet();
				return present.withStock(present.stock() + 1);
			});
		}

	},

	VERSIONED_SAVE("UpdateItem", true, 4) {

		@Override
		void prepare(DynamoMapping<String, Book> books) {
			versioned(books).save(new Stocked(ISBN, 3, 0));
		}

		@Override
		void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns) {
			versioned(books).save(new Stocked(ISBN, 4, 1));
		}

	};

	static final String ISBN = "book";

	static final Book BOOK = Book.FOUNDATION.withIsbn(ISBN).withStock(3);

	private final String operation;

	private final boolean refusesItself;

	private final @Nullable Integer stockAfter;

	LossyWrite(String operation, boolean refusesItself, @Nullable Integer stockAfter) {
		this.operation = operation;
		this.refusesItself = refusesItself;
		this.stockAfter = stockAfter;
	}

	private static DynamoMapping<String, Stocked> versioned(DynamoMapping<String, Book> books) {
		return DynamoMappings.create(books.client())
			.open(books.name(), String.class, Stocked.class,
					MappingOptions.defaults().withTableName(books.tableName()));
	}

	/**
	 * Store what the write expects.
	 * @param books the mapping
	 */
	void prepare(DynamoMapping<String, Book> books) {
		books.put(ISBN, BOOK);
	}

	abstract void run(DynamoMapping<String, Book> books, AtomicInteger functionRuns);

	String operation() {
		return this.operation;
	}

	/**
	 * Return whether the write is refused when it was applied before.
	 * @return {@code true} if it may be sent again
	 */
	boolean refusesItself() {
		return this.refusesItself;
	}

	@Nullable Integer stockAfter() {
		return this.stockAfter;
	}

	/**
	 * A book with a version.
	 *
	 * @param isbn the key
	 * @param stock how many are in stock
	 * @param version how often it was written
	 */
	record Stocked(@PartitionKey String isbn, int stock, @Version long version) {
	}

}
