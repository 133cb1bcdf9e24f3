package io.dynamomapping.internal;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.internal.codec.AttributeResolver;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What single attributes may be set to.
 */
final class AttributeEdits {

	private final ItemStore<?, ?> store;

	private final AttributeResolver attributes;

	AttributeEdits(ItemStore<?, ?> store, AttributeResolver attributes) {
		this.store = store;
		this.attributes = attributes;
	}

	/**
	 * Return one attribute value of an object.
	 * @param path where in the item it is going to be
	 * @param value the object
	 * @return its attribute value, or {@code null} if the attribute is to be left out
	 */
	@Nullable AttributeValue encode(AttributePath path, @Nullable Object value) {
		return this.attributes.encode(path, value, nullPolicy());
	}

	/**
	 * Return what becomes of {@code null}.
	 * @return the policy of the mapping
	 */
	NullPolicy nullPolicy() {
		return this.store.types().options().nullPolicy();
	}

	/**
	 * Return one attribute value of an object, with all members that are {@code null}.
	 * @param path where in the item it is
	 * @param value the object
	 * @return its attribute value, or {@code null} if there is none
	 */
	@Nullable AttributeValue encodeExactly(AttributePath path, @Nullable Object value) {
		return this.attributes.encode(path, value, NullPolicy.STORE);
	}

	/**
	 * Refuse changes of key attributes and of the version.
	 * @param path what is to be changed
	 * @throws IllegalArgumentException if it is such an attribute
	 */
	void requireChangeable(AttributePath path) {
		if (this.store.versions().isVersion(path.attribute())) {
			throw new IllegalArgumentException("Expected an attribute that can be changed, found '" + path
					+ "', which is the version of the item. Leave it out, every write increases it.");
		}
		if (this.store.keys().isKeyAttribute(path.attribute())) {
			throw new IllegalArgumentException("Expected an attribute that can be changed, found '" + path
					+ "', which is a key attribute. Put the item under another key instead.");
		}
	}

	/**
	 * Refuse changes of key attributes, of the version, of attributes that values do not
	 * have, and to something that values cannot be read from.
	 * @param path what is to be changed
	 * @param value the attribute value to be, or {@code null} to remove the attribute
	 * @throws IllegalArgumentException if it is such an attribute
	 * @throws ItemMappingException if it is such a value
	 */
	void requireChangeable(AttributePath path, @Nullable AttributeValue value) {
		requireChangeable(path);
		this.attributes.requireDeclared(path);
		if (value != null) {
			this.attributes.requireReadable(path, value);
		}
	}

}
