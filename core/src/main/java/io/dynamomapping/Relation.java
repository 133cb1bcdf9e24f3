package io.dynamomapping;

import java.util.Objects;
import java.util.function.Function;

/**
 * Says how items of one type lead to items of another one. A relation is a way to find,
 * not a state: it holds a mapping and a function, can be kept in a field, and requests
 * nothing until it is asked.
 *
 * <pre>
 * ToOne&lt;Customer, String, Profile&gt; profile = Relation.oneToOne(profiles, Customer::id);
 * ToMany&lt;Customer, Order&gt; orders = Relation.oneToMany(allOrders.index("by-customer"), Customer::id);
 * ToOne&lt;Order, String, Customer&gt; customer = Relation.manyToOne(customers, Order::customer);
 *
 * orders.of(ada).filter(attr(Order::open).eq(true)).count();
 * </pre>
 */
public final class Relation {

	private Relation() {
	}

	/**
	 * Relate an item to one of its own.
	 * @param children the mapping of the other items
	 * @param key finds the key of the other item, often the key of the first one
	 * @param <P> the type that leads to the other one
	 * @param <K> the type of the other keys
	 * @param <C> the type of the other values
	 * @return the relation
	 */
	public static <P, K, C> ToOne<P, K, C> oneToOne(DynamoMapping<K, C> children,
			Function<? super P, ? extends K> key) {
		return new ToOne<>(children, key);
	}

	/**
	 * Relate items to one that they share, such as lines to their order.
	 * @param parents the mapping of the shared items
	 * @param key finds the key of the shared item
	 * @param <C> the type that leads to the shared one
	 * @param <K> the type of the keys of shared items
	 * @param <P> the type of the shared values
	 * @return the relation
	 */
	public static <C, K, P> ToOne<C, K, P> manyToOne(DynamoMapping<K, P> parents,
			Function<? super C, ? extends K> key) {
		return new ToOne<>(parents, key);
	}

	/**
	 * Relate an item to those in one partition of a table.
	 * @param children the mapping of the other items, with a partition and a sort key
	 * @param partitionKey finds the partition
	 * @param <P> the type that leads to the others
	 * @param <C> the type of the other values
	 * @return the relation
	 */
	public static <P, C> ToMany<P, C> oneToMany(DynamoMapping<?, C> children, Function<? super P, ?> partitionKey) {
		Objects.requireNonNull(children, "children");
		return new ToMany<>(children::partition, partitionKey);
	}

	/**
	 * Relate an item to those in one partition of an index.
	 * @param children the index of the other items
	 * @param partitionKey finds the partition
	 * @param <P> the type that leads to the others
	 * @param <C> the type of the other values
	 * @return the relation, eventually consistent where the index is global
	 */
	public static <P, C> ToMany<P, C> oneToMany(DynamoIndex<C> children, Function<? super P, ?> partitionKey) {
		Objects.requireNonNull(children, "children");
		return new ToMany<>(children::partition, partitionKey);
	}

}
