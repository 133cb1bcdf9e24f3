package io.dynamomapping;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads and writes of several items, over tables of one client, as a whole: all or none,
 * at one point in time.
 *
 * <pre>
 * transactions.write((tx) -&gt; {
 *     tx.at(books, isbn).onlyIf(attr(Book::stock).gt(0)).update(attr(Book::stock).increment(-1));
 *     tx.at(sales, sale.id()).putIfAbsent(sale);
 * });
 * </pre>
 *
 * The block collects; one request is sent when it returns, none if it throws or collects
 * nothing. DynamoDB allows 100 items, each of them once, and 4 MB. It charges twice the
 * units of single requests, also for what it refuses, and returns no items that a write
 * replaced. Customizers of mappings see requests of single items, not transactions. Safe
 * for use by many threads.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">DynamoDB
 * transactions</a>
 */
public interface DynamoTransactions {

	/**
	 * Write items, all or none: one {@code TransactWriteItems}. A lost answer does no
	 * harm: the AWS SDK repeats the request with its token, and DynamoDB applies it once.
	 * @param block collects the writes; called once, on this thread
	 * @throws TransactionCancelledException if nothing was written, since an item refused
	 * its condition or others kept writing it
	 * @throws OutcomeUnknownException if DynamoDB could not be asked in time whether it
	 * was applied; the message has the token to repeat it with
	 * @throws IllegalArgumentException before any request, if there are more than 100
	 * items, one of them twice, or a mapping of another client
	 * @throws UnsupportedOperationException before any request, if a mapping is read-only
	 */
	void write(Consumer<? super WriteTransaction> block);

	/**
	 * Write items, all or none, once for each token: one {@code TransactWriteItems}.
	 * Whoever does not know whether an attempt was applied, after a crash for example,
	 * repeats it with the same token and the same writes. For 10 minutes after it was
	 * applied, DynamoDB then changes nothing, and answers as it did the first time.
	 * <p>
	 * A time of day in a value or condition makes other writes of them. Where items
	 * expire, conditions carry the time in seconds, so that a token can be repeated only
	 * within the same second; later it is refused, and nothing is written.
	 * @param token 1 to 36 characters that no other transaction has
	 * @param block collects the writes
	 * @throws OutcomeUnknownException if DynamoDB could not be asked in time whether it
	 * was applied: repeat it with the same token within 10 minutes
	 * @throws DynamoRequestException if the token was used for other writes, or for the
	 * same ones in another second where items expire
	 * @see #write(Consumer)
	 * @see <a href=
	 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
	 */
	void write(String token, Consumer<? super WriteTransaction> block);

	/**
	 * Write items, all or none, where a refused condition is an answer.
	 * @param block collects the writes
	 * @return {@code false} if nothing was written, since items refused their conditions
	 * @throws TransactionCancelledException if nothing was written for another reason
	 * @see #write(Consumer)
	 */
	boolean tryWrite(Consumer<? super WriteTransaction> block);

	/**
	 * Write items, all or none, once for each token, where a refused condition is an
	 * answer. Where items expire, a token can be repeated only within the same second.
	 * @param token 1 to 36 characters that no other transaction has
	 * @param block collects the writes
	 * @return {@code false} if nothing was written, since items refused their conditions
	 * @throws DynamoRequestException if the token was used for other writes, or for the
	 * same ones in another second where items expire
	 * @see #write(String, Consumer)
	 */
	boolean tryWrite(String token, Consumer<? super WriteTransaction> block);

	/**
	 * Read items as they are at one point in time: one {@code TransactGetItems}. Sees all
	 * writes that were answered before, and no transaction by halves.
	 *
	 * <pre>
	 * record Stock(TransactionResult&lt;Book&gt; book, TransactionResult&lt;Shelf&gt; shelf) {}
	 *
	 * Stock stock = transactions.read((tx) -&gt; new Stock(tx.get(books, isbn), tx.get(shelves, "north")));
	 * stock.book().require();
	 * </pre>
	 * @param block collects the keys, and keeps the results, which hold something only
	 * after it has returned
	 * @param <R> what the results are kept in
	 * @return what the block returned
	 * @throws TransactionCancelledException if others kept writing the items
	 * @throws IllegalArgumentException before any request, if there are more than 100
	 * items, one of them twice, or a mapping of another client
	 */
	<R> R read(Function<? super ReadTransaction, ? extends R> block);

}
