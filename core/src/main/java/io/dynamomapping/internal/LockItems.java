package io.dynamomapping.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.OutcomeUnknownException;
import org.jspecify.annotations.Nullable;

/**
 * The items of locks. Each acquisition is a holder of its own, so that a write whose
 * answer was lost is known by its holder.
 */
final class LockItems {

	private static final Attribute<String> HOLDER = Attribute.attr("holder", String.class);

	private static final Attribute<String> VERSION = Attribute.attr("version", String.class);

	private static final Attribute<Long> LEASE = Attribute.attr("leaseMillis", Long.class);

	private static final Attribute<Long> TOKEN = Attribute.attr("token", Long.class);

	private final DynamoMapping<String, ? extends Map<String, ?>> mapping;

	LockItems(DynamoMapping<String, ? extends Map<String, ?>> mapping) {
		this.mapping = mapping;
	}

	String tableName() {
		return this.mapping.tableName();
	}

	/**
	 * Become the holder of a lock that has none.
	 * @param name the name of the lock
	 * @param holder the new holder
	 * @param lease its lease
	 * @param stale the version of a holder that is dead, or {@code null} for none
	 * @return the item as it is now, whoever holds it
	 */
	LockItem acquire(String name, String holder, Duration lease, @Nullable String stale) {
		Condition free = HOLDER.missing();
		Change taken = HOLDER.set(holder)
			.and(VERSION.set(newVersion()))
			.and(LEASE.set(lease.toMillis()))
			.and(TOKEN.incrementOrSet(1));
		try {
			return this.mapping.at(name)
				.onlyIf((stale != null) ? free.or(VERSION.eq(stale)) : free)
				.orThrow()
				.upsert(taken)
				.map(LockItem::of)
				.orElseThrow();
		}
		catch (ConditionFailedException ex) {
			return present(name, ex);
		}
		catch (OutcomeUnknownException ex) {
			return read(name, ex);
		}
	}

	/**
	 * Show that the holder of a lock is alive.
	 * @param name the name of the lock
	 * @param holder the holder
	 * @return {@code false} if it is not the holder any more
	 */
	boolean renew(String name, String holder) {
		try {
			return this.mapping.at(name).onlyIf(HOLDER.eq(holder)).update(VERSION.set(newVersion())).isPresent();
		}
		catch (OutcomeUnknownException ex) {
			return holder.equals(read(name, ex).holder());
		}
	}

	/**
	 * Clear the holder of a lock.
	 * @param name the name of the lock
	 * @param holder the holder
	 * @param token its fencing token
	 * @return {@code false} if it was not the holder any more
	 */
	boolean release(String name, String holder, long token) {
		Change released = HOLDER.remove().and(VERSION.remove()).and(LEASE.remove());
		try {
			this.mapping.at(name).onlyIf(HOLDER.eq(holder)).orThrow().update(released);
			return true;
		}
		catch (ItemNotFoundException ex) {
			// Deleted by somebody, so that others could acquire it.
			return false;
		}
		catch (ConditionFailedException ex) {
			return isReleased(present(name, ex), token);
		}
		catch (OutcomeUnknownException ex) {
			LockItem present = read(name, ex);
			if (holder.equals(present.holder())) {
				// Not applied: as before it was tried.
				throw ex;
			}
			return isReleased(present, token);
		}
	}

	// Where nobody has come after it, it has cleared itself, and the answer was lost.
	private static boolean isReleased(LockItem present, long token) {
		return present.holder() == null && present.token() == token;
	}

	private LockItem present(String name, ConditionFailedException ex) {
		// Some engines refuse without handing out the item.
		Map<?, ?> item = ex.item(Map.class).orElse(null);
		return (item != null) ? LockItem.of(item) : read(name);
	}

	private LockItem read(String name, OutcomeUnknownException unknown) {
		try {
			return read(name);
		}
		catch (DynamoMappingException ex) {
			unknown.addSuppressed(ex);
			throw unknown;
		}
	}

	private LockItem read(String name) {
		Map<?, ?> item = this.mapping.get(name);
		return (item != null) ? LockItem.of(item) : LockItem.FREE;
	}

	private static String newVersion() {
		return UUID.randomUUID().toString();
	}

	/**
	 * A lock as it is stored.
	 *
	 * @param holder who holds it, or {@code null}
	 * @param version what each renewal changes
	 * @param lease how long the version has to stand still before others may take over
	 * @param token the number of acquisitions so far
	 */
	record LockItem(@Nullable String holder, String version, Duration lease, long token) {

		static final LockItem FREE = new LockItem(null, "", Duration.ZERO, 0);

		static LockItem of(Map<?, ?> item) {
			Object holder = item.get("holder");
			long token = number(item, "token");
			return (holder != null)
					? new LockItem(holder.toString(), String.valueOf(item.get("version")),
							Duration.ofMillis(number(item, "leaseMillis")), token)
					: new LockItem(null, "", Duration.ZERO, token);
		}

		private static long number(Map<?, ?> item, String name) {
			return (item.get(name) instanceof BigDecimal number) ? number.longValueExact() : 0;
		}

	}

}
