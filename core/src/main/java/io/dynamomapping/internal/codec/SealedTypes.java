package io.dynamomapping.internal.codec;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Hierarchies of sealed types, whose members go by their simple names.
 */
final class SealedTypes {

	private SealedTypes() {
	}

	/**
	 * Return whether a type is sealed or a subtype of one, and stored as an object.
	 * @param type any type
	 * @return {@code true} if its subtypes are to be told apart
	 */
	static boolean isMember(Class<?> type) {
		return root(type) != null;
	}

	private static @Nullable Class<?> root(Class<?> type) {
		if (type.isEnum() || type.isPrimitive() || type.isArray() || type.getName().startsWith("java.")) {
			return null;
		}
		for (Class<?> supertype : supertypes(type)) {
			if (supertype.isSealed() && !isForeign(supertype)) {
				return supertype;
			}
		}
		return null;
	}

	// Sealed for reasons of their own, such as java.lang.constant.ConstantDesc.
	private static boolean isForeign(Class<?> type) {
		boolean hasValue = Arrays.stream(type.getDeclaredMethods())
			.anyMatch((method) -> method.isAnnotationPresent(JsonValue.class));
		return type.isEnum() || hasValue || type.getName().startsWith("java.");
	}

	// The most general ones first.
	private static Iterable<Class<?>> supertypes(Class<?> type) {
		Deque<Class<?>> found = new ArrayDeque<>();
		Deque<Class<?>> next = new ArrayDeque<>();
		next.add(type);
		while (!next.isEmpty()) {
			Class<?> current = next.remove();
			found.addFirst(current);
			next.addAll(Arrays.asList(current.getInterfaces()));
			Class<?> superclass = current.getSuperclass();
			if (superclass != null && superclass != Object.class) {
				next.add(superclass);
			}
		}
		return found;
	}

	// At any depth, the sealed type itself included.
	private static Set<Class<?>> permitted(Class<?> root) {
		Set<Class<?>> permitted = new LinkedHashSet<>();
		Deque<Class<?>> next = new ArrayDeque<>();
		next.add(root);
		while (!next.isEmpty()) {
			Class<?> current = next.remove();
			if (permitted.add(current) && current.isSealed()) {
				next.addAll(Arrays.asList(current.getPermittedSubclasses()));
			}
		}
		return permitted;
	}

	/**
	 * Return the name by which a member is stored.
	 * @param type a member
	 * @return its simple name
	 * @throws RefusedException if the type is open, so that reading could not know it
	 */
	static String requireName(Class<?> type) {
		Class<?> root = root(type);
		if (root != null && !permitted(root).contains(type)) {
			throw new RefusedException("expected a class that " + root.getSimpleName() + " permits, found "
					+ type.getName() + ". Permit it by name, or declare @JsonTypeInfo and @JsonSubTypes.");
		}
		return type.getSimpleName();
	}

	/**
	 * Refuse a hierarchy where one name stands for two classes.
	 * @param type a member
	 * @throws IllegalArgumentException if names are not distinct
	 */
	static void requireDistinctNames(Class<?> type) {
		Class<?> root = root(type);
		if (root == null) {
			return;
		}
		Map<String, Class<?>> names = new HashMap<>();
		for (Class<?> permitted : permitted(root)) {
			if (Modifier.isAbstract(permitted.getModifiers())) {
				continue;
			}
			JsonTypeName declared = permitted.getAnnotation(JsonTypeName.class);
			Class<?> other = names.put((declared != null) ? declared.value() : permitted.getSimpleName(), permitted);
			if (other != null) {
				throw new IllegalArgumentException("Expected subtypes of " + root.getName()
						+ " to have distinct simple names, found " + other.getName() + " and " + permitted.getName()
						+ ". Tell them apart with @JsonTypeName.");
			}
		}
	}

}
