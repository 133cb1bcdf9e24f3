package io.dynamomapping.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import io.dynamomapping.Change;
import io.dynamomapping.spi.AfterDeleteEvent;
import io.dynamomapping.spi.AfterLoadEvent;
import io.dynamomapping.spi.AfterSaveEvent;
import io.dynamomapping.spi.AfterUpdateEvent;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;
import io.dynamomapping.spi.ItemEvent;
import io.dynamomapping.spi.ItemListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the callbacks of a mapping before, and tells its listeners afterwards. Does
 * nothing where there are none.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class ItemCallbacks<K, V> {

	private static final Logger logger = LoggerFactory.getLogger(ItemCallbacks.class);

	private final String mapping;

	private final String table;

	private final Type valueType;

	private final Class<?> valueClass;

	private final List<ItemCallback<Object>> callbacks;

	private final List<ItemListener> listeners;

	private final List<ItemListener> loadListeners;

	/**
	 * Create an instance.
	 * @param mapping the name of the mapping
	 * @param table the name of the table
	 * @param valueType the type of the values
	 * @param callbacks have a say, in this order
	 * @param listeners are told
	 */
	public ItemCallbacks(String mapping, String table, Type valueType, List<? extends ItemCallback<?>> callbacks,
			List<ItemListener> listeners) {
		this.mapping = mapping;
		this.table = table;
		this.valueType = valueType;
		this.valueClass = valueClass(valueType);
		this.callbacks = callbacks.stream().filter(this::isRelevant).map(ItemCallbacks::untyped).toList();
		this.listeners = List.copyOf(listeners);
		this.loadListeners = listeners.stream().filter(ItemListener::listensToLoads).toList();
	}

	private static Class<?> valueClass(Type type) {
		Type raw = (type instanceof ParameterizedType parameterized) ? parameterized.getRawType() : type;
		return (raw instanceof Class<?> found) ? found : Object.class;
	}

	private boolean isRelevant(ItemCallback<?> callback) {
		return isForAll(callback) || this.valueClass.isAssignableFrom(callback.type());
	}

	private boolean isForAll(ItemCallback<?> callback) {
		return callback.type().isAssignableFrom(this.valueClass);
	}

	@SuppressWarnings("unchecked") // it is called for values of its class only
	private static ItemCallback<Object> untyped(ItemCallback<?> callback) {
		return (ItemCallback<Object>) callback;
	}

	/**
	 * Return whether anybody has to be asked.
	 * @return {@code true} if there are callbacks
	 */
	boolean hasCallbacks() {
		return !this.callbacks.isEmpty();
	}

	/**
	 * Return whether anybody has to be asked or told.
	 * @return {@code true} if there are callbacks or listeners
	 */
	boolean isNeeded() {
		return hasCallbacks() || !this.listeners.isEmpty();
	}

	/**
	 * Ask before a value is written as a whole.
	 * @param key its key
	 * @param value the value
	 * @return the value to write
	 */
	V beforeSave(K key, V value) {
		return this.callbacks.isEmpty() ? value : valueBy(context(key, false), value, true);
	}

	/**
	 * Tell that a value was written as a whole.
	 * @param key its key
	 * @param value the value
	 */
	void afterSave(K key, V value) {
		tell(this.listeners, () -> context(key, false), (item) -> new AfterSaveEvent<>(item, value));
	}

	/**
	 * Ask before an item is changed in place.
	 * @param key its key
	 * @param change the change, not bound
	 * @return the change to make
	 */
	Change beforeUpdate(K key, Change change) {
		Change result = change;
		for (ItemCallback<Object> callback : this.callbacks) {
			if (isForAll(callback)) {
				result = callback.beforeUpdate(result, context(key, false));
				requireResult(callback, "beforeUpdate", result, Change.class);
			}
		}
		return result;
	}

	/**
	 * Tell that an item was changed in place.
	 * @param key its key
	 * @param change the change
	 */
	void afterUpdate(K key, Change change) {
		tell(this.listeners, () -> context(key, false), (item) -> new AfterUpdateEvent<>(item, change));
	}

	/**
	 * Ask before an item is deleted.
	 * @param key its key
	 */
	void beforeDelete(K key) {
		for (ItemCallback<Object> callback : this.callbacks) {
			if (isForAll(callback)) {
				callback.beforeDelete(context(key, false));
			}
		}
	}

	/**
	 * Tell that an item was deleted.
	 * @param key its key
	 */
	void afterDelete(K key) {
		tell(this.listeners, () -> context(key, false), AfterDeleteEvent::new);
	}

	/**
	 * Ask and tell after an item was read.
	 * @param key gives its key, if anybody asks
	 * @param value the value
	 * @param partial whether the value may lack attributes
	 * @return the value to hand out
	 */
	V afterLoad(Supplier<K> key, V value, boolean partial) {
		if (this.callbacks.isEmpty() && this.loadListeners.isEmpty()) {
			return value;
		}
		ItemContext item = context(key.get(), partial);
		V result = valueBy(item, value, false);
		tell(this.loadListeners, () -> item, (context) -> new AfterLoadEvent<>(context, result));
		return result;
	}

	/**
	 * Ask about a value that is handed out by the way: the one before a write, or after
	 * it.
	 * @param key gives its key, if anybody asks
	 * @param value the value
	 * @return the value to hand out
	 */
	V seen(Supplier<K> key, V value) {
		return this.callbacks.isEmpty() ? value : valueBy(context(key.get(), true), value, false);
	}

	@SuppressWarnings("unchecked") // a result of another class is refused
	private V valueBy(ItemContext item, V value, boolean save) {
		Object result = value;
		for (ItemCallback<Object> callback : this.callbacks) {
			if (callback.type().isInstance(result)) {
				result = save ? callback.beforeSave(result, item) : callback.afterLoad(result, item);
				requireResult(callback, save ? "beforeSave" : "afterLoad", result, this.valueClass);
			}
		}
		return (V) result;
	}

	private void requireResult(ItemCallback<?> callback, String moment, @Nullable Object result, Class<?> type) {
		if (!type.isInstance(result)) {
			throw new IllegalStateException("Expected " + callback.getClass().getName() + " to return a "
					+ type.getSimpleName() + " from " + moment + "() for mapping '" + this.mapping + "', found "
					+ ((result != null) ? result.getClass().getName() : "null")
					+ ". Return what it was given where there is nothing to change.");
		}
	}

	private ItemContext context(K key, boolean partial) {
		return new ItemContext(this.mapping, this.table, this.valueType, Objects.requireNonNull(key, "key"), partial);
	}

	private static void tell(List<ItemListener> listeners, Supplier<ItemContext> item,
			Function<ItemContext, ItemEvent<?>> event) {
		if (listeners.isEmpty()) {
			return;
		}
		ItemEvent<?> told = event.apply(item.get());
		for (ItemListener listener : listeners) {
			try {
				listener.onEvent(told);
			}
			catch (RuntimeException ex) {
				logger.warn("{} failed on {}", listener.getClass().getName(), told, ex);
			}
		}
	}

}
