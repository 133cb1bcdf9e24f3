package io.dynamomapping.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The same task in several threads, which start together.
 */
public final class Race {

	private Race() {
	}

	/**
	 * Run a task in several threads and wait for all of them.
	 * @param threads how many
	 * @param task gets the number of its thread, from 0
	 * @param <T> the type of the results
	 * @return the results, by thread
	 * @throws Exception if one of them failed, or takes longer than a minute
	 */
	public static <T> List<T> of(int threads, Runner<T> task) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<T>> futures = new ArrayList<>();
			for (int number = 0; number < threads; number++) {
				int thread = number;
				futures.add(executor.submit(() -> {
					start.await();
					return task.run(thread);
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get(1, TimeUnit.MINUTES));
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	/**
	 * One thread's share.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface Runner<T> {

		/**
		 * Run in one of the threads.
		 * @param thread the number of the thread, from 0
		 * @return the result
		 * @throws Exception if the task failed
		 */
		T run(int thread) throws Exception;

	}

}
