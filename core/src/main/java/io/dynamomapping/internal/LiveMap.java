package io.dynamomapping.internal;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.codec.AttributeSource;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A map within a live item: reads the item as it was last seen, writes through. The
 * default methods of {@link ConcurrentMap} that are not overridden come down to the
 * conditional ones that are.
 */
class LiveMap extends AbstractMap<String, @Nullable Object>
		implements ConcurrentMap<String, @Nullable Object>, AttributeSource, Serializable {

	private static final AttributeValue NULL = AttributeValue.fromNul(true);

	private final transient @Nullable LiveItem root;

	private final transient @Nullable AttributePath path;

	/**
	 * Create a map within an item.
	 * @param root the item, or {@code null} for the item itself
	 * @param path where the map is, or {@code null} for the item itself
	 */
	LiveMap(@Nullable LiveItem root, @Nullable AttributePath path) {
		this.root = root;
		this.path = path;
	}

	private LiveItem root() {
		return (this.root != null) ? this.root : (LiveItem) this;
	}

	private AttributePath path(String name) {
		Objects.requireNonNull(name, "name");
		return (this.path != null) ? this.path.then(name) : AttributePath.of(name);
	}

	@Override
	public Map<String, AttributeValue> attributes() {
		Map<String, AttributeValue> attributes = root().attributes();
		if (this.path == null) {
			return attributes;
		}
		AttributeValue value = ItemSnapshots.find(attributes, this.path);
		return (value != null && value.hasM()) ? value.m() : Map.of();
	}

	@Override
	public @Nullable Object get(@Nullable Object name) {
		if (!(name instanceof String text)) {
			return null;
		}
		AttributeValue value = attributes().get(text);
		return (value != null) ? object(text, value) : null;
	}

	@Override
	public boolean containsKey(@Nullable Object name) {
		return name instanceof String && attributes().containsKey(name);
	}

	private @Nullable Object object(String name, AttributeValue value) {
		return value.hasM() ? new LiveMap(root(), path(name)) : ItemSnapshots.unmodifiable(value);
	}

	@Override
	public @Nullable Object put(String name, @Nullable Object value) {
		AttributePath place = path(name);
		return root().change(place, root().encode(place, value), null).previous();
	}

	@Override
	public @Nullable Object remove(@Nullable Object name) {
		return (name instanceof String text) ? root().change(path(text), null, null).previous() : null;
	}

	@Override
	public @Nullable Object putIfAbsent(String name, @Nullable Object value) {
		AttributePath place = path(name);
		LiveItem.Change change = root().change(place, root().encode(place, value),
				Attribute.attr(place).missing().or(Attribute.attr(place).eq(NULL)));
		if (change.applied()) {
			return null;
		}
		return (change.previous() instanceof Map) ? new LiveMap(root(), place) : change.previous();
	}

	@Override
	public @Nullable Object replace(String name, @Nullable Object value) {
		AttributePath place = path(name);
		return root().change(place, root().encode(place, value), Attribute.attr(place).exists()).previous();
	}

	@Override
	public boolean replace(String name, @Nullable Object oldValue, @Nullable Object newValue) {
		return swap(name, oldValue, root().encode(path(name), newValue));
	}

	@Override
	public boolean remove(@Nullable Object name, @Nullable Object value) {
		return name instanceof String text && swap(text, value, null);
	}

	private boolean swap(String name, @Nullable Object expected, @Nullable AttributeValue value) {
		AttributePath place = path(name);
		AttributeValue stored = root().encodeExactly(place, expected);
		return stored != null && root().change(place, value, Attribute.attr(place).eq(stored)).applied();
	}

	@Override
	public void putAll(Map<? extends String, ?> attributes) {
		ItemChanges changes = new ItemChanges();
		attributes.forEach((name, value) -> changes.change(path(name), root().encode(path(name), value)));
		if (!changes.isEmpty()) {
			root().change(changes, null);
		}
	}

	@Override
	public void replaceAll(BiFunction<? super String, ? super @Nullable Object, ?> function) {
		Contention contention = root().contention();
		while (true) {
			ItemChanges changes = new ItemChanges();
			List<Condition> conditions = new ArrayList<>();
			attributes().forEach((name, value) -> {
				Object replacement = function.apply(name, Codecs.decodeAttribute(value));
				changes.change(path(name), root().encode(path(name), replacement));
				conditions.add(Attribute.attr(path(name)).eq(value));
			});
			if (changes.isEmpty() || root().change(changes, Condition.allOf(conditions))) {
				return;
			}
			contention.refused();
		}
	}

	@Override
	public void clear() {
		ItemChanges changes = new ItemChanges();
		attributes().keySet().forEach((name) -> changes.change(path(name), null));
		if (!changes.isEmpty()) {
			root().change(changes, null);
		}
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return new EntrySet();
	}

	/**
	 * Serialize the map as a plain one.
	 * @return a copy
	 */
	@Nullable Object writeReplace() {
		return Codecs.decodeAttribute(AttributeValue.fromM(attributes()));
	}

	private final class EntrySet extends AbstractSet<Entry<String, @Nullable Object>> {

		@Override
		public int size() {
			return attributes().size();
		}

		@Override
		public void clear() {
			LiveMap.this.clear();
		}

		@Override
		public Iterator<Entry<String, @Nullable Object>> iterator() {
			Iterator<Entry<String, AttributeValue>> attributes = Collections.unmodifiableMap(attributes())
				.entrySet()
				.iterator();
			return new Iterator<>() {

				private @Nullable String last;

				@Override
				public boolean hasNext() {
					return attributes.hasNext();
				}

				@Override
				public Entry<String, @Nullable Object> next() {
					Entry<String, AttributeValue> attribute = attributes.next();
					this.last = attribute.getKey();
					return new LiveEntry(attribute.getKey(), object(attribute.getKey(), attribute.getValue()));
				}

				@Override
				public void remove() {
					if (this.last == null) {
						throw new IllegalStateException("Expected a call of next() before remove(), found none.");
					}
					LiveMap.this.remove(this.last);
					this.last = null;
				}

			};
		}

	}

	private final class LiveEntry extends SimpleEntry<String, @Nullable Object> {

		LiveEntry(String name, @Nullable Object value) {
			super(name, value);
		}

		@Override
		public @Nullable Object setValue(@Nullable Object value) {
			LiveMap.this.put(getKey(), value);
			return super.setValue(value);
		}

	}

}
