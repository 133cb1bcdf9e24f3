package io.dynamomapping.internal.codec;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;

import io.dynamomapping.NullPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Lets Jackson write attribute values. Used for one value, by one thread.
 */
final class AttributeGenerator extends AttributeGeneratorBase {

	/**
	 * How many maps and lists may lie within each other, the item being the first.
	 */
	static final int MAX_NESTING = 32;

	static final String TOO_DEEP = "expected at most " + MAX_NESTING + " maps and lists within each other, the item"
			+ " included, found more. Store a flatter value, or a part of it as text.";

	private final NullPolicy nullPolicy;

	private final int maxNesting;

	private AttributeWriteContext context = AttributeWriteContext.root();

	private @Nullable Map<String, AttributeValue> item;

	/**
	 * Create a generator.
	 * @param writeContext what Jackson asks for
	 * @param nullPolicy what becomes of members that are {@code null}
	 * @param maxNesting how many maps and lists may lie within each other
	 */
	AttributeGenerator(ObjectWriteContext writeContext, NullPolicy nullPolicy, int maxNesting) {
		super(writeContext);
		this.maxNesting = maxNesting;
		this.nullPolicy = nullPolicy;
	}

	/**
	 * Return the members of the map that was written.
	 * @return a modifiable map, or {@code null} if something else was written
	 */
	@Nullable Map<String, AttributeValue> item() {
		return this.item;
	}

	/**
	 * Return what was written.
	 * @return the attribute value, or {@code null} if there is none: an empty set, or a
	 * null that is to be left out
	 */
	@Nullable AttributeValue attribute() {
		if (this.item != null) {
			return AttributeValue.fromM(this.item);
		}
		return this.context.elements().isEmpty() ? null : this.context.elements().get(0);
	}

	/**
	 * Return where the next value is to be written.
	 * @return a path such as {@code shelf.row} or {@code tags[0]}
	 */
	String path() {
		return this.context.path();
	}

	/**
	 * Write an attribute value as it is.
	 * @param value the value
	 */
	void writeAttribute(AttributeValue value) {
		add(storable(value));
	}

	private AttributeGenerator add(@Nullable AttributeValue value) {
		if (!this.context.expectsValue()) {
			throw _constructWriteException("Expected a name, found a value");
		}
		this.context.add(value);
		return this;
	}

	@Override
	public AttributeWriteContext streamWriteContext() {
		return this.context;
	}

	@Override
	public JsonGenerator writeStartArray(@Nullable Object forValue) {
		open(this.context.childArray(forValue));
		return this;
	}

	@Override
	public JsonGenerator writeStartObject(@Nullable Object forValue) {
		open(this.context.childObject(forValue));
		return this;
	}

	private void open(AttributeWriteContext child) {
		if (child.getNestingDepth() > this.maxNesting) {
			throw refused(TOO_DEEP);
		}
		this.context = child;
	}

	@Override
	public JsonGenerator writeEndArray() {
		AttributeWriteContext array = close("array", this.context.inArray());
		try {
			add(array.isSet() ? SetAttribute.ofDifferent(array.elements()) : AttributeValue.fromL(array.elements()));
		}
		catch (RefusedException ex) {
			throw refused(ex.sentence());
		}
		return this;
	}

	@Override
	public JsonGenerator writeEndObject() {
		AttributeWriteContext object = close("object", this.context.inObject());
		if (this.context.inRoot()) {
			this.item = object.members();
			return this;
		}
		return add(AttributeValue.fromM(object.members()));
	}

	private AttributeWriteContext close(String type, boolean open) {
		AttributeWriteContext closed = this.context;
		AttributeWriteContext parent = closed.getParent();
		if (!open || parent == null) {
			throw _constructWriteException("Expected an open " + type + ", found " + closed.typeDesc());
		}
		this.context = parent;
		return closed;
	}

	@Override
	public JsonGenerator writeName(String name) {
		try {
			this.context.name(StorableValues.requireName(name));
		}
		catch (RefusedException ex) {
			throw refused(ex.sentence());
		}
		return this;
	}

	@Override
	public JsonGenerator writeString(@Nullable String text) {
		return (text != null) ? add(AttributeValue.fromS(storable(text))) : writeNull();
	}

	// Made by others, who may have made anything.
	private AttributeValue storable(AttributeValue value) {
		return StorableValues.require(value, path(), this.maxNesting - this.context.getNestingDepth());
	}

	private String storable(String text) {
		try {
			return Text.requireStorable(text);
		}
		catch (RefusedException ex) {
			throw refused(ex.sentence());
		}
	}

	@Override
	public JsonGenerator writeNumber(short number) {
		return add(AttributeValue.fromN(Integer.toString(number)));
	}

	@Override
	public JsonGenerator writeNumber(int number) {
		return add(AttributeValue.fromN(Integer.toString(number)));
	}

	@Override
	public JsonGenerator writeNumber(long number) {
		return add(AttributeValue.fromN(Long.toString(number)));
	}

	@Override
	public JsonGenerator writeNumber(@Nullable BigInteger number) {
		return (number != null) ? writeNumber(new BigDecimal(number)) : writeNull();
	}

	@Override
	public JsonGenerator writeNumber(double number) {
		return number(() -> Numbers.text(number));
	}

	@Override
	public JsonGenerator writeNumber(float number) {
		return number(() -> Numbers.text(number));
	}

	@Override
	public JsonGenerator writeNumber(@Nullable BigDecimal number) {
		return (number != null) ? number(() -> Numbers.text(number)) : writeNull();
	}

	@Override
	public JsonGenerator writeNumber(String text) {
		return number(() -> Numbers.text(Numbers.parse(text)));
	}

	private JsonGenerator number(Supplier<String> text) {
		String digits;
		try {
			digits = text.get();
		}
		catch (RefusedException ex) {
			throw refused(ex.sentence());
		}
		return add(AttributeValue.fromN(digits));
	}

	@Override
	public JsonGenerator writeBoolean(boolean state) {
		return add(AttributeValue.fromBool(state));
	}

	@Override
	public JsonGenerator writeNull() {
		boolean element = this.context.inArray();
		return add((element || this.nullPolicy == NullPolicy.STORE) ? AttributeValue.fromNul(true) : null);
	}

	@Override
	public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
		byte[] part = new byte[length];
		System.arraycopy(data, offset, part, 0, length);
		return add(AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(part)));
	}

	@Override
	public int writeBinary(Base64Variant variant, InputStream data, int length) {
		SdkBytes bytes = SdkBytes.fromInputStream(data);
		add(AttributeValue.fromB(bytes));
		return bytes.asByteArrayUnsafe().length;
	}

	@Override
	public JsonGenerator writePOJO(@Nullable Object object) {
		if (object instanceof AttributeValue value) {
			return add(storable(value));
		}
		if (object instanceof SdkBytes bytes) {
			return add(AttributeValue.fromB(bytes));
		}
		return super.writePOJO(object);
	}

	private RefusedException refused(String sentence) {
		return new RefusedException(path(), sentence, null);
	}

	@Override
	public JsonGenerator writeString(Reader reader, int length) {
		return writeString(read(reader));
	}

	@Override
	protected RefusedException rawRefused() {
		return refused("expected a value, found raw text that is meant for JSON. Write it as a string.");
	}

}
