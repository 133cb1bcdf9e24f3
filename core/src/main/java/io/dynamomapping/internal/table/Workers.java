package io.dynamomapping.internal.table;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Runs the requests of batches and of pages read ahead, a bounded number at a time: on
 * virtual threads where the JVM has them, else on platform threads that end when they are
 * idle.
 */
final class Workers implements AutoCloseable {

	private static final long IDLE_SECONDS = 10;

	private static final long CLOSE_MILLIS = 5_000;

	private static final int MAX_BATCHES = Integer.MAX_VALUE;

	private final int concurrency;

	private final Semaphore permits;

	/** Those that are under way hold one each. */
	private final Semaphore batches = new Semaphore(MAX_BATCHES);

	private final ExecutorService executor;

	private final UnaryOperator<Runnable> decorator;

	/**
	 * Create workers.
	 * @param concurrency how many tasks may run at once
	 * @param decorator decorates each task on the thread that submits it
	 */
	Workers(int concurrency, UnaryOperator<Runnable> decorator) {
		if (concurrency < 1) {
			throw new IllegalArgumentException(
					"Expected at least 1 batch request in flight, found " + concurrency + ".");
		}
		this.concurrency = concurrency;
		this.permits = new Semaphore(concurrency);
		this.executor = executor(concurrency);
		this.decorator = decorator;
	}

	private static ExecutorService executor(int concurrency) {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (ReflectiveOperationException ex) {
			// Before JDK 21 the method is missing, or a preview that is switched off.
			return platformThreads(concurrency);
		}
	}

	private static ExecutorService platformThreads(int concurrency) {
		AtomicInteger count = new AtomicInteger();
		ThreadPoolExecutor executor = new ThreadPoolExecutor(concurrency, concurrency, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> {
					Thread thread = new Thread(task, "dynamo-mapping-" + count.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/**
	 * Return how many tasks may run at once.
	 * @return the number, at least 1
	 */
	int concurrency() {
		return this.concurrency;
	}

	/**
	 * Run a task as soon as fewer than the allowed number run.
	 * @param task the task
	 * @return its future
	 * @throws InterruptedException if the thread is interrupted while it waits
	 * @throws RejectedExecutionException after close
	 */
	Future<?> submit(Runnable task) throws InterruptedException {
		this.permits.acquire();
		return submitPermitted(task);
	}

	/**
	 * Run a task unless the allowed number run already.
	 * @param task the task
	 * @return its future; {@code null} if it was not taken, as always after close
	 */
	@Nullable Future<?> trySubmit(Runnable task) {
		if (!this.permits.tryAcquire()) {
			return null;
		}
		try {
			return submitPermitted(task);
		}
		catch (RejectedExecutionException ex) {
			return null;
		}
	}

	private Future<?> submitPermitted(Runnable task) {
		boolean submitted = false;
		try {
			Runnable decorated = this.decorator.apply(task);
			Future<?> future = this.executor.submit(() -> {
				try {
					decorated.run();
				}
				finally {
					this.permits.release();
				}
			});
			submitted = true;
			return future;
		}
		finally {
			if (!submitted) {
				this.permits.release();
			}
		}
	}

	/**
	 * Run a batch that {@link #close()} waits for.
	 * @param batch runs on the calling thread, and submits tasks
	 */
	void enter(Runnable batch) {
		// After close there are none left, and the batch will notice.
		boolean entered = this.batches.tryAcquire();
		try {
			batch.run();
		}
		finally {
			if (entered) {
				this.batches.release();
			}
		}
	}

	/**
	 * Take no more tasks, and give those that run, and batches, some time to come to
	 * their end.
	 */
	@Override
	public void close() {
		if (this.executor.isShutdown()) {
			return;
		}
		this.executor.shutdown();
		long start = System.nanoTime();
		try {
			if (this.executor.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
				long left = TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS) - (System.nanoTime() - start);
				this.batches.tryAcquire(MAX_BATCHES, left, TimeUnit.NANOSECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
