package io.dynamomapping;

import java.util.Objects;
import java.util.function.Function;

/**
 * A relation to the items of one partition. Immutable, and safe for use by many threads.
 *
 * @param <P> the type that leads to the others
 * @param <C> the type of the other values
 * @see Relation
 */
public final class ToMany<P, C> {

	private final Function<Object, Partition<C>> partitions;

	private final Function<? super P, ?> partitionKey;

	ToMany(Function<Object, Partition<C>> partitions, Function<? super P, ?> partitionKey) {
		this.partitions = partitions;
		this.partitionKey = Objects.requireNonNull(partitionKey, "partitionKey");
	}

	/**
	 * Select the other items. Costs nothing until a verb such as {@code stream()},
	 * {@code list()} or {@code count()} asks for them.
	 * @param parent what leads to them
	 * @return the selection, which can be narrowed as any other one
	 */
	public Partition<C> of(P parent) {
		return this.partitions
			.apply(Objects.requireNonNull(this.partitionKey.apply(parent), "partition of the other items"));
	}

}
