package io.dynamomapping;

import java.time.Duration;

/**
 * A lock was not free for as long as its caller would wait.
 *
 * @see DynamoLocks#acquire(String, Duration, Duration)
 */
public class LockNotAcquiredException extends ItemException {

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param name the name of the lock
	 * @param timeout how long was waited
	 */
	public LockNotAcquiredException(String tableName, String name, Duration timeout) {
		super("Expected lock '" + name + "' of table '" + tableName + "' to become free within " + timeout.toMillis()
				+ " ms, found that others held it. Wait longer than its lease, or do without the lock.", tableName,
				name, null);
	}

}
