package io.dynamomapping.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.dynamomapping.DynamoLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease that is renewed until it is released or lost. Time is counted from when a
 * request was sent, as others count from when they see its result.
 */
final class DefaultDynamoLock implements DynamoLock {

	private static final Logger logger = LoggerFactory.getLogger(DefaultDynamoLock.class);

	private static final int BEATS_PER_LEASE = 3;

	private final DefaultDynamoLocks locks;

	private final String name;

	private final String holder;

	private final long token;

	private final Duration lease;

	private final List<Runnable> lostActions = new ArrayList<>();

	private long renewed;

	private State state = State.HELD;

	private @Nullable Future<?> beats;

	DefaultDynamoLock(DefaultDynamoLocks locks, String name, String holder, long token, Duration lease, long acquired) {
		this.locks = locks;
		this.name = name;
		this.holder = holder;
		this.token = token;
		this.lease = lease;
		this.renewed = acquired;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public long fencingToken() {
		return this.token;
	}

	/**
	 * Start to renew the lease.
	 * @param executor runs the renewals
	 */
	synchronized void beat(ScheduledExecutorService executor) {
		long pause = this.lease.toNanos() / BEATS_PER_LEASE;
		this.beats = executor.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.NANOSECONDS);
	}

	private void renew() {
		if (!isHeld()) {
			lost();
			return;
		}
		long sent = System.nanoTime();
		try {
			if (this.locks.items().renew(this.name, this.holder)) {
				confirm(sent);
			}
			else {
				lost();
			}
		}
		catch (RuntimeException ex) {
			logger.warn("{} could not be renewed", this, ex);
			if (!isHeld()) {
				lost();
			}
		}
	}

	// Not if the lease was over in the meantime: somebody may have been told so.
	private synchronized void confirm(long sent) {
		if (isHeld()) {
			this.renewed = sent;
		}
	}

	@Override
	public synchronized boolean isHeld() {
		if (this.state == State.HELD && System.nanoTime() - this.renewed >= this.lease.toNanos()) {
			this.state = State.LOST;
		}
		return this.state == State.HELD;
	}

	private void lost() {
		List<Runnable> actions;
		synchronized (this) {
			if (this.state == State.RELEASED) {
				return;
			}
			this.state = State.LOST;
			end();
			actions = List.copyOf(this.lostActions);
			this.lostActions.clear();
		}
		logger.warn("{} was lost", this);
		actions.forEach(this::run);
	}

	private synchronized void end() {
		if (this.beats != null) {
			this.beats.cancel(false);
		}
		this.locks.forget(this);
	}

	@Override
	public void onLost(Runnable action) {
		Objects.requireNonNull(action, "action");
		synchronized (this) {
			if (isHeld()) {
				this.lostActions.add(action);
				return;
			}
			if (this.state == State.RELEASED) {
				return;
			}
		}
		run(action);
	}

	private void run(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.warn("What was to be done when {} is lost failed", this, ex);
		}
	}

	@Override
	public boolean release() {
		synchronized (this) {
			if (this.state == State.RELEASED) {
				return false;
			}
			boolean held = isHeld();
			this.state = State.RELEASED;
			end();
			if (!held) {
				return false;
			}
		}
		return this.locks.items().release(this.name, this.holder, this.token);
	}

	@Override
	public void close() {
		release();
	}

	@Override
	public String toString() {
		return "Lock '" + this.name + "' with fencing token " + this.token;
	}

	private enum State {

		HELD, LOST, RELEASED

	}

}
