package io.dynamomapping.internal.codec;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * One property of an object.
 *
 * @param definition where it is declared
 * @param type its type
 * @param shape what it is stored as
 */
record ValueProperty(BeanPropertyDefinition definition, JavaType type, ValueShape shape) {

	/**
	 * Return the name of the attribute.
	 * @return the name
	 */
	String name() {
		return this.definition.getName();
	}

	/**
	 * Return the name in Java.
	 * @return the name of the record component, field or accessor
	 */
	String internalName() {
		return this.definition.getInternalName();
	}

	/**
	 * Return whether there is an annotation, wherever it is set on the property.
	 * @param type the type of the annotation
	 * @return {@code true} if there is
	 */
	boolean isAnnotated(Class<? extends Annotation> type) {
		return Stream.of(this.definition.getField(), this.definition.getGetter(), this.definition.getAccessor())
			.filter(Objects::nonNull)
			.anyMatch((member) -> member.hasAnnotation(type));
	}

	/**
	 * Return the annotations of a repeatable type, wherever they are set on the property.
	 * @param single the type of the annotations
	 * @param container the type that holds several
	 * @param content what the container holds
	 * @param <A> the type of the annotations
	 * @param <C> the type that holds several
	 * @return each different one
	 */
	<A extends Annotation, C extends Annotation> Collection<A> annotations(Class<A> single, Class<C> container,
			Function<C, A[]> content) {
		Set<A> found = new LinkedHashSet<>();
		Stream.of(this.definition.getField(), this.definition.getGetter(), this.definition.getAccessor())
			.filter(Objects::nonNull)
			.flatMap(AnnotatedMember::annotations)
			.forEach((annotation) -> {
				if (single.isInstance(annotation)) {
					found.add(single.cast(annotation));
				}
				else if (container.isInstance(annotation)) {
					found.addAll(List.of(content.apply(container.cast(annotation))));
				}
			});
		return found;
	}

}
