package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Notices threads that are interrupted while they wait for an answer. The SDK ends what
 * takes too long by an interruption of its own, which it clears, and with it that of
 * somebody else. What comes before the SDK can have done so is somebody else's.
 */
final class InterruptWatch implements AutoCloseable {

	private static final long PERIOD_MILLIS = 20;

	private static final int IDLE_PERIODS = 500;

	private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	private volatile boolean closed;

	/**
	 * Watch the calling thread.
	 * @param attempt how long an attempt may take
	 * @param call how long the call may take
	 * @return to be ended by the same thread
	 */
	Watched begin(Duration attempt, Duration call) {
		Watched begun = new Watched(this.watched, attempt.toNanos(), call.toNanos());
		this.watched.add(begun);
		if (!this.running && !this.closed) {
			start();
		}
		return begun;
	}

	private synchronized void start() {
		if (!this.running && !this.closed) {
			this.running = true;
			Thread thread = new Thread(this::look, "dynamo-mapping-interrupts");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void look() {
		int idle = 0;
		while (!this.closed && idle < IDLE_PERIODS) {
			idle = this.watched.isEmpty() ? idle + 1 : 0;
			this.watched.forEach(Watched::look);
			try {
				TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
			}
			catch (InterruptedException ex) {
				// Nobody has a reason to. Another thread is started when there is need.
				break;
			}
		}
		this.running = false;
		if (!this.watched.isEmpty()) {
			start();
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

	/**
	 * A thread that waits for an answer.
	 */
	static final class Watched {

		private final Set<Watched> watched;

		private final Thread thread = Thread.currentThread();

		private final long attempt;

		private final long call;

		private final long start = System.nanoTime();

		private volatile long sinceStart;

		private volatile boolean interrupted;

		private Watched(Set<Watched> watched, long attempt, long call) {
			this.watched = watched;
			this.attempt = attempt;
			this.call = call;
			this.sinceStart = Math.min(attempt, call);
		}

		// In this order: the SDK cannot have interrupted it before that time.
		private void look() {
			if (!this.interrupted && this.thread.isInterrupted() && System.nanoTime() - this.start < this.sinceStart) {
				this.interrupted = true;
			}
		}

		/**
		 * Tell that another attempt is about to begin.
		 * @return {@code false} if it is not to, as the thread was interrupted
		 */
		boolean again() {
			this.sinceStart = Math.min(System.nanoTime() - this.start + this.attempt, this.call);
			return !this.interrupted;
		}

		/**
		 * End to watch. Whoever was interrupted is so afterwards.
		 */
		void end() {
			this.watched.remove(this);
			if (this.interrupted) {
				this.thread.interrupt();
			}
		}

	}

}
