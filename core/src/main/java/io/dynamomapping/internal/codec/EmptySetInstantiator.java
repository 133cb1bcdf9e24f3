package io.dynamomapping.internal.codec;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.PropertyValueBuffer;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * Creates objects whose properties of type {@link Set} start out empty rather than
 * {@code null}: those that are absent are never set.
 */
final class EmptySetInstantiator extends ValueInstantiator.Delegating {

	private final transient List<SetProperty> properties;

	EmptySetInstantiator(ValueInstantiator delegate, List<SetProperty> properties) {
		super(delegate);
		this.properties = properties;
	}

	@Override
	public Object createUsingDefault(DeserializationContext context) {
		return fill(context, super.createUsingDefault(context));
	}

	@Override
	public Object createFromObjectWith(DeserializationContext context, SettableBeanProperty[] arguments,
			PropertyValueBuffer buffer) {
		return fill(context, super.createFromObjectWith(context, arguments, buffer));
	}

	private Object fill(DeserializationContext context, Object bean) {
		for (SetProperty property : this.properties) {
			if (property.field().getValue(bean) == null) {
				property.property().set(context, bean, property.emptySet());
			}
		}
		return bean;
	}

	/**
	 * A property that holds a set.
	 *
	 * @param property what sets it
	 * @param field where it is held
	 */
	record SetProperty(SettableBeanProperty property, AnnotatedMember field) {

		/**
		 * Return whether there is an empty set for a type.
		 * @param type a type of sets
		 * @return {@code true} if {@link #emptySet()} has one
		 */
		static boolean isSupported(JavaType type) {
			Class<?> raw = type.getRawClass();
			return Set.class.isAssignableFrom(raw) && (raw.isAssignableFrom(LinkedHashSet.class)
					|| raw.isAssignableFrom(TreeSet.class) || isEnumSet(type));
		}

		private static boolean isEnumSet(JavaType type) {
			return type.hasRawClass(EnumSet.class) && type.getContentType().isEnumType();
		}

		@SuppressWarnings({ "unchecked", "rawtypes" }) // The elements are of an enum.
		Set<?> emptySet() {
			JavaType type = this.property.getType();
			if (isEnumSet(type)) {
				return EnumSet.noneOf((Class) type.getContentType().getRawClass());
			}
			return type.getRawClass().isAssignableFrom(LinkedHashSet.class) ? new LinkedHashSet<>() : new TreeSet<>();
		}

	}

}
