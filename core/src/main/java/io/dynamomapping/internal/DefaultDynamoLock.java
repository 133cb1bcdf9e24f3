package io.dynamomapping.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

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

	private @Nullable Future<?> watch;

	private @Nullable Future<?> renewal;

	private boolean ended;

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
	 * Start to renew the lease, and to watch it.
	 */
	synchronized void start() {
		if (this.ended) {
			return;
		}
		Duration pause = this.lease.dividedBy(BEATS_PER_LEASE);
		this.beats = this.locks.threads().every(pause, this::beat);
		watch();
	}

	private synchronized void beat() {
		if (isHeld() && (this.renewal == null || this.renewal.isDone())) {
			this.renewal = this.locks.threads().submit(this::renew);
		}
	}

	private void watch() {
		synchronized (this) {
			if (isHeld()) {
				long left = this.lease.toNanos() - (System.nanoTime() - this.renewed);
				this.watch = this.locks.threads().after(left, this::watch);
				return;
			}
		}
		lost();
	}

	private void renew() {
		long sent = System.nanoTime();
		try {
			if (this.locks.items().renew(this.name, this.holder)) {
				confirm(sent);
			}
			else {
				refused();
			}
		}
		catch (RuntimeException ex) {
			if (isHeld()) {
				logger.warn("{} could not be renewed", this, ex);
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

	private void refused() {
		synchronized (this) {
			// Answered, so there is nothing to interrupt.
			this.renewal = null;
		}
		lost();
	}

	private void lost() {
		List<Runnable> actions;
		synchronized (this) {
			if (this.state == State.RELEASED || this.ended) {
				return;
			}
			this.state = State.LOST;
			end();
			actions = List.copyOf(this.lostActions);
			this.lostActions.clear();
		}
		logger.warn("{} was lost", this);
		tell(actions);
	}

	private void tell(List<Runnable> actions) {
		try {
			this.locks.threads().execute(() -> actions.forEach(this::run));
		}
		catch (RejectedExecutionException ex) {
			// Closed, and nobody is held up any more.
			actions.forEach(this::run);
		}
	}

	private synchronized void end() {
		this.ended = true;
		cancel(this.beats, false);
		cancel(this.watch, false);
		// It may hang, and is of no use any more.
		cancel(this.renewal, true);
		this.locks.forget(this);
	}

	private static void cancel(@Nullable Future<?> task, boolean interrupt) {
		if (task != null) {
			task.cancel(interrupt);
		}
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
