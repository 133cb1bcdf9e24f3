package io.dynamomapping;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A relation to one item, which may be there or not. Immutable, and safe for use by many
 * threads.
 *
 * @param <P> the type that leads to the other one
 * @param <K> the type of the other keys
 * @param <C> the type of the other values
 * @see Relation
 */
public final class ToOne<P, K, C> {

	private final DynamoMapping<K, C> mapping;

	private final Function<? super P, ? extends K> key;

	ToOne(DynamoMapping<K, C> mapping, Function<? super P, ? extends K> key) {
		this.mapping = Objects.requireNonNull(mapping, "mapping");
		this.key = Objects.requireNonNull(key, "key");
	}

	/**
	 * Address the other item, to read or write it. Costs nothing.
	 * @param parent what leads to it
	 * @return the other item
	 */
	public ItemHandle<K, C> of(P parent) {
		return this.mapping.at(key(parent));
	}

	/**
	 * Address the other item, to write it together with what leads to it. What cannot be
	 * stored is refused before anything is sent, so that nothing is stored on either
	 * side.
	 *
	 * <pre>
	 * transactions.write((tx) -&gt; {
	 *     tx.at(customers, ada.id()).put(ada);
	 *     profile.of(ada, tx).put(new Profile(…));
	 * });
	 * </pre>
	 * @param parent what leads to it
	 * @param transaction the transaction
	 * @return the other item, as part of the transaction
	 */
	public TransactionItem<C> of(P parent, WriteTransaction transaction) {
		return transaction.at(this.mapping, key(parent));
	}

	/**
	 * Read the other item: one {@code GetItem}.
	 * @param parent what leads to it
	 * @return the value, or empty if the table does not hold it
	 */
	public Optional<C> find(P parent) {
		return of(parent).find();
	}

	/**
	 * Read the other item, which is expected to be there: one {@code GetItem}.
	 * @param parent what leads to it
	 * @return the value
	 * @throws ItemNotFoundException if the table does not hold it
	 */
	public C require(P parent) {
		return of(parent).require();
	}

	/**
	 * Read the other item, created where there is none: one {@code GetItem}, and one
	 * {@code PutItem} if need be.
	 * @param parent what leads to it
	 * @param create makes the value
	 * @return the value, of whoever stored it first
	 */
	public C findOrCreate(P parent, Function<? super P, ? extends C> create) {
		return Objects.requireNonNull(this.mapping.computeIfAbsent(key(parent), (key) -> create.apply(parent)),
				"created value");
	}

	private K key(P parent) {
		return Objects.requireNonNull(this.key.apply(parent), "key of the other item");
	}

}
