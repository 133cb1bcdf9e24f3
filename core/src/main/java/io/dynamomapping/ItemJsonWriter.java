package io.dynamomapping;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes items as JSON.
 */
final class ItemJsonWriter {

	/**
	 * Names that tell a type in plain JSON.
	 */
	static final Set<String> TAGS = Set.of("B", "SS", "NS", "BS", "M");

	private static final JsonFactory FACTORY = new JsonFactory();

	private final JsonGenerator generator;

	private ItemJsonWriter(JsonGenerator generator) {
		this.generator = generator;
	}

	static String write(Map<String, AttributeValue> item, BiConsumer<ItemJsonWriter, AttributeValue> attribute) {
		Objects.requireNonNull(item, "item");
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			new ItemJsonWriter(generator).writeMap(item, attribute);
		}
		return text.toString();
	}

	void writeTyped(AttributeValue value) {
		this.generator.writeStartObject();
		this.generator.writeName((value.type() != AttributeValue.Type.NUL) ? value.type().name() : "NULL");
		switch (value.type()) {
			case N -> this.generator.writeString(value.n());
			case NUL -> this.generator.writeBoolean(true);
			case M -> writeMap(value.m(), ItemJsonWriter::writeTyped);
			case L -> writeList(value.l(), ItemJsonWriter::writeTyped);
			case SS -> writeList(value.ss(), (writer, text) -> writer.generator.writeString(text));
			case NS -> writeList(value.ns(), (writer, number) -> writer.generator.writeString(number));
			case BS -> writeList(value.bs(), ItemJsonWriter::writeBinary);
			case B -> writeBinary(value.b());
			default -> writePlain(value);
		}
		this.generator.writeEndObject();
	}

	void writePlain(AttributeValue value) {
		switch (value.type()) {
			case S -> this.generator.writeString(value.s());
			case N -> this.generator.writeNumber(value.n());
			case BOOL -> this.generator.writeBoolean(value.bool());
			case NUL -> this.generator.writeNull();
			case L -> writeList(value.l(), ItemJsonWriter::writePlain);
			case M -> {
				boolean tag = value.m().size() == 1 && TAGS.containsAll(value.m().keySet());
				openTag(tag, "M");
				writeMap(value.m(), ItemJsonWriter::writePlain);
				closeTag(tag);
			}
			case NS -> {
				openTag(true, "NS");
				writeList(value.ns(), (writer, number) -> writer.generator.writeNumber(number));
				closeTag(true);
			}
			case B, SS, BS -> writeTyped(value);
			default -> throw new IllegalArgumentException(
					"Expected one of DynamoDB's types, found an unknown one. Use a newer AWS SDK.");
		}
	}

	private void openTag(boolean tag, String name) {
		if (tag) {
			this.generator.writeStartObject();
			this.generator.writeName(name);
		}
	}

	private void closeTag(boolean tag) {
		if (tag) {
			this.generator.writeEndObject();
		}
	}

	private void writeMap(Map<String, AttributeValue> map, BiConsumer<ItemJsonWriter, AttributeValue> attribute) {
		this.generator.writeStartObject();
		map.forEach((name, value) -> {
			this.generator.writeName(name);
			attribute.accept(this, value);
		});
		this.generator.writeEndObject();
	}

	private <T> void writeList(List<T> elements, BiConsumer<ItemJsonWriter, T> element) {
		this.generator.writeStartArray();
		elements.forEach((each) -> element.accept(this, each));
		this.generator.writeEndArray();
	}

	private void writeBinary(SdkBytes bytes) {
		this.generator.writeBinary(bytes.asByteArrayUnsafe());
	}

}
