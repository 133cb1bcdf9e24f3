package io.dynamomapping.internal.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadCapability;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.PackageVersion;
import tools.jackson.core.util.JacksonFeatureSet;

/**
 * Lets Jackson read attribute values. Used for one value, by one thread.
 */
final class AttributeParser extends ParserMinimalBase {

	private static final JacksonFeatureSet<StreamReadCapability> CAPABILITIES = DEFAULT_READ_CAPABILITIES
		.with(StreamReadCapability.EXACT_FLOATS);

	private final @Nullable Map<String, AttributeValue> item;

	private final Set<String> discriminators;

	private AttributeReadContext context = AttributeReadContext.root();

	private @Nullable AttributeValue value;

	private @Nullable BigDecimal number;

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
			return current();
		}
		AttributeValue source = this.context.source();
		skipChildren();
		return (source != null) ? source : AttributeValue.fromM(this.item);
	}

	private AttributeValue current() {
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
			return _updateToken(start(current()));
		}
		this.context = this.context.map(null, discriminatorFirst(this.item));
		return _updateToken(JsonToken.START_OBJECT);
	}

	private JsonToken start(AttributeValue next) {
		this.value = next;
		this.number = null;
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
	public JacksonFeatureSet<StreamReadCapability> streamReadCapabilities() {
		return CAPABILITIES;
	}

	@Override
	public @Nullable String getString() {
		if (this._currToken == null) {
			return null;
		}
		return switch (this._currToken) {
			case PROPERTY_NAME -> this.context.currentName();
			case VALUE_STRING -> current().s();
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> current().n();
			default -> this._currToken.asString();
		};
	}

	@Override
	public char[] getStringCharacters() {
		return String.valueOf(getString()).toCharArray();
	}

	@Override
	public int getStringLength() {
		return String.valueOf(getString()).length();
	}

	@Override
	public int getStringOffset() {
		return 0;
	}

	@Override
	public boolean hasStringCharacters() {
		return false;
	}

	private BigDecimal decimal() {
		BigDecimal decimal = this.number;
		if (decimal == null) {
			decimal = Numbers.parse(current().n());
			this.number = decimal;
		}
		return decimal;
	}

	private BigDecimal requireNumber(Class<?> target) {
		if (this._currToken != JsonToken.VALUE_NUMBER_INT && this._currToken != JsonToken.VALUE_NUMBER_FLOAT) {
			throw new InputCoercionException(this, "no number", this._currToken, target);
		}
		return decimal();
	}

	@Override
	public @Nullable NumberType getNumberType() {
		if (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) {
			return NumberType.BIG_DECIMAL;
		}
		if (this._currToken != JsonToken.VALUE_NUMBER_INT) {
			return null;
		}
		int bits = decimal().toBigInteger().bitLength();
		if (bits < Integer.SIZE) {
			return NumberType.INT;
		}
		return (bits < Long.SIZE) ? NumberType.LONG : NumberType.BIG_INTEGER;
	}

	@Override
	public NumberTypeFP getNumberTypeFP() {
		return (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) ? NumberTypeFP.BIG_DECIMAL : NumberTypeFP.UNKNOWN;
	}

	@Override
	public Number getNumberValue() {
		BigDecimal decimal = requireNumber(Number.class);
		NumberType type = getNumberType();
		if (type == NumberType.INT) {
			return decimal.intValue();
		}
		if (type == NumberType.LONG) {
			return decimal.longValue();
		}
		return (type == NumberType.BIG_INTEGER) ? decimal.toBigInteger() : decimal;
	}

	@Override
	public int getIntValue() {
		if (this._currToken == JsonToken.VALUE_NUMBER_INT && Numbers.isShortInteger(current().n())) {
			long number = Long.parseLong(current().n());
			if (number == (int) number) {
				return (int) number;
			}
		}
		try {
			return requireNumber(int.class).intValueExact();
		}
		catch (ArithmeticException ex) {
			throw new InputCoercionException(this, "out of range", this._currToken, int.class);
		}
	}

	@Override
	public long getLongValue() {
		if (this._currToken == JsonToken.VALUE_NUMBER_INT && Numbers.isShortInteger(current().n())) {
			return Long.parseLong(current().n());
		}
		try {
			return requireNumber(long.class).longValueExact();
		}
		catch (ArithmeticException ex) {
			throw new InputCoercionException(this, "out of range", this._currToken, long.class);
		}
	}

	@Override
	public BigInteger getBigIntegerValue() {
		try {
			return requireNumber(BigInteger.class).toBigIntegerExact();
		}
		catch (ArithmeticException ex) {
			throw new InputCoercionException(this, "with a fraction", this._currToken, BigInteger.class);
		}
	}

	@Override
	public float getFloatValue() {
		requireNumber(float.class);
		return Float.parseFloat(current().n());
	}

	@Override
	public double getDoubleValue() {
		requireNumber(double.class);
		return Double.parseDouble(current().n());
	}

	@Override
	public BigDecimal getDecimalValue() {
		return requireNumber(BigDecimal.class);
	}

	@Override
	public boolean isNaN() {
		return false;
	}

	@Override
	public @Nullable Object getEmbeddedObject() {
		return (this._currToken == JsonToken.VALUE_EMBEDDED_OBJECT) ? current().b().asByteArray() : null;
	}

	@Override
	public byte[] getBinaryValue(Base64Variant variant) {
		if (this._currToken != JsonToken.VALUE_EMBEDDED_OBJECT) {
			throw new InputCoercionException(this, "no binary", this._currToken, byte[].class);
		}
		return current().b().asByteArray();
	}

	@Override
	public int readBinaryValue(Base64Variant variant, OutputStream out) {
		byte[] bytes = getBinaryValue(variant);
		try {
			out.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.length;
	}

	@Override
	public @Nullable Object currentValue() {
		return this.context.currentValue();
	}

	@Override
	public void assignCurrentValue(@Nullable Object value) {
		this.context.assignCurrentValue(value);
	}

	@Override
	public Version version() {
		return PackageVersion.VERSION;
	}

	@Override
	public @Nullable Object streamReadInputSource() {
		return this.item;
	}

	@Override
	public TokenStreamLocation currentTokenLocation() {
		return TokenStreamLocation.NA;
	}

	@Override
	public TokenStreamLocation currentLocation() {
		return TokenStreamLocation.NA;
	}

	@Override
	protected void _closeInput() {
		// Nothing is open.
	}

	@Override
	protected void _releaseBuffers() {
		// Nothing is buffered.
	}

	@Override
	protected void _handleEOF() {
		// Maps and lists always end.
	}

}
