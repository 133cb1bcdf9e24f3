package io.dynamomapping.internal.codec;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.ItemMappingException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Keys of one component.
 *
 * @param <K> the type of the keys
 */
final class ScalarKeyCodec<K> implements KeyCodec<K> {

	// What is read of these is always written the same way.
	private static final Set<Class<?>> EXACT = Set.of(String.class, Byte.class, byte.class, Short.class, short.class,
			Integer.class, int.class, Long.class, long.class, BigInteger.class, BigDecimal.class);

	private final ValueCodec values;

	private final Class<?> type;

	private final KeyComponent component;

	private final boolean standard;

	private final String subject;

	ScalarKeyCodec(ValueCodec values, Class<?> type, ScalarAttributeType scalarType, boolean standard) {
		this.values = values;
		this.type = MethodType.methodType(type).wrap().returnType();
		this.component = new KeyComponent("", scalarType);
		this.standard = standard;
		this.subject = "Key of " + this.type.getSimpleName();
	}

	/**
	 * Return whether keys of a type that are read are always written the same way.
	 * @param type the type
	 * @return {@code false} if different attribute values may be read as one key
	 */
	static boolean isExact(Class<?> type) {
		return EXACT.contains(type);
	}

	@Override
	public Type type() {
		return this.values.type();
	}

	@Override
	public List<KeyComponent> components() {
		return List.of(this.component);
	}

	@Override
	public List<AttributeValue> encode(Object key) {
		Objects.requireNonNull(key, "key");
		if (!this.type.isInstance(key)) {
			throw new ClassCastException(
					"Key: expected type " + this.type.getName() + ", found type " + key.getClass().getName() + ".");
		}
		AttributeValue value;
		try {
			AttributeValue direct = this.standard ? direct(key) : null;
			value = (direct != null) ? direct : this.values.write(key).attribute();
		}
		catch (ItemMappingException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex.getCause());
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException(this.subject + ": " + ex.sentence());
		}
		if (value == null) {
			throw new IllegalArgumentException(this.subject + ": expected a value, found none. Use another key.");
		}
		return List.of(KeyAttributes.require(value, this.component.type(), this.subject));
	}

	private static @Nullable AttributeValue direct(Object key) {
		if (key instanceof String text) {
			return AttributeValue.fromS(Text.requireStorable(text));
		}
		if (key instanceof Long || key instanceof Integer) {
			return AttributeValue.fromN(key.toString());
		}
		return null;
	}

	@Override
	@SuppressWarnings("unchecked") // The type is the codec's own.
	public K decode(List<AttributeValue> values) {
		AttributeValue value = values.get(0);
		if (this.standard && this.type == String.class && value.type() == AttributeValue.Type.S) {
			return (K) value.s();
		}
		Object key = this.values.read(value);
		if (key == null) {
			throw this.values.failures()
				.unreadable("", "expected a value, found " + AttributeTypes.describe(value) + ". Correct the item.",
						null);
		}
		if (!(this.standard && isExact(this.type)) && !encode(key).get(0).equals(value)) {
			throw KeyAttributes.notCanonical(this.values.failures(), "");
		}
		return (K) key;
	}

}
