package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Changes to an item that have not been sent yet.
 *
 * @param <V> the type of the value
 */
final class DefaultItemEdit<V> implements ItemEdit<V> {

	private final ItemStore<?, V> store;

	private final ItemWrites<?, V> writes;

	private List<Part> parts = List.of();

	DefaultItemEdit(ItemStore<?, V> store, ItemWrites<?, V> writes) {
		this.store = store;
		this.writes = writes;
	}

	@Override
	public ItemEdit<V> put(String path, @Nullable Object value) {
		return put(AttributePath.parse(path), value);
	}

	@Override
	public ItemEdit<V> put(AttributePath path, @Nullable Object value) {
		return change(Attribute.attr(path).set(value));
	}

	@Override
	public ItemEdit<V> putAll(Map<String, ? extends @Nullable Object> attributes) {
		return change(ItemWrites.change(attributes));
	}

	@Override
	public ItemEdit<V> remove(String path) {
		return remove(AttributePath.parse(path));
	}

	@Override
	public ItemEdit<V> remove(AttributePath path) {
		return change(Attribute.attr(path).remove());
	}

	@Override
	public ItemEdit<V> change(Change change) {
		List<Part> all = new ArrayList<>(this.parts);
		List<Change.Action> actions = this.store.expressions().bind(change).actions();
		for (int i = 0; i < actions.size(); i++) {
			Change.Action action = actions.get(i);
			all.removeIf((earlier) -> isPlain(earlier.bound()) && isPlain(action) && isSamePlace(earlier, action));
			all.forEach((earlier) -> ItemChanges.requireApart(ChangeBinder.path(earlier.bound()),
					ChangeBinder.path(action)));
			all.add(new Part(change.actions().get(i), action));
		}
		this.parts = all;
		return this;
	}

	private static boolean isSamePlace(Part one, Change.Action other) {
		return one.bound().attribute().equals(other.attribute());
	}

	// What DynamoDB computes from the item as it was cannot be followed by another step.
	private static boolean isPlain(Change.Action action) {
		boolean computed = action instanceof Change.Set set && set.value() instanceof Expression<?>;
		return !computed && !(action instanceof Change.Membership);
	}

	@Override
	public boolean isEmpty() {
		return this.parts.isEmpty();
	}

	@Override
	public Optional<V> save() {
		// Callbacks see what was given, with its properties and objects.
		Change change = this.store.callbacks().hasCallbacks() ? this.writes.bind(change(Part::given))
				: change(Part::bound);
		Optional<V> saved = this.writes.updatePresent(change, ReturnValue.ALL_NEW);
		this.parts = List.of();
		return saved;
	}

	private Change change(Function<Part, Change.Action> action) {
		return Change.allOf(this.parts.stream().map(action).map(Change::of).toList());
	}

	private record Part(Change.Action given, Change.Action bound) {

	}

}
