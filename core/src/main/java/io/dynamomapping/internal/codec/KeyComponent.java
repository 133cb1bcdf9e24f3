package io.dynamomapping.internal.codec;

import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * One key attribute, as a type of keys has it.
 *
 * @param name the name of the attribute, empty for a key of one component, which goes by
 * any name
 * @param type the type it is stored as
 */
public record KeyComponent(String name, ScalarAttributeType type) {

}
