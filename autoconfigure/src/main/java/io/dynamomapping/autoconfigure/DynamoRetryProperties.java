package io.dynamomapping.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of retries, under {@code dynamodb.retry}.
 *
 * @param mode How to retry requests that fail for a reason that may pass.
 * @param maxAttempts Number of attempts that a call may make, the first included.
 */
public record DynamoRetryProperties(@DefaultValue("standard") Mode mode, @DefaultValue("4") Integer maxAttempts) {

	/**
	 * How to retry.
	 */
	public enum Mode {

		/**
		 * With growing pauses, as all SDKs of AWS do.
		 */
		STANDARD,

		/**
		 * As standard, and slow down all requests of a client while DynamoDB throttles
		 * some.
		 */
		ADAPTIVE,

		/**
		 * As the AWS SDK did before there were other modes.
		 */
		LEGACY

	}

}
