package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Lets Jackson read attribute values. Used for one value, by one thread.
 */
final class AttributeParser extends AttributeParserBase {

	private final @Nullable Map<String, AttributeValue> item;

	private final Set<String> discriminators;

	private AttributeReadContext context = AttributeReadContext.root();

	private @Nullable AttributeValue value;

	private boolean started;

	/**
	 * Read an item.
	 * @param readContext what Jackson asks for
	 * @param item the attributes
	 * @param discriminators names of members that tell the type of the map they are in,
	 * and so are to be read before the others
	 */
	AttributeParser(ObjectReadContext readContext, Map<String, AttributeValue> item, Set<String> discriminators) {
		super(readContext);
		this.item = item;
		this.discriminators = discriminators;
	}

	/**
	 * Read a single attribute value.
	 * @param readContext what Jackson asks for
	 * @param value the attribute value
	 * @param discriminators names of members that are to be read before the others
	 */
	AttributeParser(ObjectReadContext readContext, AttributeValue value, Set<String> discriminators) {
		super(readContext);
		this.item = null;
		this.value = value;
		this.discriminators = discriminators;
	}

	/**
	 * Return the attribute value at the current token and move on to its end.
	 * @return the attribute value
	 */
	AttributeValue takeAttribute() {
		if (this._currToken != JsonToken.START_OBJECT && this._currToken != JsonToken.START_ARRAY) {
			return attribute();
		}
		AttributeValue source = this.context.source();
		skipChildren();
		return (source != null) ? source : AttributeValue.fromM(this.item);
	}

	@Override
	AttributeValue attribute() {
		return Objects.requireNonNull(this.value, "No current value");
	}

	@Override
	public @Nullable JsonToken nextToken() {
		if (this.context.inRoot()) {
			return nextOfRoot();
		}
		if (this._currToken == JsonToken.PROPERTY_NAME) {
			Entry<String, AttributeValue> member = Objects.requireNonNull(this.context.member());
			return _updateToken(start(member.getValue()));
		}
		if (!this.context.hasNext()) {
			return end();
		}
		if (this.context.inObject()) {
			this.context.nextMember();
			return _updateToken(JsonToken.PROPERTY_NAME);
		}
		return _updateToken(start(this.context.nextElement()));
	}

	private @Nullable JsonToken nextOfRoot() {
		if (this.started) {
			return _updateTokenToNull();
		}
		this.started = true;
		if (this.item == null) {
			return _updateToken(start(attribute()));
		}
		this.context = this.context.map(null, discriminatorFirst(this.item));
		return _updateToken(JsonToken.START_OBJECT);
	}

	private JsonToken start(AttributeValue next) {
		this.value = next;
		forgetNumber();
		switch (next.type()) {
			case S -> {
				return JsonToken.VALUE_STRING;
			}
			case N -> {
				return isInteger(next.n()) ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
			}
			case B -> {
				return JsonToken.VALUE_EMBEDDED_OBJECT;
			}
			case BOOL -> {
				return Boolean.TRUE.equals(next.bool()) ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
			}
			case NUL -> {
				return JsonToken.VALUE_NULL;
			}
			case M -> {
				this.context = this.context.map(next, discriminatorFirst(next.m()));
				return JsonToken.START_OBJECT;
			}
			case L, SS, NS, BS -> {
				this.context = this.context.array(next);
				return JsonToken.START_ARRAY;
			}
			default -> throw new RefusedException("expected one of DynamoDB's types, found "
					+ AttributeTypes.describe(next) + ". Use a newer AWS SDK, or correct the item.");
		}
	}

	private boolean isInteger(String text) {
		if (Numbers.isShortInteger(text)) {
			return true;
		}
		return decimal().stripTrailingZeros().scale() <= 0;
	}

	private JsonToken end() {
		JsonToken end = this.context.inObject() ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
		this.context = Objects.requireNonNull(this.context.getParent());
		return _updateToken(end);
	}

	private Iterator<Entry<String, AttributeValue>> discriminatorFirst(Map<String, AttributeValue> map) {
		for (String discriminator : this.discriminators) {
			AttributeValue first = map.get(discriminator);
			if (first != null) {
				List<Entry<String, AttributeValue>> entries = new ArrayList<>(map.size());
				entries.add(Map.entry(discriminator, first));
				map.entrySet().stream().filter((entry) -> !entry.getKey().equals(discriminator)).forEach(entries::add);
				return entries.iterator();
			}
		}
		return map.entrySet().iterator();
	}

	@Override
	public JsonParser skipChildren() {
		if (this._currToken == JsonToken.START_OBJECT || this._currToken == JsonToken.START_ARRAY) {
			end();
		}
		return this;
	}

	@Override
	public @Nullable String currentName() {
		boolean opened = this._currToken == JsonToken.START_OBJECT || this._currToken == JsonToken.START_ARRAY;
		AttributeReadContext named = opened ? this.context.getParent() : this.context;
		return (named != null) ? named.currentName() : null;
	}

	@Override
	public AttributeReadContext streamReadContext() {
		return this.context;
	}

	@Override
	public @Nullable String getString() {
		if (this._currToken == null) {
			return null;
		}
		return switch (this._currToken) {
			case PROPERTY_NAME -> this.context.currentName();
			case VALUE_STRING -> attribute().s();
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> attribute().n();
			default -> this._currToken.asString();
		};
	}

	@Override
	public @Nullable Object streamReadInputSource() {
		return this.item;
	}

}
