package io.dynamomapping.spi;

import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.dynamomapping.Change;

/**
 * Has a say before items are written and after they are read. What it returns takes the
 * place of what it was given; what it throws reaches the caller of the mapping, and
 * nothing is written. Called in the order of registration, on the thread of the caller,
 * possibly by many at once, and again for each attempt of a compare-and-set: it should
 * neither block nor write.
 *
 * <pre>
 * ItemCallback&lt;Book&gt; trimmed = ItemCallback.beforeSave(Book.class, (book, item) -&gt; book.trimmed());
 * </pre>
 *
 * Use an {@link ItemListener} for what only has to be told, once a write has succeeded.
 *
 * @param <V> the type of the values
 */
public interface ItemCallback<V> {

	/**
	 * Return the class of the values. A callback is called for values of that class,
	 * whatever mapping they are of, and for changes and deletions in mappings all of
	 * whose values are.
	 * @return the class, {@code Object} for all
	 */
	Class<? super V> type();

	/**
	 * Look at a value that is to be written as a whole.
	 * @param value the value
	 * @param item where it is written to
	 * @return the value to write instead, or the same
	 */
	default V beforeSave(V value, ItemContext item) {
		return value;
	}

	/**
	 * Look at a change that is to be made to an item in place.
	 * @param change the change, as the caller gave it
	 * @param item the item
	 * @return the change to make instead, or the same; of nothing, for none
	 */
	default Change beforeUpdate(Change change, ItemContext item) {
		return change;
	}

	/**
	 * Look at an item that is to be deleted, by its key: its value is not read.
	 * @param item the item
	 */
	default void beforeDelete(ItemContext item) {
	}

	/**
	 * Look at a value that has been read.
	 * @param value the value
	 * @param item where it was read from
	 * @return the value to hand out instead, or the same
	 */
	default V afterLoad(V value, ItemContext item) {
		return value;
	}

	/**
	 * Return a callback for values that are to be written as a whole.
	 * @param type the class of the values
	 * @param callback gets a value and returns the one to write
	 * @param <V> the type of the values
	 * @return the callback
	 */
	static <V> ItemCallback<V> beforeSave(Class<? super V> type, BiFunction<V, ItemContext, V> callback) {
		return new ItemCallback<>() {

			@Override
			public Class<? super V> type() {
				return type;
			}

			@Override
			public V beforeSave(V value, ItemContext item) {
				return callback.apply(value, item);
			}

		};
	}

	/**
	 * Return a callback for changes.
	 * @param type the class of the values
	 * @param callback gets a change and returns the one to make
	 * @param <V> the type of the values
	 * @return the callback
	 */
	static <V> ItemCallback<V> beforeUpdate(Class<V> type, BiFunction<Change, ItemContext, Change> callback) {
		return new ItemCallback<>() {

			@Override
			public Class<? super V> type() {
				return type;
			}

			@Override
			public Change beforeUpdate(Change change, ItemContext item) {
				return callback.apply(change, item);
			}

		};
	}

	/**
	 * Return a callback for deletions.
	 * @param type the class of the values
	 * @param callback gets the item that is to be deleted
	 * @param <V> the type of the values
	 * @return the callback
	 */
	static <V> ItemCallback<V> beforeDelete(Class<V> type, Consumer<ItemContext> callback) {
		return new ItemCallback<>() {

			@Override
			public Class<? super V> type() {
				return type;
			}

			@Override
			public void beforeDelete(ItemContext item) {
				callback.accept(item);
			}

		};
	}

	/**
	 * Return a callback for values that have been read.
	 * @param type the class of the values
	 * @param callback gets a value and returns the one to hand out
	 * @param <V> the type of the values
	 * @return the callback
	 */
	static <V> ItemCallback<V> afterLoad(Class<? super V> type, BiFunction<V, ItemContext, V> callback) {
		return new ItemCallback<>() {

			@Override
			public Class<? super V> type() {
				return type;
			}

			@Override
			public V afterLoad(V value, ItemContext item) {
				return callback.apply(value, item);
			}

		};
	}

}
