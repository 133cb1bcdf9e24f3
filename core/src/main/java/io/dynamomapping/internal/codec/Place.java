package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.AttributePath;
import io.dynamomapping.NullPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * Where a path leads to in values of a declared type. A path leads to several places
 * where subtypes have different ones under one name.
 *
 * @param type the declared type of what is there
 * @param serializer what writes the declared type
 * @param shape what it is stored as
 * @param property the property that it belongs to, or {@code null} for the value itself
 * @param containers what of the property lies around it, the outermost first
 * @param discriminators for each element of the path, what tells the subtype that has it
 */
record Place(JavaType type, ValueSerializer<?> serializer, ValueShape shape, @Nullable BeanPropertyWriter property,
		List<Container> containers, List<Map<String, AttributeValue>> discriminators) {

	/**
	 * Return whether an object can be here, elements and members included.
	 * @param value the object
	 * @return {@code true} if the property could have it
	 */
	boolean takes(Object value) {
		return Fit.fits(this.type, value);
	}

	/**
	 * Return what an object is stored as here.
	 * @param mapper what writes it
	 * @param path the path that led here, for messages
	 * @param value the object
	 * @param policy what becomes of members that are {@code null}
	 * @return its attribute value, or {@code null} if there is to be none
	 */
	@Nullable AttributeValue write(StorageMapper mapper, AttributePath path, Object value, NullPolicy policy) {
		Object whole = value;
		for (int i = this.containers.size() - 1; i >= 0; i--) {
			whole = this.containers.get(i).wrap(whole);
		}
		AttributeGenerator generator = mapper.attributeGenerator(policy, depth());
		try {
			if (this.property != null) {
				mapper.mapper().writeValue(generator, new PropertyValue(this.property, whole));
			}
			else {
				mapper.mapper().writerFor(outermost()).writeValue(generator, whole);
			}
		}
		catch (RuntimeException ex) {
			throw Failures.ofAttribute(mapper.mapper(), path, inContainers()).ofWriting(ex, generator.path());
		}
		AttributeValue written = generator.attribute();
		for (Container container : this.containers) {
			written = (written != null) ? container.unwrap(written) : null;
		}
		return written;
	}

	private JavaType outermost() {
		return this.containers.isEmpty() ? this.type : this.containers.get(0).type();
	}

	private int depth() {
		return this.discriminators.size()
				- (int) this.containers.stream().filter((container) -> !Container.isOptional(container.type())).count();
	}

	private String inContainers() {
		StringBuilder path = new StringBuilder();
		for (Container container : this.containers) {
			boolean joined = path.isEmpty() || container.path().isEmpty() || container.path().startsWith("[");
			path.append(joined ? "" : ".").append(container.path());
		}
		return path.toString();
	}

	/**
	 * Return a longer list.
	 * @param list a list
	 * @param element what to add
	 * @param <T> the type of the elements
	 * @return a new list
	 */
	static <T> List<T> append(List<T> list, T element) {
		List<T> longer = new ArrayList<>(list);
		longer.add(Objects.requireNonNull(element));
		return List.copyOf(longer);
	}

}
