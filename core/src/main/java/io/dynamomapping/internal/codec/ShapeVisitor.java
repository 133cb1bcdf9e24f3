package io.dynamomapping.internal.codec;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Listens to what a serializer says it writes, without looking into members.
 */
final class ShapeVisitor extends JsonFormatVisitorWrapper.Base {

	private final Set<String> names = new LinkedHashSet<>();

	private ValueShape shape = ValueShape.of(ValueShape.Kind.UNKNOWN);

	ShapeVisitor(SerializationContext context) {
		super(context);
	}

	ValueShape shape() {
		return this.shape;
	}

	@Override
	public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
		this.shape = ValueShape.object(this.names);
		return new NameVisitor(getContext());
	}

	@Override
	public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
		this.shape = ValueShape.of(ValueShape.Kind.LIST);
		return null;
	}

	@Override
	public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType type) {
		this.shape = ValueShape.scalar(ScalarAttributeType.S);
		return null;
	}

	@Override
	public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
		this.shape = ValueShape.scalar(ScalarAttributeType.N);
		return null;
	}

	@Override
	public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
		this.shape = ValueShape.scalar(ScalarAttributeType.N);
		return null;
	}

	@Override
	public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
		this.shape = ValueShape.of(ValueShape.Kind.SCALAR);
		return null;
	}

	@Override
	public @Nullable JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
		this.shape = ValueShape.of(ValueShape.Kind.UNKNOWN);
		return null;
	}

	@Override
	public @Nullable JsonMapFormatVisitor expectMapFormat(JavaType type) {
		this.shape = ValueShape.of(ValueShape.Kind.DOCUMENT);
		return null;
	}

	private final class NameVisitor extends JsonObjectFormatVisitor.Base {

		NameVisitor(SerializationContext context) {
			super(context);
		}

		@Override
		public void property(BeanProperty property) {
			ShapeVisitor.this.names.add(property.getName());
			// Read like the name itself, and so written like it: removed with each
			// update.
			property.findAliases(getContext().getConfig())
				.forEach((alias) -> ShapeVisitor.this.names.add(alias.getSimpleName()));
			// A type that is told by a neighbour of the property.
			TypeSerializer type = (property instanceof BeanPropertyWriter writer) ? writer.getTypeSerializer() : null;
			if (type != null && type.getTypeInclusion() == JsonTypeInfo.As.EXTERNAL_PROPERTY) {
				ShapeVisitor.this.names.add(type.getPropertyName());
			}
		}

		@Override
		public void property(String name, JsonFormatVisitable handler, JavaType type) {
			ShapeVisitor.this.names.add(name);
		}

		@Override
		public void optionalProperty(BeanProperty property) {
			property(property);
		}

		@Override
		public void optionalProperty(String name, JsonFormatVisitable handler, JavaType type) {
			property(name, handler, type);
		}

	}

}
