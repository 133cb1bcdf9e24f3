package io.dynamomapping.internal.codec;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TreeNode;
import tools.jackson.core.Version;
import tools.jackson.core.json.PackageVersion;
import tools.jackson.core.util.JacksonFeatureSet;

/**
 * What a generator has to have and what has nothing to do with attribute values.
 */
abstract class AttributeGeneratorBase extends JsonGenerator {

	// Not those of a binary format: a UUID would become binary.
	private static final JacksonFeatureSet<StreamWriteCapability> CAPABILITIES = JacksonFeatureSet
		.fromDefaults(StreamWriteCapability.values())
		.with(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS);

	private final ObjectWriteContext writeContext;

	private boolean closed;

	AttributeGeneratorBase(ObjectWriteContext writeContext) {
		this.writeContext = writeContext;
	}

	/**
	 * Return what to throw for text that is already JSON.
	 * @return the exception
	 */
	protected abstract RefusedException rawRefused();

	@Override
	public Version version() {
		return PackageVersion.VERSION;
	}

	@Override
	public ObjectWriteContext objectWriteContext() {
		return this.writeContext;
	}

	@Override
	public @Nullable Object streamWriteOutputTarget() {
		return null;
	}

	@Override
	public int streamWriteOutputBuffered() {
		return -1;
	}

	@Override
	public @Nullable Object currentValue() {
		return streamWriteContext().currentValue();
	}

	@Override
	public void assignCurrentValue(@Nullable Object value) {
		streamWriteContext().assignCurrentValue(value);
	}

	@Override
	public JsonGenerator configure(StreamWriteFeature feature, boolean state) {
		return this;
	}

	@Override
	public boolean isEnabled(StreamWriteFeature feature) {
		return false;
	}

	@Override
	public int streamWriteFeatures() {
		return 0;
	}

	@Override
	public boolean has(StreamWriteCapability capability) {
		return CAPABILITIES.isEnabled(capability);
	}

	@Override
	public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
		return CAPABILITIES;
	}

	@Override
	public JsonGenerator writeStartArray() {
		return writeStartArray((Object) null);
	}

	@Override
	public JsonGenerator writeStartArray(@Nullable Object forValue, int size) {
		return writeStartArray(forValue);
	}

	@Override
	public JsonGenerator writeStartObject() {
		return writeStartObject((Object) null);
	}

	@Override
	public JsonGenerator writeStartObject(@Nullable Object forValue, int size) {
		return writeStartObject(forValue);
	}

	@Override
	public JsonGenerator writeName(tools.jackson.core.SerializableString name) {
		return writeName(name.getValue());
	}

	@Override
	public JsonGenerator writePropertyId(long id) {
		return writeName(Long.toString(id));
	}

	@Override
	public JsonGenerator writeString(char[] text, int offset, int length) {
		return writeString(new String(text, offset, length));
	}

	@Override
	public JsonGenerator writeString(tools.jackson.core.SerializableString text) {
		return writeString(text.getValue());
	}

	@Override
	public JsonGenerator writeRawUTF8String(byte[] text, int offset, int length) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeUTF8String(byte[] text, int offset, int length) {
		return writeString(new String(text, offset, length, StandardCharsets.UTF_8));
	}

	@Override
	public JsonGenerator writeRaw(String text) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRaw(String text, int offset, int length) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRaw(char[] text, int offset, int length) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRaw(char text) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRawValue(String text) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRawValue(String text, int offset, int length) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeRawValue(char[] text, int offset, int length) {
		throw rawRefused();
	}

	@Override
	public JsonGenerator writeEmbeddedObject(@Nullable Object object) {
		return writePOJO(object);
	}

	@Override
	public JsonGenerator writePOJO(@Nullable Object object) {
		if (object == null) {
			return writeNull();
		}
		this.writeContext.writeValue(this, object);
		return this;
	}

	@Override
	public JsonGenerator writeTree(@Nullable TreeNode tree) {
		return writePOJO(tree);
	}

	/**
	 * Read all text.
	 * @param reader where from
	 * @return the text
	 */
	static String read(Reader reader) {
		StringWriter text = new StringWriter();
		try {
			reader.transferTo(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	@Override
	public void flush() {
		// Nothing is held back.
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
