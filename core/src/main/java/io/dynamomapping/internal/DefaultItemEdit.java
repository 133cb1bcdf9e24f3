package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	private final ExpressionBinder expressions;

	private final ItemWrites<?, V> writes;

	private Change changes = Change.none();

	DefaultItemEdit(ExpressionBinder expressions, ItemWrites<?, V> writes) {
		this.expressions = expressions;
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
		List<Change.Action> actions = new ArrayList<>(this.changes.actions());
		this.expressions.bind(change).actions().forEach((action) -> {
			actions.removeIf((earlier) -> isPlain(earlier) && isPlain(action) && isSamePlace(earlier, action));
			actions
				.forEach((earlier) -> ItemChanges.requireApart(ChangeBinder.path(earlier), ChangeBinder.path(action)));
			actions.add(action);
		});
		this.changes = Change.allOf(actions.stream().map(Change::of).toList());
		return this;
	}

	private static boolean isSamePlace(Change.Action one, Change.Action other) {
		return one.attribute().equals(other.attribute());
	}

	// What DynamoDB computes from the item as it was cannot be followed by another step.
	private static boolean isPlain(Change.Action action) {
		boolean computed = action instanceof Change.Set set && set.value() instanceof Expression<?>;
		return !computed && !(action instanceof Change.Membership);
	}

	@Override
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	@Override
	public Optional<V> save() {
		Optional<V> saved = this.writes.updatePresent(this.changes, ReturnValue.ALL_NEW);
		this.changes = Change.none();
		return saved;
	}

}
