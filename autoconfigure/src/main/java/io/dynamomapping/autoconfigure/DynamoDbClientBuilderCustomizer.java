package io.dynamomapping.autoconfigure;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Changes the builder of every auto-configured {@code DynamoDbClient}, those of single
 * tables and those under {@code dynamodb.clients} included. Beans of this type run in
 * their order, after everything that the auto-configuration sets itself; the region of a
 * table, or of a client that has one of its own, is set after them.
 * <p>
 * What they leave unset of the override configuration is set again after them: both
 * timeouts, retries and the profile. So {@code overrideConfiguration(Consumer)}, which
 * forgets what was set before, can be used to add an interceptor and keeps deadlines. To
 * do without a deadline, set a long one; who wants longer attempts sets both timeouts.
 * Interceptors of other customizers are forgotten by it, too: to keep them, start from
 * {@code builder.overrideConfiguration().toBuilder()}.
 * <p>
 * An HTTP client, or a builder of them, that is set here replaces the one of the
 * properties under {@code dynamodb.http} or of a bean.
 */
@FunctionalInterface
public interface DynamoDbClientBuilderCustomizer {

	/**
	 * Change the builder.
	 * @param builder the builder of a client
	 */
	void customize(DynamoDbClientBuilder builder);

}
