package io.dynamomapping.sample.tour;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Notes the calls to DynamoDB that a thread makes, so that the tour tells what really
 * happened.
 */
@Component
class CallRecorder implements RequestListener {

	private static final ThreadLocal<@Nullable List<String>> recording = new ThreadLocal<>();

	@Override
	public void afterRequest(RequestReport report) {
		List<String> calls = recording.get();
		if (calls != null) {
			calls.add(report.operation());
		}
	}

	/**
	 * Run an action and note the calls that it makes on this thread.
	 * @param action what to run
	 * @return the names of the calls, in their order
	 */
	List<String> record(Runnable action) {
		List<String> calls = new ArrayList<>();
		recording.set(calls);
		try {
			action.run();
		}
		finally {
			recording.remove();
		}
		return calls;
	}

}
