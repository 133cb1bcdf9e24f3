package io.dynamomapping.internal.codec;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.TokenStreamContext;

/**
 * One map, list or set that is being read, or what is outside of all.
 */
final class AttributeReadContext extends TokenStreamContext {

	private final @Nullable AttributeReadContext parent;

	private final @Nullable AttributeValue source;

	private final Iterator<Entry<String, AttributeValue>> members;

	private final Iterator<AttributeValue> elements;

	private @Nullable Entry<String, AttributeValue> member;

	private @Nullable Object currentValue;

	private AttributeReadContext(int type, @Nullable AttributeReadContext parent, @Nullable AttributeValue source,
			Iterator<Entry<String, AttributeValue>> members, Iterator<AttributeValue> elements) {
		super(type, -1);
		this.parent = parent;
		this.source = source;
		this.members = members;
		this.elements = elements;
		this._nestingDepth = (parent != null) ? parent.getNestingDepth() + 1 : 0;
	}

	static AttributeReadContext root() {
		return new AttributeReadContext(TYPE_ROOT, null, null, Map.<String, AttributeValue>of().entrySet().iterator(),
				List.<AttributeValue>of().iterator());
	}

	AttributeReadContext map(@Nullable AttributeValue value, Iterator<Entry<String, AttributeValue>> entries) {
		return new AttributeReadContext(TYPE_OBJECT, this, value, entries, List.<AttributeValue>of().iterator());
	}

	AttributeReadContext array(AttributeValue value) {
		return new AttributeReadContext(TYPE_ARRAY, this, value, Map.<String, AttributeValue>of().entrySet().iterator(),
				switch (value.type()) {
					case L -> value.l().iterator();
					case SS -> each(value.ss(), AttributeValue::fromS);
					case NS -> each(value.ns(), AttributeValue::fromN);
					default -> each(value.bs(), AttributeValue::fromB);
				});
	}

	private static <T> Iterator<AttributeValue> each(List<T> elements, Function<T, AttributeValue> toAttribute) {
		return elements.stream().map(toAttribute).iterator();
	}

	boolean hasNext() {
		return this.members.hasNext() || this.elements.hasNext();
	}

	AttributeValue nextElement() {
		this._index++;
		return this.elements.next();
	}

	void nextMember() {
		this._index++;
		this.member = this.members.next();
	}

	@Nullable Entry<String, AttributeValue> member() {
		return this.member;
	}

	@Nullable AttributeValue source() {
		return this.source;
	}

	@Override
	public @Nullable AttributeReadContext getParent() {
		return this.parent;
	}

	@Override
	public @Nullable String currentName() {
		return (this.member != null) ? this.member.getKey() : null;
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
