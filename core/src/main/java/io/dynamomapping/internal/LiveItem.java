package io.dynamomapping.internal;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoItem;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A schemaless item that writes through, and remembers what it last saw.
 */
final class LiveItem extends LiveMap implements DynamoItem {

	private final transient ItemStore<?, ?> store;

	private final transient Map<String, AttributeValue> key;

	private transient volatile Map<String, AttributeValue> attributes;

	private transient volatile boolean partial;

	/**
	 * Create an item.
	 * @param store where it is kept
	 * @param key its key attributes
	 * @param attributes its other attributes
	 * @param partial whether there may be more of them
	 */
	LiveItem(ItemStore<?, ?> store, Map<String, AttributeValue> key, Map<String, AttributeValue> attributes,
			boolean partial) {
		super(null, null);
		this.store = store;
		this.key = key;
		this.attributes = attributes;
		this.partial = partial;
	}

	@Override
	public Map<String, AttributeValue> attributes() {
		return this.attributes;
	}

	@Nullable AttributeValue encode(AttributePath path, @Nullable Object value) {
		return this.store.edits().encode(path, value);
	}

	/**
	 * Return what is stored where an object has been read.
	 * @param path where it has been read
	 * @param value the object
	 * @return its attribute value, members that are {@code null} included
	 */
	@Nullable AttributeValue encodeExactly(AttributePath path, @Nullable Object value) {
		return this.store.edits().encodeExactly(path, value);
	}

	/**
	 * Change one attribute.
	 * @param path where
	 * @param value the new value, or {@code null} to remove the attribute
	 * @param condition what must hold besides the presence of the item, or {@code null}
	 * @return what became of it
	 */
	Change change(AttributePath path, @Nullable AttributeValue value, @Nullable Condition condition) {
		ItemChanges changes = new ItemChanges().change(path, value);
		WriteResult result = update(changes, condition);
		AttributeValue present = (result.item() != null) ? ItemSnapshots.find(result.item(), path) : null;
		return new Change(result.applied(), (present != null) ? ItemSnapshots.unmodifiable(present) : null);
	}

	/**
	 * Change several attributes, all or none.
	 * @param changes what to change
	 * @param condition what must hold besides the presence of the item, or {@code null}
	 * @return whether the changes were applied
	 */
	boolean change(ItemChanges changes, @Nullable Condition condition) {
		return update(changes, condition).applied();
	}

	private WriteResult update(ItemChanges changes, @Nullable Condition condition) {
		changes.forEach((path, value) -> this.store.edits().requireChangeable(path));
		io.dynamomapping.Change given = changes.toChange();
		io.dynamomapping.Change change = this.store.valueWriter().beforeUpdate(this.key, given);
		WriteResult result = this.store.writer()
			.update(this.key, change, (condition != null) ? condition : Condition.all(), ReturnValue.UPDATED_OLD);
		if (result.applied()) {
			this.store.valueWriter().afterUpdate(this.key, change);
		}
		if (result.applied() && !change.equals(given)) {
			refresh();
		}
		else if (result.applied()) {
			ItemVersions versions = this.store.versions();
			synchronized (this) {
				Map<String, AttributeValue> changed = ItemSnapshots.apply(this.attributes, changes);
				this.attributes = versions.next(versions.adopt(changed, result.item()));
			}
		}
		else if (result.item() != null) {
			synchronized (this) {
				this.attributes = this.store.withoutKey(result.item());
				this.partial = false;
			}
		}
		else {
			throw new ItemNotFoundException(this.store.table().name(), this.store.keys().key(this.key));
		}
		return result;
	}

	Contention contention() {
		return new Contention(this.store, () -> this.store.keys().key(this.key));
	}

	@Override
	public DynamoItem refresh() {
		Map<String, AttributeValue> item = this.store.table().getConsistently(this.key);
		if (item == null) {
			throw new ItemNotFoundException(this.store.table().name(), this.store.keys().key(this.key));
		}
		synchronized (this) {
			this.attributes = this.store.withoutKey(item);
			this.partial = false;
		}
		return this;
	}

	@Override
	public boolean isPartial() {
		return this.partial;
	}

	@Override
	public int getInt(String name) {
		return number(name).intValueExact();
	}

	@Override
	public long getLong(String name) {
		return number(name).longValueExact();
	}

	@Override
	public double getDouble(String name) {
		return number(name).doubleValue();
	}

	private BigDecimal number(String name) {
		AttributeValue value = this.attributes.get(name);
		if (value == null) {
			throw new IllegalArgumentException("Expected attribute '" + name + "', found " + this.attributes.keySet()
					+ ". Use one of these, or getOrDefault.");
		}
		if (value.n() == null) {
			throw new ClassCastException(
					"Expected a number in attribute '" + name + "', found " + value.type() + ". Use get.");
		}
		return new BigDecimal(value.n());
	}

	/**
	 * What became of the change of one attribute.
	 *
	 * @param applied whether it was applied
	 * @param previous the value before, or the one that was in the way; {@code null} if
	 * there was none
	 */
	record Change(boolean applied, @Nullable Object previous) {

	}

}
