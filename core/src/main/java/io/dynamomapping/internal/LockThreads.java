package io.dynamomapping.internal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The daemon threads of locks: one that watches the time and never waits for anything
 * else, and as many as there are requests and actions under way. They start when they are
 * needed.
 */
final class LockThreads {

	private final ScheduledThreadPoolExecutor clock;

	private final ExecutorService workers;

	LockThreads(String name) {
		String thread = "dynamo-mapping-locks-" + name;
		this.clock = new ScheduledThreadPoolExecutor(1, (task) -> daemon(task, thread));
		this.clock.setRemoveOnCancelPolicy(true);
		this.workers = Executors.newCachedThreadPool((task) -> daemon(task, thread + "-worker"));
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Do something again and again that does not wait.
	 * @param task what to do
	 * @param pause the time in between
	 * @return ends it
	 * @throws RejectedExecutionException after {@link #end()}
	 */
	Future<?> every(Duration pause, Runnable task) {
		return this.clock.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Do something later that does not wait.
	 * @param nanos when
	 * @param task what to do
	 * @return ends it
	 * @throws RejectedExecutionException after {@link #end()}
	 */
	Future<?> after(long nanos, Runnable task) {
		return this.clock.schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Do something now that may wait.
	 * @param task what to do
	 * @return interrupts it
	 * @throws RejectedExecutionException after {@link #end()}
	 */
	Future<?> submit(Runnable task) {
		return this.workers.submit(task);
	}

	/**
	 * Do something now that may wait, and is not to be interrupted.
	 * @param task what to do
	 * @throws RejectedExecutionException after {@link #end()}
	 */
	void execute(Runnable task) {
		this.workers.execute(task);
	}

	/**
	 * End the threads, those with a task when it is done.
	 */
	void end() {
		this.clock.shutdownNow();
		this.workers.shutdown();
	}

}
