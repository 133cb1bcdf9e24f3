package io.dynamomapping.internal.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.Base64Variant;
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
 * What a parser says about the token it is at, and what it has to have.
 */
abstract class AttributeParserBase extends ParserMinimalBase {

	private static final JacksonFeatureSet<StreamReadCapability> CAPABILITIES = DEFAULT_READ_CAPABILITIES
		.with(StreamReadCapability.EXACT_FLOATS);

	private @Nullable BigDecimal number;

	AttributeParserBase(ObjectReadContext readContext) {
		super(readContext);
	}

	/**
	 * Return the scalar at the current token.
	 * @return its attribute value
	 */
	abstract AttributeValue attribute();

	final void forgetNumber() {
		this.number = null;
	}

	final BigDecimal decimal() {
		BigDecimal decimal = this.number;
		if (decimal == null) {
			decimal = Numbers.parse(attribute().n());
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
		if (this._currToken == JsonToken.VALUE_NUMBER_INT && Numbers.isShortInteger(attribute().n())) {
			long number = Long.parseLong(attribute().n());
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
		if (this._currToken == JsonToken.VALUE_NUMBER_INT && Numbers.isShortInteger(attribute().n())) {
			return Long.parseLong(attribute().n());
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
		return Float.parseFloat(attribute().n());
	}

	@Override
	public double getDoubleValue() {
		requireNumber(double.class);
		return Double.parseDouble(attribute().n());
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
		return (this._currToken == JsonToken.VALUE_EMBEDDED_OBJECT) ? attribute().b().asByteArray() : null;
	}

	@Override
	public byte[] getBinaryValue(Base64Variant variant) {
		if (this._currToken != JsonToken.VALUE_EMBEDDED_OBJECT) {
			throw new InputCoercionException(this, "no binary", this._currToken, byte[].class);
		}
		return attribute().b().asByteArray();
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

	@Override
	public @Nullable Object currentValue() {
		return streamReadContext().currentValue();
	}

	@Override
	public void assignCurrentValue(@Nullable Object value) {
		streamReadContext().assignCurrentValue(value);
	}

	@Override
	public JacksonFeatureSet<StreamReadCapability> streamReadCapabilities() {
		return CAPABILITIES;
	}

	@Override
	public Version version() {
		return PackageVersion.VERSION;
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
