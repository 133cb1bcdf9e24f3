package io.dynamomapping.embedded;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Lets the JVM end when only DynamoDB Local is left. The threads of its database are no
 * daemons, whoever starts them, so the JVM would wait for them for ever.
 */
final class ExitWatch {

	private static final ThreadGroup THREADS = new ThreadGroup("embedded-dynamodb");

	// The thread in which HotSpot waits for the others after the main method has
	// returned.
	private static final String EXITING = "DestroyJavaVM";

	private static final long INTERVAL_MILLISECONDS = 500;

	private ExitWatch() {
	}

	/**
	 * Return a group for the threads of one instance. Those of its database inherit it
	 * from those that serve it.
	 * @return a new group
	 */
	static ThreadGroup threadGroup() {
		return new ThreadGroup(THREADS, THREADS.getName());
	}

	/**
	 * Watch for the end of the JVM.
	 * @param running tells whether to watch any longer
	 * @param close closes DynamoDB Local
	 */
	static void start(BooleanSupplier running, Runnable close) {
		Thread thread = new Thread(THREADS, () -> watch(running, close), "embedded-dynamodb-exit-watch");
		thread.setDaemon(true);
		thread.start();
	}

	private static void watch(BooleanSupplier running, Runnable close) {
		try {
			while (running.getAsBoolean()) {
				if (isNothingElseLeft()) {
					close.run();
					return;
				}
				Thread.sleep(INTERVAL_MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean isNothingElseLeft() {
		Thread[] others = threads().filter((thread) -> !thread.isDaemon() && !THREADS.parentOf(thread.getThreadGroup()))
			.toArray(Thread[]::new);
		return others.length == 1 && EXITING.equals(others[0].getName());
	}

	private static Stream<Thread> threads() {
		ThreadGroup root = THREADS;
		while (root.getParent() != null) {
			root = root.getParent();
		}
		Thread[] threads = new Thread[root.activeCount() * 2 + 16];
		return Arrays.stream(threads, 0, root.enumerate(threads));
	}

}
