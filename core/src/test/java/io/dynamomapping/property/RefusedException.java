package io.dynamomapping.property;

/**
 * DynamoDB refuses a change.
 */
@SuppressWarnings("serial")
final class RefusedException extends RuntimeException {

}
