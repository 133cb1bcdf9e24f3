package io.dynamomapping;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Finds out which accessor a method reference refers to: the compiler notes it for
 * references that are serializable.
 */
final class MethodReferences {

	/** Each reference in a source text has a class of its own, looked into once. */
	private static final ClassValue<AtomicReference<@Nullable Property>> PROPERTIES = new ClassValue<>() {

		@Override
		protected AtomicReference<@Nullable Property> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}

	};

	private MethodReferences() {
	}

	/**
	 * Return the property that a reference refers to.
	 * @param reference a reference such as {@code Book::price}
	 * @return its property
	 * @throws IllegalArgumentException if it is something else
	 */
	static Property property(PropertyReference<?, ?> reference) {
		AtomicReference<@Nullable Property> known = PROPERTIES.get(reference.getClass());
		Property property = known.get();
		if (property == null) {
			property = read(reference);
			known.set(property);
		}
		return property;
	}

	private static Property read(PropertyReference<?, ?> reference) {
		SerializedLambda lambda = serialized(reference);
		String method = lambda.getImplMethodName();
		int kind = lambda.getImplMethodKind();
		boolean called = kind == MethodHandleInfo.REF_invokeVirtual || kind == MethodHandleInfo.REF_invokeInterface;
		// One that captures something is the method of that object, not of an owner.
		if (!called || lambda.getCapturedArgCount() > 0 || method.startsWith("lambda$")) {
			throw refused("a lambda or another method");
		}
		// The class of the reference, also where the accessor is inherited.
		MethodType type = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(),
				reference.getClass().getClassLoader());
		return new Property(type.parameterType(0), method);
	}

	private static SerializedLambda serialized(PropertyReference<?, ?> reference) {
		try {
			Method replace = reference.getClass().getDeclaredMethod("writeReplace");
			replace.setAccessible(true);
			if (replace.invoke(reference) instanceof SerializedLambda lambda) {
				return lambda;
			}
		}
		catch (NoSuchMethodException ex) {
			throw refused("an object of " + reference.getClass().getName());
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw new IllegalArgumentException(
					"Expected a method reference such as Book::price that can be looked into," + " found none: " + ex
							+ ". Name the attribute by attr(\"price\") instead.",
					ex);
		}
		throw refused("an object of " + reference.getClass().getName());
	}

	private static IllegalArgumentException refused(String found) {
		return new IllegalArgumentException("Expected a reference to an accessor such as Book::price, found " + found
				+ ", which has no name. Write it as reference, or name the attribute by attr(\"price\").");
	}

}
