package io.dynamomapping.autoconfigure.aot;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotation.Adapt;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The classes of an application whose objects are stored with those of a type: those of
 * properties, elements, supertypes and subtypes, and what Jackson's annotations name.
 */
final class MappedTypes {

	private static final List<String> FOREIGN = List.of("java.", "javax.", "jdk.", "kotlin.", "com.fasterxml.jackson.",
			"tools.jackson.", "software.amazon.awssdk.");

	private static final List<String> JACKSON = List.of("com.fasterxml.jackson.", "tools.jackson.");

	private final Set<Type> seen = new HashSet<>();

	private final Set<Class<?>> found = new LinkedHashSet<>();

	private MappedTypes() {
	}

	/**
	 * Find the classes that a type leads to.
	 * @param types such as those of the keys and values of a mapping
	 * @return the classes, without those of the JDK and of libraries that store values
	 */
	static Set<Class<?>> of(ResolvableType... types) {
		MappedTypes mapped = new MappedTypes();
		for (ResolvableType type : types) {
			mapped.add(type);
		}
		return mapped.found;
	}

	private void add(ResolvableType type) {
		if (!this.seen.add(type.getType())) {
			return;
		}
		add(type.getComponentType());
		for (ResolvableType generic : type.getGenerics()) {
			add(generic);
		}
		Class<?> resolved = type.resolve();
		if (resolved != null && isOfApplication(resolved) && this.found.add(resolved)) {
			addRelated(ResolvableType.forClass(resolved), resolved);
			addMembers(resolved);
			addAnnotated(resolved);
		}
	}

	private static boolean isOfApplication(Class<?> type) {
		return !type.isPrimitive() && !type.isArray() && !startsWith(type, FOREIGN);
	}

	private static boolean startsWith(Class<?> type, List<String> packages) {
		return packages.stream().anyMatch(type.getName()::startsWith);
	}

	private void addRelated(ResolvableType resolvable, Class<?> type) {
		add(resolvable.getSuperType());
		for (ResolvableType implemented : resolvable.getInterfaces()) {
			add(implemented);
		}
		if (type.isSealed()) {
			for (Class<?> permitted : type.getPermittedSubclasses()) {
				add(ResolvableType.forClass(permitted));
			}
		}
	}

	private void addMembers(Class<?> type) {
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers())) {
				add(ResolvableType.forField(field));
				addAnnotated(field);
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (!Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
				addProperty(method);
				addAnnotated(method);
			}
		}
	}

	private void addProperty(Method method) {
		String name = method.getName();
		if (method.getParameterCount() == 0 && (name.startsWith("get") || name.startsWith("is"))) {
			add(ResolvableType.forMethodReturnType(method));
		}
		else if (method.getParameterCount() == 1 && name.startsWith("set")) {
			add(ResolvableType.forMethodParameter(method, 0));
		}
	}

	private void addAnnotated(AnnotatedElement element) {
		MergedAnnotations.from(element)
			.stream()
			.filter((annotation) -> startsWith(annotation.getType(), JACKSON))
			.map(MappedTypes::attributes)
			.forEach(this::addNamed);
	}

	private static Map<String, Object> attributes(MergedAnnotation<?> annotation) {
		return annotation.asMap(Adapt.ANNOTATION_TO_MAP);
	}

	private void addNamed(@Nullable Object value) {
		if (value instanceof Class<?> type) {
			add(ResolvableType.forClass(type));
		}
		else if (value instanceof Object[] elements) {
			Arrays.stream(elements).forEach(this::addNamed);
		}
		else if (value instanceof Map<?, ?> annotation) {
			annotation.values().forEach(this::addNamed);
		}
	}

}
