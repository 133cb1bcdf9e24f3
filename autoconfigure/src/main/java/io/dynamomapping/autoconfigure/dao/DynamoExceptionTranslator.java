package io.dynamomapping.autoconfigure.dao;

import java.util.Set;

import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.ContentionException;
import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.LockNotAcquiredException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TransactionCancelledException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Translates what mappings throw to what users of Spring catch. The original is the
 * cause, and the message is its message.
 * <p>
 * A version that is refused is an {@link OptimisticLockingFailureException}, and a
 * compare-and-set that gave up a {@link ConcurrencyFailureException}: to try again may
 * help. A refused condition of the application's own is a
 * {@link DataIntegrityViolationException}, like that of a check constraint: it stays
 * refused until the data changes. So is a value that does not meet its constraints. A
 * write that may have been applied is never transient, whatever its last attempt ended
 * in: to try again might apply it twice. Requests that fail are told by what DynamoDB
 * answered, batches by why they ended.
 */
final class DynamoExceptionTranslator implements PersistenceExceptionTranslator {

	/** What cancels a transaction each time that it is sent. */
	private static final Set<String> PERMANENT = Set.of("ValidationError", "ItemCollectionSizeLimitExceeded");

	@Override
	public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException ex) {
		return (ex instanceof DynamoMappingException failure) ? translate(failure) : null;
	}

	private static DataAccessException translate(DynamoMappingException failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof ItemNotFoundException) {
			return new EmptyResultDataAccessException(message, 1, failure);
		}
		if (failure instanceof DuplicateItemException) {
			return new DuplicateKeyException(message, failure);
		}
		if (failure instanceof StaleItemException) {
			return new OptimisticLockingFailureException(message, failure);
		}
		if (failure instanceof ConditionFailedException || failure instanceof ItemValidationException) {
			return new DataIntegrityViolationException(message, failure);
		}
		if (failure instanceof ContentionException) {
			return new ConcurrencyFailureException(message, failure);
		}
		if (failure instanceof LockNotAcquiredException) {
			return new CannotAcquireLockException(message, failure);
		}
		if (failure instanceof TransactionCancelledException cancelled) {
			return translate(cancelled, message);
		}
		if (failure instanceof ItemMappingException) {
			return new TypeMismatchDataAccessException(message, failure);
		}
		if (failure instanceof TableNotFoundException || failure instanceof KeySchemaException
				|| failure instanceof TableMismatchException) {
			return new InvalidDataAccessResourceUsageException(message, failure);
		}
		if (failure instanceof OutcomeUnknownException) {
			return new NonTransientDataAccessResourceException(message, failure);
		}
		return RequestFailures.translate(failure, message);
	}

	private static DataAccessException translate(TransactionCancelledException failure, String message) {
		if (failure.isRefusedByConditions()) {
			return new DataIntegrityViolationException(message, failure);
		}
		return failure.reasons().stream().anyMatch((reason) -> PERMANENT.contains(reason.code()))
				? new InvalidDataAccessResourceUsageException(message, failure)
				: new ConcurrencyFailureException(message, failure);
	}

}
