package io.dynamomapping.internal.table;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class WorkersTests {

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void tasksRunOnVirtualThreads() throws Exception {
		// Looked up as it is not there when compiling for Java 17.
		assertThat(Thread.class.getMethod("isVirtual").invoke(threadOfTask())).isEqualTo(true);
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void tasksRunOnNamedDaemonThreadsWhereThereAreNoVirtualOnes() throws Exception {
		assertThat(threadOfTask()).satisfies((thread) -> {
			assertThat(thread.getName()).isEqualTo("dynamo-mapping-1");
			assertThat(thread.isDaemon()).isTrue();
		});
	}

	@Test
	void closedWorkersTakeNoTasks() {
		Workers workers = new Workers(1, UnaryOperator.identity());
		workers.close();

		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> workers.submit(() -> {
			}));
		}
	}

	private static @Nullable Thread threadOfTask() throws Exception {
		AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
		try (Workers workers = new Workers(2, UnaryOperator.identity())) {
			workers.submit(() -> thread.set(Thread.currentThread())).get();
		}
		return thread.get();
	}

}
