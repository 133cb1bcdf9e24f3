package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.TokenStreamContext;

/**
 * One map or list that is being written, or what is outside of all.
 */
final class AttributeWriteContext extends TokenStreamContext {

	private final @Nullable AttributeWriteContext parent;

	private final Map<String, AttributeValue> members;

	private final List<AttributeValue> elements;

	private @Nullable String name;

	private @Nullable Object currentValue;

	private AttributeWriteContext(int type, @Nullable AttributeWriteContext parent, @Nullable Object currentValue) {
		super(type, -1);
		this.parent = parent;
		this.currentValue = currentValue;
		this.members = (type == TYPE_OBJECT) ? new LinkedHashMap<>() : Map.of();
		this.elements = (type == TYPE_OBJECT) ? List.of() : new ArrayList<>();
		this._nestingDepth = (parent != null) ? parent.getNestingDepth() + 1 : 0;
	}

	static AttributeWriteContext root() {
		return new AttributeWriteContext(TYPE_ROOT, null, null);
	}

	AttributeWriteContext childArray(@Nullable Object value) {
		return new AttributeWriteContext(TYPE_ARRAY, this, value);
	}

	AttributeWriteContext childObject(@Nullable Object value) {
		return new AttributeWriteContext(TYPE_OBJECT, this, value);
	}

	void name(String next) {
		this.name = next;
	}

	/**
	 * Return whether a value may come next.
	 * @return {@code false} within a map before the name
	 */
	boolean expectsValue() {
		return !inObject() || this.name != null;
	}

	/**
	 * Add a value under the name that was written last, or as the next element.
	 * @param value the value, or {@code null} to leave out the member
	 */
	void add(@Nullable AttributeValue value) {
		this._index++;
		if (inArray()) {
			this.elements.add((value != null) ? value : AttributeValue.fromL(List.of()));
		}
		else if (value != null && inObject()) {
			this.members.put(String.valueOf(this.name), value);
		}
		else if (value != null) {
			this.elements.add(value);
		}
		this.name = null;
	}

	Map<String, AttributeValue> members() {
		return this.members;
	}

	List<AttributeValue> elements() {
		return this.elements;
	}

	boolean isSet() {
		return this.currentValue instanceof Set<?>;
	}

	/**
	 * Return where the next value is to be written.
	 * @return a path such as {@code shelf.row} or {@code tags[0]}
	 */
	String path() {
		PathText path = new PathText();
		path(path);
		return path.toString();
	}

	private void path(PathText path) {
		if (this.parent != null) {
			this.parent.path(path);
		}
		if (inArray() && !isSet()) {
			path.element(this._index + 1);
		}
		else if (this.name != null) {
			path.member(this.name);
		}
	}

	@Override
	public @Nullable AttributeWriteContext getParent() {
		return this.parent;
	}

	@Override
	public @Nullable String currentName() {
		return this.name;
	}

	@Override
	public @Nullable Object currentValue() {
		return this.currentValue;
	}

	@Override
	public void assignCurrentValue(@Nullable Object value) {
		this.currentValue = value;
	}

}
