package io.dynamomapping.sample;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;

/**
 * Notes what the application asks of DynamoDB, on whatever thread.
 */
public class RequestLog implements RequestListener {

	private final Queue<String> requests = new ConcurrentLinkedQueue<>();

	@Override
	public void afterRequest(RequestReport report) {
		this.requests.add(report.operation() + " " + String.join(", ", report.tableNames()));
	}

	/**
	 * Return what an action requests.
	 * @param action what to run
	 * @return operation and tables of each request
	 */
	public List<String> during(Runnable action) {
		this.requests.clear();
		action.run();
		return List.copyOf(this.requests);
	}

}
